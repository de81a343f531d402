using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>The cards of sharing: the code, and who takes part.</summary>
internal static class SharingCards
{
    public static Card Code(Unconference unconference, JoinCode code, string until, Language language)
    {
        var title = $"{SharingTexts.CodeTitle.In(language)}: {unconference.Name}";
        return new Card
        {
            Summary = $"{title}: {code.Shown}",
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                new FactSet(
                [
                    new Fact(SharingTexts.CodeFact.In(language), code.Shown),
                    new Fact(SharingTexts.ForFact.In(language), SharingTexts.Uses(language, code.IsSingle)),
                    new Fact(SharingTexts.UntilFact.In(language), until),
                ]),
                new TextBlock(SharingTexts.HowToJoin(language, code.Shown)),
            ],
            Actions =
            [
                CommandButtons.For("unconferences.join-code", SharingTexts.NewCode.In(language), unconference.Id, code.Code, "new"),
                CommandButtons.For("unconferences.join-code", SharingTexts.SingleCode.In(language), unconference.Id, code.Code, "single"),
                CommandButtons.For("unconferences.join-code", SharingTexts.CloseCode.In(language), unconference.Id, code.Code, "close"),
            ],
        };
    }

    /// <param name="here">The partition of the community that reads.</param>
    public static Card Communities(Unconference unconference, string here, bool forLead, Language language)
    {
        var title = SharingTexts.CommunitiesTitle(language, unconference.Name);
        var count = SharingTexts.CommunitiesCount(language, unconference.Communities.Count);
        var body = new List<CardElement> { new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(count) { Style = TextStyle.Subtle } };
        foreach (var (place, community) in unconference.Communities.Index())
        {
            var marks = new[] { place == 0 ? SharingTexts.OwnerMark(language) : null, community == here
                ? SharingTexts.YouMark(language)
                : null }.OfType<string>().ToList();
            body.Add(
                new TextBlock(
                    $"{place + 1}. {SharingTexts.NameOf(language, unconference, community)}{(marks.Count > 0 ? $" ({string.Join(", ", marks)})" : "")}"));
        }

        var isOwner = unconference.Owner == here;
        if (forLead && isOwner && unconference.Communities.Count > 1)
            body.Add(new TextBlock(SharingTexts.RemoveHint(language)) { Style = TextStyle.Subtle });
        return new Card
        {
            Summary = $"{title}: {count}",
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                .. forLead && isOwner
                    ? [CommandButtons.For("unconferences.join-code", SharingTexts.CodeTitle.In(language))]
                    : Array.Empty<CardAction>(),
                .. forLead && unconference.Communities.Count > 1 ? [Leave(unconference, language)] : Array.Empty<CardAction>(),
            ],
        };
    }

    /// <summary>To a community whose leads run it from now on. No lead's buttons, since all read it.</summary>
    public static Card Owner(Edition edition, int topics, Language language)
    {
        var text = SharingTexts.YouRunIt(language, edition.Unconference.Name);
        var card = UnconferencesCards.Status(edition, topics, forLead: null, language);
        return card with { Summary = text, Body = [card.Body[0], new TextBlock(text) { Style = TextStyle.Strong }, .. card.Body.Skip(1)] };
    }

    /// <summary>A sentence for the others, with the way to see who takes part now.</summary>
    public static Card News(string text, Unconference unconference, string community, Language language)
    {
        var card = Communities(unconference, community, forLead: false, language);
        return card with { Summary = text, Body = [card.Body[0], new TextBlock(text), .. card.Body.Skip(1)] };
    }

    public static ActionShowCard Leave(Unconference unconference, Language language) => UnconferencesCards.Sure(
        SharingTexts.Leave,
        SharingTexts.LeaveSure,
        CommandButtons.For("unconferences.leave", SharingTexts.LeaveNow.In(language), unconference.Id, "")
            with
        { Style = ActionStyle.Destructive },
        language);
}
