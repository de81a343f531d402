using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Moderating;

/// <summary>A lead takes a topic out of sight, with a reason its hosts get to know, and may bring it back. Nothing of it is lost.</summary>
internal sealed class Hiding(UnconferencesStore store, Arranging arranging) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.hide", new Text("skjul|skjul tema", "skjul|skjul tema", "hide|hide topic"),
            ModeratingTexts.HideHelp, Hide)
        { Who = Who.Lead, Example = ModeratingTexts.HideExample });
        map.Command(new Command("unconferences.unhide", new Text("vis igjen", "vis igjen", "unhide"), ModeratingTexts.ShowHelp,
            Show)
        { Who = Who.Lead, Example = ModeratingTexts.ShowExample });
    }

    private async Task Hide(Turn turn, Arguments arguments)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        if (arguments.Number(0) is not { } number) throw TopicRefusal.HideWithReason();
        var space = arguments.All.IndexOf(' ', StringComparison.Ordinal);
        var reason = space < 0 ? "" : arguments.All[(space + 1)..].Trim();
        if (reason.Length == 0) throw TopicRefusal.HideWithReason();
        if (reason.Length > Topic.LongestReason) throw TopicRefusal.ReasonTooLong(reason.Length);

        var topic = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);

        // A host that died between the topic and the agenda left the rest: the same words again do it.
        if (topic.Value.IsHidden) await arranging.TakeOut(turn, unconference, number);
        var hidden = await store.Change(unconference.Id, number, old =>
        {
            TopicRights.CheckStands(old);
            return old with { HiddenBecause = Sentence(reason) };
        }, turn.Cancel);
        var reached = await Tell(turn, hidden, language => ModeratingTexts.HiddenFromHost(language, unconference, hidden));
        var language = await turn.HeardLanguage();
        await turn.Tell($"{ModeratingTexts.Hidden(language, number)} {ModeratingTexts.HostsTold(language, reached)}");

        await arranging.TakeOut(turn, unconference, number);
    }

    private async Task Show(Turn turn, Arguments arguments)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        var number = arguments.Number(0) ?? throw Refusal.NoTopicNumber();
        var topic = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);

        // The agenda first: a hidden topic is not on the wall all the same, and the same words again do the rest.
        if (topic.Value.IsHidden) await arranging.BackOnTheWall(turn, unconference, number);
        var shown = await store.Change(unconference.Id, number,
            old => old.IsHidden ? old with { HiddenBecause = null } : throw TopicRefusal.NotHidden(number), turn.Cancel);
        await Tell(turn, shown, language => ModeratingTexts.ShownToHost(language, unconference, shown));
        await turn.ReplyToAll(TopicCards.One(unconference, shown, turn.LanguageOfAll));
    }

    /// <summary>
    /// Tells the hosts who have a chat with the bot, each in the language they chose. False if none could be reached, or it is no time to
    /// write to people.
    /// </summary>
    private static async Task<bool> Tell(Turn turn, Topic topic, Func<Language, string> text)
    {
        var (reached, now) = (false, turn.Clock.GetUtcNow());
        if (Recurrence.Daytime(now, Schedules.Zone(turn.Community)) > now) return false;
        foreach (var host in topic.Hosts.Where(host => host.Key != turn.PersonKey.Value))
        {
            if (await turn.ProfileOf(new PersonKey(host.Key)) is not { Chat: { } chat } profile) continue;
            var language = profile.Language ?? turn.Community.Language;
            var sent =
                await turn.Communities.Tell(turn.Community, chat, new Outgoing(chat, language) { Text = text(language) }, turn.Cancel);
            reached |= sent.Outcome == SendOutcome.Sent;
        }

        return reached;
    }

    private static string Sentence(string reason) => char.IsLetterOrDigit(reason[^1]) ? reason + "." : reason;
}
