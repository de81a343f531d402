using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Everyone's right to read and erase what is stored about them, and the end of what belongs to a community that is gone.</summary>
internal sealed class PrivacyFeature(
    SealedStore store, Communities communities, Pseudonyms pseudonyms, PublicAddress address, NewId newId, Alarms alarms, AlarmClock alarmClock, TimeProvider clock) : IFeature
{
    private static readonly string[] Yes = ["ja", "yes", "jo"], Anyway = ["likevel", "anyway"];

    public void Map(FeatureMap map)
    {
        var persons = new PersonStore(store, communities, pseudonyms);
        var forms = new OpenForms(store, persons, map, clock);
        var report = new MyData(persons, map);
        var downloads = new Downloads(store, persons, pseudonyms, address, newId, clock);
        var forgetting = new Forgetting(persons, forms, store, communities, pseudonyms, map, clock);
        var removed = new RemovedCommunities(store, persons, forms, communities, alarms, map, clock);
        removed.Handle(alarmClock);
        communities.GoneSince = async (partition, at) =>
        {
            await removed.Watch(partition, at);
            await map.TellSilent(partition, CancellationToken.None);
        };

        map.Command(new Command("privacy.my-data", PrivacyTexts.MyDataWords, PrivacyTexts.MyDataHelp, (turn, _) => ShowMyData(turn, report, downloads)) { Where = Where.Anywhere, StoresNothing = true, Order = 70 });
        map.Command(new Command("privacy.forget", PrivacyTexts.ForgetWords, PrivacyTexts.ForgetHelp, (turn, arguments) => ForgetOrAsk(turn, arguments, forgetting))
        { Where = Where.Anywhere, StoresNothing = true, Order = 71 });
        map.Command(new Command("privacy.about", PrivacyTexts.AboutWords, PrivacyTexts.AboutHelp, About) { Where = Where.Anywhere, StoresNothing = true, Order = 72 });
        PrivacyPhrases.Map(map);
        map.Button(new Button("privacy.forget", (turn, press) => press["by"] == MarkOf(turn) ? Forget(turn, forgetting) : throw PrivacyTexts.NotYours()) { Where = Where.Anywhere, StoresNothing = true });
        map.Home(90, turn => Task.FromResult<Cards.Card?>(PrivacyCards.Home(turn.Language)));
        map.Installed(Returned);
        map.Removed(turn => Removed(turn, removed, map));
        map.Job(new Job("privacy.seal", TimeSpan.FromHours(1), new OldRows(store, map).Seal));
        map.Job(new Job("privacy.forgotten", TimeSpan.FromMinutes(1), forgetting.LookAgain));
        downloads.Map(map, report);
        new Absence(store, persons, forms, downloads, communities, pseudonyms, map, clock).Map();
    }

    private async Task ShowMyData(Turn turn, MyData report, Downloads downloads)
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
        if (await More(turn, language) is { } more) await turn.Tell(more);
    }

    /// <summary>“Yes” is enough, but for the only lead of a community: they are told first what becomes of it.</summary>
    private async Task ForgetOrAsk(Turn turn, Arguments arguments, Forgetting forgetting)
    {
        var isSure = Is(0, Yes) && (Is(1, Anyway) || (await forgetting.LeftWithoutLead(await ScopeOf(turn), turn.Cancel)).Count == 0);
        await (isSure ? Forget(turn, forgetting) : AskWhetherToForget(turn, forgetting));

        bool Is(int place, string[] words) => arguments.Pieces.Count > place && words.Contains(arguments.Pieces[place].TrimEnd('.', '!', ','), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Nothing is erased by one slip: first it is said, to the person alone, what will go.</summary>
    private static async Task AskWhetherToForget(Turn turn, Forgetting forgetting)
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
    private async Task Forget(Turn turn, Forgetting forgetting)
    {
        var language = await turn.PersonLanguage();
        var more = await More(turn, language);
        var left = await forgetting.Forget(await ScopeOf(turn), turn.Incoming.Address, turn.Cancel);
        if (turn.IsPersonal) await turn.Replace(PrivacyCards.Forgotten(language, left));
        else await turn.Tell(string.Join(' ', PrivacyTexts.ForgottenBriefly(turn.Incoming.AnswersInline ? language : turn.Language), more).TrimEnd());
        if (turn.IsPersonal && more is not null) await turn.Reply(more);
    }

    /// <summary>What lies under the person's pseudonym in another workspace can't be reached from here. It is said, so that nobody takes this for all.</summary>
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

    /// <summary>A team that has the bot again has it in all the channels that it was taken away from with the team.</summary>
    private async Task Returned(Turn turn)
    {
        if (turn.Incoming is not { IsWholeTeam: true, Team: { } team }) return;
        foreach (var partition in await communities.OfTeam(turn.Incoming.Address, team, turn.Cancel))
        {
            if (await communities.Get(partition, turn.Cancel) is not { RemovedAt: not null }) continue;
            await communities.Change(partition, old => old with { RemovedAt = null, Inactive = null, InactiveAt = null }, turn.Cancel);
        }
    }

    private async Task Removed(Turn turn, RemovedCommunities removed, FeatureMap map)
    {
        if (!turn.IsPersonal)
        {
            var gone = await communities.Of(turn.Incoming, turn.Cancel);
            if (turn.CommunityOrNull is { } community) await removed.Remember(community, turn.Cancel);
            if (turn.Incoming.Team is { } team) await RemovedFrom(team, turn, removed);
            foreach (var partition in gone) await map.TellSilent(partition, turn.Cancel);
        }
        else if ((await turn.Profile()).Chat is not null)
        {
            await turn.ChangeProfile(old => old with { Chat = null });
        }
    }

    /// <summary>All channels of the team went, or only this one: then it must not come back with the others.</summary>
    private async Task RemovedFrom(string team, Turn turn, RemovedCommunities removed)
    {
        var address = turn.Incoming.Address;
        if (!turn.Incoming.IsWholeTeam)
        {
            await communities.LeaveTeam(address, team, turn.Cancel);
            return;
        }

        foreach (var partition in await communities.OfTeam(address, team, turn.Cancel))
        {
            if (await communities.Get(partition, turn.Cancel) is { RemovedAt: null } community) await removed.Remember(community, turn.Cancel);
        }
    }

    private static async Task<PersonScope> ScopeOf(Turn turn)
    {
        var profile = await turn.Profile();
        return new(turn.PersonKey, turn.Person, [.. profile.Communities.Union(profile.Left ?? []).Union(profile.Elsewhere ?? [])]);
    }

    private static string MarkOf(Turn turn) => turn.PersonMark("forget");
}
