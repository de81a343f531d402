using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>The cards about what is stored, and its end.</summary>
internal static class PrivacyCards
{
    public static Card About(Language language) => Card(language, PrivacyTexts.AboutTitle.In(language),
        [
            .. PrivacyTexts.About.SelectMany(part => (CardElement[])
            [
                new TextBlock(part.Title.In(language)) { Style = TextStyle.Heading },
                new TextBlock(part.Text.In(language)),
            ]),
        ],
        [
            CommandButtons.For("privacy.my-data", PrivacyTexts.ShowMyData.In(language)),
            CommandButtons.For("privacy.forget", PrivacyTexts.ForgetMe.In(language)),
        ]);

    /// <summary>On a person's own page.</summary>
    public static Card Home(Language language) =>
        Card(language, PrivacyTexts.HomeTitle.In(language), [new TextBlock(PrivacyTexts.HomeText.In(language))],
        [
            CommandButtons.For("privacy.my-data", PrivacyTexts.ShowMyData.In(language)),
            CommandButtons.For("privacy.about", PrivacyTexts.AboutTitle.In(language)),
        ]);

    /// <summary>One page of what is stored, in words.</summary>
    public static Card MyData(Language language, IReadOnlyList<(string Heading, string Line)> page, int number, int count,
        bool isFile = false)
    {
        var body = new List<CardElement>();
        if (number == 1)
            body.Add(new TextBlock((isFile ? PrivacyTexts.MyDataIntroductionWithFile : PrivacyTexts.MyDataIntroduction).In(language)));
        foreach (var part in page.GroupBy(line => line.Heading))
        {
            body.Add(new TextBlock(part.Key) { Style = TextStyle.Heading });
            body.Add(new TextBlock(string.Join('\n', part.Select(line => line.Line))));
        }

        return Card(language, PrivacyTexts.MyDataTitle(language, number, count), body,
            number == count ? [CommandButtons.For("privacy.forget", PrivacyTexts.ForgetMe.In(language))] : []);
    }

    /// <summary>One page of the same as JSON.</summary>
    public static Card MyDataJson(Language language, IReadOnlyList<(string Heading, string Line)> page, int number, int count) =>
        Card(language, PrivacyTexts.JsonTitle(language, number, count),
            [new TextBlock(string.Join('\n', page.Select(line => line.Line)))], []);

    /// <summary>The same as a file, by an address that is good once.</summary>
    public static Card MyDataFile(Language language, string url) =>
        Card(language, PrivacyTexts.FileTitle.In(language), [new TextBlock(PrivacyTexts.FileText.In(language))],
            [new ActionOpenUrl(PrivacyTexts.FileButton.In(language), url)]);

    /// <param name="language">The person's.</param>
    /// <param name="leaderless">Communities that will have no lead.</param>
    /// <param name="mark">Whose button it is: the beginning of their pseudonym.</param>
    public static Card Confirm(Language language, IReadOnlyList<Community> leaderless, string mark)
    {
        var body = new List<CardElement>
        {
            new TextBlock(PrivacyTexts.WhatGoes.In(language)),
            new TextBlock(PrivacyTexts.WhatStays.In(language)),
        };
        if (leaderless.Count > 0)
            body.Add(new TextBlock(PrivacyTexts.OnlyLead(language, Names(leaderless, language))) { Style = TextStyle.Strong });
        body.Add(new TextBlock(PrivacyTexts.NoUndo(language, isOnlyLead: leaderless.Count > 0)));
        return Card(language, PrivacyTexts.ConfirmTitle.In(language), body,
        [
            new ActionExecute(PrivacyTexts.ConfirmForget.In(language), "privacy.forget")
            {
                Style = ActionStyle.Destructive,
                Data = new Dictionary<string, string> { ["by"] = mark },
                SendsInputs = false,
            },
        ]);
    }

    public static Card Forgotten(Language language, IReadOnlyList<Community> leaderless)
    {
        var body = new List<CardElement> { new TextBlock(PrivacyTexts.ForgottenFor.In(language)),
            new TextBlock(PrivacyTexts.WhatStays.In(language)), new TextBlock(PrivacyTexts.ForgottenMore.In(language)) };
        if (leaderless.Count > 0) body.Add(new TextBlock(PrivacyTexts.NoLeadNow(language, Names(leaderless, language))));
        return Card(language, PrivacyTexts.Forgotten.In(language), body, []);
    }

    private static string Names(IReadOnlyList<Community> communities, Language language) =>
        string.Join(", ", communities.Select(community => TurnTexts.NameOf(community, language)));

    private static Card Card(Language language, string title, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions) => new()
    {
        Summary = title,
        Language = language.Tag(),
        Body = [new TextBlock(title) { Style = TextStyle.Title }, .. body],
        Actions = actions,
    };
}
