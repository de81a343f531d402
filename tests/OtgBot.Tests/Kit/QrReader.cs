using Microsoft.Playwright;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Reads a QR code off a picture, as a telephone would, with another implementation than the one that drew it: npm's jsQR.
/// </summary>
internal static class QrReader
{
    private const string Run = """
        async picture => {
          const image = new Image();
          image.src = 'data:image/png;base64,' + picture;
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
          const pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          const found = jsQR(pen.getImageData(0, 0, image.width, image.height).data, image.width, image.height);
          return found ? found.data : '';
        }
        """;

    /// <returns>What the code says; empty where none is seen.</returns>
    public static async Task<string> Read(ILocator code)
    {
        var picture = await code.ScreenshotAsync();
        var page = await Browser.NewPage();
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(await NodeTools.Folder, "node_modules", "jsqr", "dist", "jsQR.js"), TestContext.Current.CancellationToken));
        var read = await page.EvaluateAsync<string>(Run, Convert.ToBase64String(picture));
        await page.CloseAsync();
        return read;
    }
}
