using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>The owning lead hands out a code; a lead of another community, in any workspace on any channel, joins with it.</summary>
internal sealed class JoinCommands(UnconferencesStore store, SharingStore codes) : IFeature
{
    private static readonly HashSet<string> New = new(["new", "ny"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Single =
        new(["single", "one", "ett", "eitt", "én", "ein", "en", "éin"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Close = new(["close", "closed", "steng", "stengt", "lukk"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.join-code", new Text("invitasjonskode|kode", "invitasjonskode|kode", "join code"),
            SharingTexts.CodeHelp, Code)
        { Who = Who.Lead, Example = SharingTexts.CodeExample });
        map.Command(new Command("unconferences.join", new Text("bli med", "bli med", "join"), SharingTexts.JoinHelp,
            Join)
        { Who = Who.Lead, Example = SharingTexts.JoinExample });
    }

    private async Task Code(Turn turn, Arguments arguments)
    {
        var unconference = await store.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        var now = turn.Clock.GetUtcNow();
        var language = await turn.PersonLanguage();
        var known = await codes.Code(unconference.JoinCode, turn.Cancel);

        // A button from beside an earlier code shows the one there is now.
        var wanted = arguments.Named is { } named && named.Version != known?.Code ? "" : arguments.All;
        if (Close.Contains(wanted))
        {
            if (known?.IsOpen(now) == true) await codes.Change(known.Code, old => old with { IsClosed = true }, turn.Cancel);
            await turn.Tell(known?.IsOpen(now) == true ? SharingTexts.CodeClosed(language) : SharingTexts.NoCode(language));
            return;
        }

        var code = known?.IsOpen(now) == true && !New.Contains(wanted) && !Single.Contains(wanted)
            ? known
            : await Make(turn, unconference, known, Single.Contains(wanted));
        var card = SharingCards.Code(unconference, code, DeadlineTexts.When(language, unconference, code.ExpiresAt), language);
        var reached = await turn.Whisper(card);
        if (reached != Whispered.Here)
            await turn.Tell(reached == Whispered.InChat ? SharingTexts.LookInChat(language) : SharingTexts.NoChat(language));
    }

    /// <summary>A new code takes the old one's place: only one is open at a time, so the lead knows what is out there.</summary>
    private async Task<JoinCode> Make(Turn turn, Unconference unconference, JoinCode? old, bool isSingle)
    {
        JoinCode code;
        do code = JoinCode.Make(turn.NewId(), unconference.Id, turn.Clock.GetUtcNow(), isSingle);
        while (!await codes.Add(code, turn.Cancel));
        await store.Change(unconference.Id, now => now with { JoinCode = code.Code }, turn.Cancel);
        if (old is { IsClosed: false }) await codes.Change(old.Code, before => before with { IsClosed = true }, turn.Cancel);
        return code;
    }

    private async Task Join(Turn turn, Arguments arguments)
    {
        if (arguments.IsEmpty) throw SharingRefusal.WhichCode();
        var (here, now) = (turn.Community.Address.Partition, turn.Clock.GetUtcNow());
        await codes.Try(turn.PersonKey, here, now, turn.Cancel);
        var code = await codes.Code(Domain.JoinCode.Read(arguments.All), turn.Cancel) ?? throw SharingRefusal.WrongCode();
        var unconference = await store.Get(code.Unconference, turn.Cancel) ?? throw SharingRefusal.IsOver();
        if (unconference.Communities.Contains(here)) throw SharingRefusal.IsIn();
        if (unconference.Phase == Phase.Closed) throw SharingRefusal.IsOver();

        await store.CheckNoneOpen(here, unconference.Id, turn.Cancel);
        await codes.Change(code.Code, old => old.Use(here, now), turn.Cancel);
        var joined = await store.Join(here, unconference.Id, turn.Cancel);
        var topics = (await store.Topics(joined.Id, turn.Cancel)).Count(topic => topic.Stands);
        await turn.Announce(joined, async (community, language) => community == here
            ? UnconferencesCards.Status(await store.EditionOf(here, joined, turn.Cancel), topics, forLead: null, language)
            : SharingCards.News(SharingTexts.Joined(language, SharingTexts.NameOf(language, joined, here), joined.Name),
                joined, community, language));
    }
}
