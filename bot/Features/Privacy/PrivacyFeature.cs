using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Everyone's right to read and erase what is stored about them, and the end of what belongs to a community that is gone.</summary>
internal sealed class PrivacyFeature(MyData report, Downloads downloads, Forgetting forgetting) : IFeature
{
    private static readonly string[] Yes = ["ja", "yes", "jo"];

    public Text? Heading => PrivacyTexts.Heading;

    public static void Register(IServiceCollection services) => services
        .AddSingleton<PersonStore>()
        .AddSingleton<ForgottenStore>()
        .AddSingleton<MyData>()
        .AddFeature<Removals>()
        .AddFeature<RemovedCommunities>()
        .AddFeature<OpenForms>()
        .AddFeature<Downloads>()
        .AddFeature<Forgetting>()
        .AddFeature<Absence>()
        .AddFeature<OldRows>();

    public void Map(FeatureMap map)
    {
        map.Command(new Command("privacy.my-data", PrivacyTexts.MyDataWords, PrivacyTexts.MyDataHelp, (turn, _) => ShowMyData(turn)) { Where = Where.Anywhere, StoresNothing = true });
        map.Command(new Command("privacy.forget", PrivacyTexts.ForgetWords, PrivacyTexts.ForgetHelp, (turn, arguments) =>
            arguments.Pieces.Count > 0 && Yes.Contains(arguments.Pieces[0].TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase) ? Forget(turn) : AskWhetherToForget(turn))
        { Where = Where.Anywhere, StoresNothing = true });
        map.Command(new Command("privacy.about", PrivacyTexts.AboutWords, PrivacyTexts.AboutHelp, About) { Where = Where.Anywhere, StoresNothing = true });
        map.Button(new Button("privacy.forget", (turn, press) => press["by"] == MarkOf(turn) ? Forget(turn) : throw PrivacyTexts.NotYours()) { Where = Where.Anywhere, StoresNothing = true });
        map.Page(new Page("/my-data/{who}/{token}", downloads.Show) { Press = request => downloads.Take(request, report) });
        map.Home(turn => Task.FromResult<Cards.Card?>(PrivacyCards.Home(turn.Language)));
    }

    private async Task ShowMyData(Turn turn)
    {
        var language = await turn.PersonLanguage();
        var shown = Whispered.Here;
        foreach (var card in await report.Cards(await ScopeOf(turn), language, await downloads.Offer(turn, language), turn.Cancel))
        {
            shown = await turn.Whisper(card);
            if (shown != Whispered.Nowhere) continue;
            await turn.Tell(PrivacyTexts.NoChat(turn.Language, PrivacyTexts.MyDataWords.In(turn.Language)));
            return;
        }

        if (shown == Whispered.InChat) await turn.Tell(PrivacyTexts.AnsweredPrivately(turn.Language));
    }

    /// <summary>Nothing is erased by one slip: first it is said, to the person alone, what will go.</summary>
    private async Task AskWhetherToForget(Turn turn)
    {
        var language = await turn.PersonLanguage();
        var left = await forgetting.LeftWithoutLead(await ScopeOf(turn), turn.Cancel);
        // The button is about the person, not about a community: it must work after all of them are gone.
        turn.CommunityOrNull = null;
        var asked = await turn.Whisper(PrivacyCards.Confirm(language, left, MarkOf(turn)));
        if (asked == Whispered.Nowhere) await turn.Tell(PrivacyTexts.NoChat(turn.Language, PrivacyTexts.ForgetWords.In(turn.Language)));
        else if (asked == Whispered.InChat) await turn.Tell(PrivacyTexts.AskedPrivately(turn.Language));
    }

    /// <summary>Erases, then answers. Nothing may be stored about the person after that: what the answer needs is read before.</summary>
    private async Task Forget(Turn turn)
    {
        var language = await turn.PersonLanguage();
        var left = await forgetting.Forget(await ScopeOf(turn), turn.Incoming.Address, turn.Cancel);
        if (turn.IsPersonal) await turn.Replace(PrivacyCards.Forgotten(language, left));
        else await turn.Tell(PrivacyTexts.ForgottenBriefly(turn.Incoming.AnswersInline ? language : turn.Language));
    }

    private static async Task About(Turn turn, Arguments arguments) => await turn.Reply(PrivacyCards.About(turn.Language));

    private static async Task<PersonScope> ScopeOf(Turn turn)
    {
        var profile = await turn.Profile();
        return new(turn.PersonKey, turn.Person, [.. profile.Communities.Union(profile.Left ?? [])]);
    }

    private static string MarkOf(Turn turn) => turn.PersonMark("forget");
}
