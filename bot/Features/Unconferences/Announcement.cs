using OtgBot.Cards;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>Tells all communities of an unconference what just happened, each in its own language.</summary>
internal static class Announcement
{
    public static Task Announce(this Turn turn, Unconference unconference, Func<Language, Card> card) =>
        turn.Announce(unconference, (_, language) => ValueTask.FromResult(card(language)));

    /// <summary>
    /// In the channel written in this is the answer; elsewhere it is posted, and who did it is told whether that went well. A community
    /// where it is night reads in the morning how things stand.
    /// </summary>
    /// <param name="card">For the community of this partition, in its language.</param>
    public static async Task Announce(this Turn turn, Unconference unconference, Func<string, Language, ValueTask<Card>> card)
    {
        var here = turn.Community.Address.Partition;
        var language = turn.IsPersonal ? await turn.PersonLanguage() : turn.Language;
        foreach (var partition in unconference.Communities)
        {
            if (partition == here && !turn.IsPersonal)
            {
                await turn.ReplyToAll(await card(partition, turn.Language));
                continue;
            }

            var community = await turn.Communities.Get(partition, turn.Cancel);
            if (partition != here && community is { CanPost: true } && await Morning.Waits(turn, unconference, community)) continue;
            var sent = community is { CanPost: true }
                && (await turn.Communities.Post(community, new Outgoing(community.Address, community.Language) { Card = await card(partition, community.Language) }, turn.Cancel)).Outcome == SendOutcome.Sent;
            if (partition == here) await turn.Reply(sent ? UnconferencesTexts.Posted(language) : UnconferencesTexts.NotPosted(language));
        }
    }
}
