using CsCheck;
using OtgBot.Features.Privacy.Domain;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Privacy;

public sealed class PagesTests
{
    [Fact]
    public void Nothing_is_lost_or_out_of_order_and_no_page_is_too_long() => Gen.Select(Gen.String[0, 60].Array[0, 20], Gen.Int[2, 50]).Always((lines, length) =>
    {
        var pages = Pages.Of(lines.Select((line, index) => ($"heading {index}", line)), length);

        Assert.Equal(string.Concat(lines), string.Concat(pages.SelectMany(page => page).Select(line => line.Line)));
        Assert.All(pages, page => Assert.True(page.Sum(line => line.Line.Length) <= length));
    });
}
