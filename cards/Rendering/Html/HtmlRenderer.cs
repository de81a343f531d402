using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.Html;

/// <summary>
/// Card → an HTML fragment that works without script: headings, definition lists, and a form that posts the pressed button as
/// <c>action</c>, a JSON object <c>{"verb", "data", "origin"}</c>, beside the fields by their ids. A box that is not ticked is not posted;
/// several choices are posted as several values. Looks are left to the page: there are classes, no styles.
/// </summary>
public static class HtmlRenderer
{
    /// <summary>The card as one <c>article</c> element.</summary>
    /// <param name="card">What to show.</param>
    /// <param name="formAction">Where its forms are posted to.</param>
    /// <param name="idPrefix">Starts every id in the fragment, so that a page can hold many cards: the message's id, letters and
    /// digits.</param>
    /// <param name="origin">Which community the card was made for; comes back in every button's value.</param>
    public static string Render(Card card, string formAction, string idPrefix, string? origin = null)
    {
        var html = new HtmlText();
        new HtmlCard(html, formAction, idPrefix, origin).WriteArticle(card);
        return html.ToString();
    }
}

/// <summary>One rendering of one card: counts the ids it gives.</summary>
internal sealed class HtmlCard(HtmlText html, string formAction, string idPrefix, string? origin)
{
    private int _ids;

    private string NextId() => $"{idPrefix}-{++_ids}";

    public void WriteArticle(Card card)
    {
        var title = card.Body.OfType<TextBlock>().FirstOrDefault(text => text.Style is TextStyle.Title);
        var titleId = title is null ? null : $"{idPrefix}-title";
        html.Open("article", ("class", "card"), ("lang", card.Language), ("aria-labelledby", titleId),
            ("aria-label", title is null ? card.Summary : null));
        WriteContent(card, title);
        html.Close("article");
    }

    /// <summary>
    /// The form itself is empty and its fields and buttons name it: a form can't hold the form of a card that a button unfolds,
    /// but that card has to stand where its button is.
    /// </summary>
    private void WriteContent(Card card, TextBlock? title)
    {
        var form = NextId();
        if (CardWalk.Inputs(card).Any() || CardWalk.Actions(card).OfType<ActionExecute>().Any())
        {
            html.Open("form", ("class", "card-form"), ("id", form), ("method", "post"), ("action", formAction));
            html.CloseOnLine("form");
        }

        foreach (var element in card.Body) WriteElement(element, form, title);
        WriteActions(card.Actions, form);
    }

    private void WriteElement(CardElement element, string form, TextBlock? title)
    {
        if (element.Separator && element is not Chart) html.Void("hr", ("class", "card-separator"));
        switch (element)
        {
            case Chart chart:
                var (heading, facts) = new ChartDrawing(chart).InWords(withBars: false);
                WriteElement(heading, form, title);
                HtmlChart.Write(html, chart);
                WriteElement(facts, form, title);
                break;
            case TextBlock text:
                WriteText(text, title);
                break;
            case ClockLine clock:
                WriteText(clock.InWords, title);
                break;
            case MentionLine line:
                WriteText(line.InWords, title);
                break;
            case Period period:
                html.Open("h4", ("class", "card-heading"));
                html.Element("time", period.Text,
                    ("datetime", period.Start.ToString("yyyy-MM-dd'T'HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture)));
                html.Close("h4");
                break;
            case FactSet set:
                html.Open("dl", ("class", "card-facts"));
                foreach (var fact in set.Facts)
                {
                    html.Open("div");
                    html.Element("dt", CleanText.Line(fact.Title));
                    html.Element("dd", fact.Value);
                    html.Close("div");
                }

                html.Close("dl");
                break;
            case Container container:
                html.Open("div", ("class", container.Emphasis ? "card-container card-emphasis" : "card-container"));
                foreach (var item in container.Items) WriteElement(item, form, title);
                html.Close("div");
                break;
            case ColumnSet set:
                WriteColumns(set, form, title);
                break;
            case Image image when SafeAddress.IsPicture(image.Url):
                html.Void("img", ("class", "card-image"), ("src", image.Url), ("alt", CleanText.Line(image.AltText)));
                break;
            case Image image:
                html.Element("p", image.AltText, ("class", "card-text"));
                break;
            case ActionSet set:
                WriteActions(set.Actions, form);
                break;
            case Input input:
                new HtmlInput(html, form, NextId()).Write(input);
                break;
            default:
                throw new NotSupportedException($"The HTML renderer does not know {element.GetType().Name}.");
        }
    }

    private void WriteText(TextBlock text, TextBlock? title)
    {
        var (tag, look) = text.Style switch
        {
            TextStyle.Title => ("h3", "card-title"),
            TextStyle.Heading => ("h4", "card-heading"),
            TextStyle.Strong => ("p", "card-text card-strong"),
            TextStyle.Subtle => ("p", "card-text card-subtle"),
            TextStyle.Attention => ("p", "card-text card-attention"),
            _ => ("p", "card-text"),
        };
        html.Element(tag, text.Text, ("class", look), ("id", ReferenceEquals(text, title) ? $"{idPrefix}-title" : null));
    }

    private void WriteColumns(ColumnSet set, string form, TextBlock? title)
    {
        html.Open("div", ("class", "card-columns"));
        foreach (var column in set.Columns)
        {
            html.Open("div", ("class", column.Stretch ? "card-column card-stretch" : "card-column"));
            foreach (var item in column.Items) WriteElement(item, form, title);
            html.Close("div");
        }

        html.Close("div");
    }

    private void WriteActions(IReadOnlyList<CardAction> actions, string form)
    {
        if (actions.Count == 0) return;
        html.Open("div", ("class", "card-actions"));
        foreach (var action in actions)
        {
            switch (action)
            {
                case ActionExecute execute:
                    html.Element(
                        "button",
                        CleanText.Line(execute.Title),
                        ("class", Look(execute)),
                        ("type", "submit"),
                        ("form", form),
                        ("name", ReservedNames.Action),
                        ("value", HtmlAction.Value(execute, origin)),
                        ("formnovalidate", execute.SendsInputs ? null : ""));
                    break;
                case ActionOpenUrl open when SafeAddress.IsPage(open.Url):
                    html.Element("a", CleanText.Line(open.Title), ("class", Look(open)), ("href", open.Url), ("rel", "noopener"));
                    break;
                case ActionOpenUrl:
                    break;
                case ActionShowCard show:
                    html.Open("details", ("class", "card-show"), ("lang", show.Card.Language));
                    html.Element("summary", CleanText.Line(show.Title), ("class", Look(show)));
                    WriteContent(show.Card, title: null);
                    html.Close("details");
                    break;
                default:
                    throw new NotSupportedException($"The HTML renderer does not know {action.GetType().Name}.");
            }
        }

        html.Close("div");
    }

    private static string Look(CardAction action) => action.Style switch
    {
        ActionStyle.Positive => "card-action card-positive",
        ActionStyle.Destructive => "card-action card-destructive",
        _ => "card-action",
    };
}
