using OtgBot.Cards;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// Tells all communities of an unconference what just happened, each in its own language. A phase is told by <see cref="NewsPosts"/>.
/// </summary>
internal static class Announcement
{
    public static Task Announce(this Turn turn, Unconference unconference, Func<Language, Card> card, bool isPost = false) =>
        turn.Announce(unconference, (_, language) => ValueTask.FromResult(card(language)), isPost);

    /// <summary>
    /// In the channel written in this is the answer; elsewhere it is posted, and who did it is told whether that went well. Another
    /// community if it is night, or whose platform takes nothing just now, reads later how things stand.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="unconference">Whose communities.</param>
    /// <param name="card">For the community of this partition, in its language.</param>
    /// <param name="isPost">True for what all are to see although they did not follow the thread it was written or pressed in.</param>
    public static async Task Announce(this Turn turn, Unconference unconference, Func<string, Language, ValueTask<Card>> card,
        bool isPost = false)
    {
        var here = turn.Community.Address.Partition;
        if (unconference.Communities.Contains(here))
        {
            if (turn.IsPersonal) await PostHere(turn, card);
            else if (isPost)
                await turn.Post(new Outgoing(turn.Incoming.Address, turn.LanguageOfAll) { Card = await card(here, turn.LanguageOfAll) });
            else await turn.ReplyToAll(await card(here, turn.LanguageOfAll));
        }

        // At the same time: one that is slow keeps no other waiting.
        await Task.WhenAll(unconference.Communities.Where(partition => partition != here)
            .Select(partition => TellAnother(turn, unconference, partition, card)));
    }

    private static async Task PostHere(Turn turn, Func<string, Language, ValueTask<Card>> card)
    {
        var language = await turn.PersonLanguage();
        var isPosted = await Postable(turn, turn.Community.Address.Partition) is { } community
            && await Post(turn, community, card) == SendOutcome.Sent;
        await turn.Reply(isPosted ? UnconferencesTexts.Posted(language) : UnconferencesTexts.NotPosted(language));
    }

    private static async Task TellAnother(Turn turn, Unconference unconference, string partition,
        Func<string, Language, ValueTask<Card>> card)
    {
        if (await Postable(turn, partition) is not { } community) return;
        var now = turn.Clock.GetUtcNow();
        var daytime = Recurrence.Daytime(now, Schedules.Zone(community));
        if (daytime > now) await TellLater(daytime);
        else if (await Post(turn, community, card) == SendOutcome.Refused) await TellLater(now + PostOnce.UntilNextTry);

        Task TellLater(DateTimeOffset from) =>
            new LaterNews(turn.Store, new Alarms(turn.Store, turn.NewId, turn.Clock)).Tell(unconference, community, from, turn.Cancel);
    }

    private static async ValueTask<Community?> Postable(Turn turn, string partition) =>
        await turn.Communities.Get(partition, turn.Cancel) is { CanPost: true } community ? community : null;

    private static async Task<SendOutcome> Post(Turn turn, Community community, Func<string, Language, ValueTask<Card>> card)
    {
        var message = new Outgoing(community.Address,
            community.Language)
        { Card = await card(community.Address.Partition, community.Language) };
        return (await turn.Communities.Post(community, message, turn.Cancel)).Outcome;
    }
}
