using System.Globalization;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Proposals;

/// <summary>A part of a long list that fits on one card, and the buttons to the parts beside it.</summary>
internal sealed class Pages<T>(IReadOnlyList<T> all, int wanted)
{
    public const int Size = 15;

    public int Count => Math.Max(1, (all.Count + Size - 1) / Size);

    /// <summary>From 1. A page beyond the last is the last.</summary>
    public int Number => Math.Clamp(wanted, 1, Count);

    public IEnumerable<T> Items => all.Skip((Number - 1) * Size).Take(Size);

    public IEnumerable<CardElement> Line(Language language) =>
        Count > 1 ? [new TextBlock(UnconferencesTexts.PageOf(language, Number, Count)) { Style = TextStyle.Subtle }] : [];

    public IEnumerable<CardAction> Buttons(string verb, Unconference unconference, Language language)
    {
        if (Number > 1) yield return To(Number - 1, UnconferencesTexts.Previous);
        if (Number < Count) yield return To(Number + 1, UnconferencesTexts.Next);

        ActionExecute To(int page, Text title) => new(title.In(language), verb)
        {
            Data = new Dictionary<string, string> { ["u"] = unconference.Id, ["page"] = page.ToString(CultureInfo.InvariantCulture) },
            SendsInputs = false,
        };
    }
}

/// <summary>Reads which page is meant.</summary>
internal static class PageNumber
{
    /// <summary>What a button carries; the first page if it carries none that is one.</summary>
    public static int Of(ButtonPress press) =>
        int.TryParse(press["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>The number after <c>side</c> or <c>page</c>, or null if neither stands there.</summary>
    public static int? Of(Arguments arguments)
    {
        for (var i = 0; i < arguments.Pieces.Count; i++)
        {
            if (arguments.Pieces[i].Equals("side", StringComparison.OrdinalIgnoreCase)
                || arguments.Pieces[i].Equals("page", StringComparison.OrdinalIgnoreCase))
                return arguments.Number(i + 1) ?? 1;
        }

        return null;
    }
}
