using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.BlockKit.Checks;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards.Rendering.BlockKit;

/// <summary>
/// Whatever is on a card, and whatever people wrote into it: the limits hold, the JSON is whole, and nothing that is read gets lost.
/// </summary>
[Trait("Speed", "slow")]
public sealed partial class BlockKitAnyCardTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    private static readonly string[] Pieces =
    [
        " ", "\n", "\n\n", "*b*", "_i_", "~s~", "`c`", "> q", "<!channel>", "<@U1>", "<https://evil.example|x>", "&amp;", "&", ":smile:", "@here", "a", "word ", "Åpent ",
        Family, "👍🏽", "🇳🇴", "e\u0301", "שלום ", "مرحبا ", "\u202e", "\u0000", "\t",
    ];

    private static readonly Gen<string> Short = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[1, 8].Select(string.Concat);

    private static readonly Gen<string> Text = Gen.Frequency(
        (8, Short), (1, Short.SelectMany(text => Gen.Int[1, 900].Select(times => string.Concat(Enumerable.Repeat(text, times))))), (1, Gen.Const("")));

    private static readonly Gen<CardAction> Button = Gen.Select(Text, Short, Gen.Int[0, 3], Gen.Bool).Select(CardAction (title, data, kind, sends) => kind switch
    {
        0 => new ActionOpenUrl(title, "https://example.org/" + Uri.EscapeDataString(data)),
        1 => new ActionShowCard(title, new Card { Summary = data, Language = "nb", Body = [new TextBlock(data)], Actions = [new ActionExecute(title, "a.b")] }),
        _ => new ActionExecute(title, "a." + kind) { Data = new Dictionary<string, string> { ["x"] = data }, SendsInputs = sends, Style = (ActionStyle)kind - 1 },
    });

    private static readonly Gen<CardElement> Leaf = Gen.Select(Text, Text, Gen.Int[0, 21], Gen.Bool, Button.Array[0, 12]).Select(CardElement (one, two, kind, flag, buttons) => kind switch
    {
        < 8 => new TextBlock(one) { Style = (TextStyle)(kind % 6), Separator = flag },
        8 or 9 => new FactSet([new Fact(one, two), new Fact(two, one)]),
        10 => new Image(flag ? "https://example.org/a.png" : "data:image/png;base64,AA", one),
        11 => new ActionSet(buttons),
        12 => new InputText("t" + one.Length, one) { Value = two, MaxLength = flag ? 5 : null, Hint = two, Error = one, Placeholder = one, IsMultiline = flag },
        13 => new InputNumber("n" + one.Length, one) { Min = 1, Max = 5, Value = two },
        14 => new InputToggle("b" + one.Length, one) { Value = "true" },
        15 => new InputDate("d" + one.Length, one) { Value = two },
        16 or 17 => new InputChoiceSet("c" + one.Length, one, [.. Enumerable.Range(0, one.Length % 230).Select(at => new Choice($"{at} {two}", $"{at}"))]) { IsExpanded = flag, IsMultiSelect = kind == 16, Value = "0" },
        18 => new Chart(one, two, [one, two], [.. Enumerable.Range(0, one.Length % 30).Select(at => new ChartPoint($"{at} {one}", two, [flag ? at : null, at]))]) { Kind = flag ? ChartKind.Line : ChartKind.Bars },
        _ => new ColumnSet([new Column([new TextBlock(one)]), new Column([new TextBlock(two)]), .. flag ? new[] { new Column([new TextBlock(one)]) } : []]),
    });

    private static readonly Gen<Card> AnyCard = Gen.Select(
            Text, Gen.Select(Leaf.Array[0, 60], Leaf.Array[0, 3], Gen.Bool).Select((leaves, inner, emphasis) => (CardElement[])[.. leaves, new Container(inner) { Emphasis = emphasis }]), Button.Array[0, 8])
        .Select((summary, body, actions) => new Card { Summary = summary, Language = "nb", Body = [.. body.DistinctBy(element => element is Input input ? input.Id : new object())], Actions = actions });

    [Fact]
    public void Any_card_holds_every_limit_as_a_message() => AnyCard.Always(
        card => Assert.Empty(BlockKitLint.Check(BlockKitRenderer.Render(card, new BlockKitOptions { Origin = "c1", NewestBlocks = true }), newest: true)), iter: 100);

    [Fact]
    public void Any_cards_hold_every_limit_on_a_home_tab() => AnyCard.Array[0, 3].Always(
        cards => Assert.Empty(BlockKitLint.Check(BlockKitRenderer.Home(cards, BlockKitOptions.Plain))), iter: 20);

    [Fact]
    public void No_sign_is_ever_cut_in_two() => AnyCard.Always(
        card =>
        {
            foreach (var text in Strings(BlockKitRenderer.Render(card, BlockKitOptions.Plain)))
            {
                Assert.DoesNotContain('\uFFFD', text);
                Assert.Equal(Count(text, "👨"), Count(text, Family));
                Assert.Equal(Count(text, "👍"), Count(text, "👍🏽"));
                Assert.Equal(Count(text, "🇳"), Count(text, "🇳🇴"));
            }
        }, iter: 30);

    [Fact]
    public void Nothing_that_is_read_is_lost_on_the_way() => Text.Array[1, 80].Always(
        texts =>
        {
            var message = BlockKitRenderer.Render(new Card { Summary = "x", Language = "nb", Body = [.. texts.Select((text, at) => new TextBlock(text) { Style = (TextStyle)(at % 6) })] }, BlockKitOptions.Plain);
            var shown = Bare(string.Concat(new[] { message }.Concat(message.Overflow).SelectMany(part => Shown(part.Blocks))));
            Assert.Equal(Bare(string.Concat(texts)), shown);
        }, iter: 100);

    private static string Bare(string text) => Blanks().Replace(string.Concat(text.ReplaceLineEndings("\n").Where(sign => sign is '\n' or '\t' || !char.IsControl(sign))), "").Replace("⚠", "", StringComparison.Ordinal);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static IEnumerable<string> Strings(BlockKitMessage message) =>
        new[] { message.Text }.Concat(new[] { message }.Concat(message.Overflow).SelectMany(part => Shown(part.Blocks))).Concat(message.Forms.SelectMany(form => Shown(form.View)));

    private static List<string> Shown(ReadOnlyMemory<byte> json)
    {
        var found = new List<string>();
        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || !reader.ValueTextEquals("text"u8)) continue;
            reader.Read();
            if (reader.TokenType is JsonTokenType.String) found.Add(reader.GetString()!);
        }

        return found;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
