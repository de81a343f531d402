using System.Globalization;
using System.Text;
using QRCoder;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An address as a code that a telephone reads off a wall: an SVG that stands in the page, black on white whatever the reader prefers.
/// </summary>
internal static class QrCode
{
    /// <param name="address">What the code says.</param>
    /// <param name="label">What those read who do not see it; encoded already.</param>
    public static string Svg(string address, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            // The modules of a row that follow one another are one bar.
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && code.ModuleMatrix[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="code" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
