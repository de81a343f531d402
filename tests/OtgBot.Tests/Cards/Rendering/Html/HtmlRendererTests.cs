using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering.Html;

namespace OtgBot.Tests.Cards.Rendering.Html;

/// <summary>The rules the gallery's <c>sample-all-elements</c> shows together, one by one.</summary>
public sealed class HtmlRendererTests
{
    [Fact]
    public void A_card_is_an_article_named_by_its_title() => AssertHtml(
        """<article class="card" lang="nn" aria-labelledby="m7-title"><h3 class="card-title" id="m7-title">Hei &amp; velkomen</h3></article>""",
        new TextBlock("Hei & velkomen") { Style = TextStyle.Title });

    [Fact]
    public void A_field_names_its_hint_and_error_and_keeps_what_was_filled_in() => AssertHtml(
        """
        <article class="card" lang="nn" aria-label="Kort"><form class="card-form" id="m7-1" method="post" action="/act?a=1&amp;b=2"></form>
        <div class="card-input card-invalid"><label for="m7-2"><span>Tittel</span><span class="card-required" aria-hidden="true">*</span></label>
        <p class="card-hint" id="m7-2-hint">Kort.</p><p class="card-error" id="m7-2-error">For lang.</p>
        <input id="m7-2" name="t" form="m7-1" type="text" value="&quot;a&quot;" maxlength="80" required aria-invalid="true" aria-describedby="m7-2-hint m7-2-error"></div></article>
        """,
        new InputText("t", "Tittel") { IsRequired = true, MaxLength = 80, Value = "\"a\"", Hint = "Kort.", Error = "For lang." });

    [Fact]
    public void A_button_posts_its_verb_data_and_origin_and_cancel_is_not_validated() => AssertHtml(
        """
        <article class="card" lang="nn" aria-label="Kort"><form class="card-form" id="m7-1" method="post" action="/act?a=1&amp;b=2"></form>
        <div class="card-actions"><button class="card-action card-destructive" type="submit" form="m7-1" name="action"
         value="{&quot;verb&quot;:&quot;a.b&quot;,&quot;data&quot;:{&quot;n&quot;:&quot;2&quot;},&quot;origin&quot;:&quot;c7&quot;}" formnovalidate>Avbryt</button></div></article>
        """,
        new ActionSet([new ActionExecute("Avbryt", "a.b") { Data = new Dictionary<string, string> { ["n"] = "2" }, SendsInputs = false, Style = ActionStyle.Destructive }]));

    [Fact]
    public void An_unsafe_address_is_never_a_link_or_a_picture() => AssertHtml(
        """<article class="card" lang="nn" aria-label="Kort"><p class="card-text">Søyler</p><div class="card-actions"></div></article>""",
        new Image("javascript:alert(1)", "Søyler"),
        new ActionSet([new ActionOpenUrl("Les", "javascript:alert(1)")]));

    private static void AssertHtml(string expected, params CardElement[] body)
    {
        var html = HtmlRenderer.Render(new Card { Summary = "Kort", Language = "nn", Body = body }, "/act?a=1&b=2", "m7", "c7");
        Assert.Equal(expected.ReplaceLineEndings(""), html.ReplaceLineEndings(""));
    }
}
