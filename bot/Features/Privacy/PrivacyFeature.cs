using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// Everyone's right to read and erase what is stored about them, and the end of what belongs to a community that is gone.
/// </summary>
internal sealed class PrivacyFeature(MyData report, Downloads downloads, Forgetting forgetting, Communities communities) : IFeature
{
    private static readonly string[] Yes = ["ja", "yes", "jo"], Anyway = ["likevel", "anyway"];

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
        .AddFeature<OldRows>()
        .AddFeature<LegalPages>();

    public void Map(FeatureMap map)
    {
        map.Command(new Command("privacy.my-data", PrivacyTexts.MyDataWords, PrivacyTexts.MyDataHelp,
            (turn, _) => ShowMyData(turn))
        { Where = Where.Anywhere, StoresNothing = true, IsForOne = true });
        map.Command(new Command("privacy.forget", PrivacyTexts.ForgetWords, PrivacyTexts.ForgetHelp, ForgetOrAsk)
        { Where = Where.Anywhere, StoresNothing = true, IsForOne = true });
        map.Command(new Command("privacy.about", PrivacyTexts.AboutWords, PrivacyTexts.AboutHelp,
            About)
        { Where = Where.Anywhere, StoresNothing = true, IsForOne = true });
        PrivacyPhrases.Map(map);
        map.Button(new Button("privacy.forget", (turn, press) =>
            press["by"] == MarkOf(turn) ? Forget(turn) : throw PrivacyTexts.NotYours())
        { Where = Where.Anywhere, StoresNothing = true });
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
            var heard = await turn.HeardLanguage();
            await turn.Tell(PrivacyTexts.NoChat(heard, PrivacyTexts.MyDataWords.In(heard)));
            return;
        }

        if (shown == Whispered.InChat) await turn.Tell(PrivacyTexts.AnsweredPrivately(await turn.HeardLanguage()));
        if (await More(turn, language) is { } more) await turn.Tell(more);
    }

    /// <summary>“Yes” is enough, but for the only lead of a community: they are told first what becomes of it.</summary>
    private async Task ForgetOrAsk(Turn turn, Arguments arguments)
    {
        var isSure = Is(0, Yes) && (Is(1, Anyway) || (await forgetting.LeftWithoutLead(await ScopeOf(turn), turn.Cancel)).Count == 0);
        await (isSure ? Forget(turn) : AskWhetherToForget(turn));

        bool Is(int place, string[] words) => arguments.Pieces.Count > place
            && words.Contains(arguments.Pieces[place].TrimEnd('.', '!', ','), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Nothing is erased by one slip: first it is said, to the person alone, what will go.</summary>
    private async Task AskWhetherToForget(Turn turn)
    {
        var language = await turn.PersonLanguage();
        var heard = await turn.HeardLanguage();
        var left = await forgetting.LeftWithoutLead(await ScopeOf(turn), turn.Cancel);
        // The button is about the person, not about a community: it must work after all of them are gone.
        turn.CommunityOrNull = null;
        var asked = await turn.Whisper(PrivacyCards.Confirm(language, left, MarkOf(turn)));
        if (asked == Whispered.Nowhere) await turn.Tell(PrivacyTexts.NoChat(heard, PrivacyTexts.ForgetWords.In(heard)));
        else if (asked == Whispered.InChat) await turn.Tell(PrivacyTexts.AskedPrivately(heard));
    }

    /// <summary>Erases, then answers. Nothing may be stored about the person after that: what the answer needs is read before.</summary>
    private async Task Forget(Turn turn)
    {
        var language = await turn.PersonLanguage();
        var heard = await turn.HeardLanguage();
        var more = await More(turn, language);
        var left = await forgetting.Forget(await ScopeOf(turn), turn.Incoming.Address, turn.Cancel);
        if (turn.IsPersonal) await turn.Replace(PrivacyCards.Forgotten(language, left));
        else await turn.Tell(string.Join(' ', PrivacyTexts.ForgottenBriefly(heard), more).TrimEnd());
        if (turn.IsPersonal && more is not null) await turn.Reply(more);
    }

    /// <summary>
    /// What lies under the person's pseudonym in another workspace can't be reached from here. It is said, so that nobody takes this for
    /// all.
    /// </summary>
    private async Task<string?> More(Turn turn, Language language)
    {
        if (turn.Incoming.Via is not null) return PrivacyTexts.MoreAtHome(language);
        var names = new List<string>();
        foreach (var partition in (await turn.Profile()).Elsewhere ?? [])
        {
            if (await communities.Get(partition, turn.Cancel) is { } community) names.Add(TurnTexts.NameOf(community, language));
        }

        return names.Count == 0 ? null : PrivacyTexts.MoreElsewhere(language, string.Join(", ", names));
    }

    private static async Task About(Turn turn, Arguments arguments) => await turn.Reply(PrivacyCards.About(turn.Language));

    private static async Task<PersonScope> ScopeOf(Turn turn)
    {
        var profile = await turn.Profile();
        return new(turn.PersonKey, turn.Person, [.. profile.Communities.Union(profile.Left ?? []).Union(profile.Elsewhere ?? [])]);
    }

    private static string MarkOf(Turn turn) => turn.PersonMark("forget");
}
