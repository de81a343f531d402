using System.Text;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Cards.Rendering.BlockKit;

/// <summary>
/// The official types know every block, element and member that is rendered: all cards in one file, which the TypeScript compiler reads.
/// </summary>
public sealed class BlockKitShapeTests
{
    [Fact]
    public async Task Every_card_of_the_product_has_the_official_shapes() => Assert.Empty(await Faults(
    [
        .. Gallery.Cards.Select(SlackGallery.Render).SelectMany(Shapes),
        .. Gallery.Cards.Select(card => BlockKitRenderer.Render(card.Card, new BlockKitOptions { NewestBlocks = true })).SelectMany(Shapes),
        .. Languages.All.Select(language => ("ModalView", Text(Views.Channels("unconferences.propose", language)))),
        .. Languages.All.Select(language => ("Newest[]", Text(BlockKitRenderer.Render(FirstSteps.CardOf(language), BlockKitOptions.Plain).Blocks))),
        .. Gallery.Languages.Select(language => ("HomeView", Text(BlockKitRenderer.Home([.. Gallery.Cards.Where(card => card.Language == language).Select(card => card.Card)], BlockKitOptions.Plain).View))),
    ]));

    [Theory]
    [InlineData("KnownBlock[]", """[{"type":"section","text":{"type":"plain_text","text":"Hi"},"colour":"red"}]""", "colour")]
    [InlineData("KnownBlock[]", """[{"type":"sektion","text":{"type":"plain_text","text":"Hi"}}]""", "sektion")]
    [InlineData("KnownBlock[]", """[{"type":"header","text":{"type":"mrkdwn","text":"Hi"}}]""", "mrkdwn")]
    [InlineData("Newest[]", """[{"type":"data_visualization","title":"Hi","chart":{"type":"bar","series":[{"name":"Hi","data":[{"label":"a","value":"1"}]}],"axis_config":{"categories":["a"]}}}]""", "number")]
    [InlineData("ModalView", """{"type":"modal","blocks":[]}""", "title")]
    [InlineData("ModalView", """{"type":"modal","title":{"type":"plain_text","text":"Hi"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"n"},"element":{"type":"number_input"}}]}""", "is_decimal_allowed")]
    public async Task The_shape_check_finds_a_planted_fault(string type, string json, string found) =>
        Assert.Contains(found, await Faults([(type, json)]), StringComparison.Ordinal);

    /// <summary>
    /// What @slack/types 3.2.0 does not know yet, as https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block has it.
    /// </summary>
    private const string NewestBlock = """
        type Series = {name: string, data: {label: string, value: number}[]};
        type Charts = {type: 'data_visualization', block_id?: string, title: string, chart: {type: 'bar' | 'line' | 'area', series: Series[], axis_config: {categories: string[], x_label?: string, y_label?: string}}};
        type Newest = KnownBlock | Charts;

        """;

    private static IEnumerable<(string Type, string Json)> Shapes(BlockKitMessage message) =>
    [
        ("Newest[]", Text(message.Blocks)),
        .. message.Overflow.Select(more => ("KnownBlock[]", Text(more.Blocks))),
        .. message.Forms.Select(form => ("ModalView", Text(form.View))),
    ];

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    private static async Task<string> Faults(IEnumerable<(string Type, string Json)> shapes)
    {
        // The compiler looks for the types in the folders above the file.
        var tools = await NodeTools.Folder;
        var folder = Path.Combine(tools, "shapes-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            var file = Path.Combine(folder, "cards.ts");
            var lines = shapes.Distinct().Select((shape, at) => $"export const c{at}: {shape.Type} = {shape.Json};");
            await File.WriteAllTextAsync(file, "import type {HomeView, KnownBlock, ModalView} from '@slack/types';\n" + NewestBlock + string.Join('\n', lines));
            return await NodeTools.Run("node", [Path.Combine(tools, "node_modules", "typescript", "bin", "tsc"), "--strict", "--noEmit", "--skipLibCheck", "--pretty", "false", file]);
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
