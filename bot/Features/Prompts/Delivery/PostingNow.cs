using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Preview;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>Posts a prompt when a lead wants it.</summary>
internal sealed class PostingNow(Communities communities, Schedules schedules, PromptSender sender, PromptSettling settling, Alarms alarms,
    TimeProvider clock) : IFeature
{
    /// <summary>The kind of alarm that sees to a prompt whose host may have died before it was settled.</summary>
    private const string Settled = "prompt-settled";

    public void Map(FeatureMap map)
    {
        map.Command(new Command("prompts.post", new Text("post nå|legg ut nå", "post no|legg ut no", "post now"),
            new Text("Legg ut ukas prinsipp nå", "Legg ut vekeprinsippet no", "Post this week’s principle now"), Post)
        { Who = Who.Lead, Deed = DeedOfPost });
        map.Alarm(new AlarmKind(Settled, Settle));
    }

    /// <summary>The words are a yes; a button is one only in the week it was shown in.</summary>
    private static Task<Deed?> DeedOfPost(Turn turn, Arguments arguments) => Task.FromResult<Deed?>(
        new Deed(turn.Community.Tag, IsoWeek.Of(turn.Today).ToString(), AnswerTexts.PostNowSure(turn.Community.Name),
            PreviewTexts.PostNow)
        { IsAsked = false });

    private async Task Post(Turn turn, Arguments arguments)
    {
        var outcome = await PostNow(turn.Community, turn.Cancel);
        if (outcome != PostedNow.Yes) throw AnswerTexts.NotPosted(outcome);
        await turn.Tell(AnswerTexts.Posted(await turn.HeardLanguage()));
    }

    /// <summary>
    /// A lead wants it now: this week's occurrence, before its time or after it was missed; if this week has none, one of today.
    /// </summary>
    private async Task<PostedNow> PostNow(Community community, CancellationToken cancel)
    {
        await schedules.Ensure(community, cancel);
        for (var changes = 0; changes < PromptPoster.MostChanges; changes++)
        {
            if (await TryPostNow(community.Address.Partition, cancel) is { } posted) return posted;
        }

        return PostedNow.UnderWay;
    }

    /// <returns>Null if something changed in the middle of it.</returns>
    private async Task<PostedNow?> TryPostNow(string partition, CancellationToken cancel)
    {
        if (await communities.Read(partition, cancel) is not { } read) return PostedNow.Refused;
        var community = read.Value;
        var zone = Schedules.Zone(community);
        var now = clock.GetUtcNow();
        var today = LocalDate(now, zone);
        var latest = await sender.Latest(partition, cancel) is { Posting: { } last } known
            && IsoWeek.Of(LocalDate(last.At, zone)) == IsoWeek.Of(today) ? known : ((string Name, Posting? Posting)?)null;
        if (latest?.Posting?.State == PostingState.Sent) return PostedNow.Already;

        var pending = await schedules.Next(community, cancel);
        var isThisWeek = pending?.At is { } at && IsoWeek.Of(LocalDate(at, zone)) == IsoWeek.Of(today);
        // What may not have arrived this week is what is wanted, not the principle after it.
        var sending = latest is { Posting.State: PostingState.InDoubt } inDoubt
            ? new Outbound(read, inDoubt.Name, null)
            : new Outbound(read, isThisWeek ? pending!.Name : Occurrence.NameOf(today), isThisWeek ? pending : null);
        var kept = await sender.Kept(sending, cancel);
        if (kept?.Value.Posting.State == PostingState.Sent) return PostedNow.Already;
        if (kept?.Value.Posting.State == PostingState.Claimed) return PostedNow.UnderWay;

        await alarms.SetOnce(Settled, partition, sending.Name, now + Posting.Lease);
        var tried = await sender.Send(sending, kept, cancel);
        if (tried.Row is null) return tried.Sending == Sending.Unwanted ? null : PostedNow.UnderWay;
        await settling.Follow(sending, tried.Row);
        return tried.Row.Posting.State switch
        {
            PostingState.Sent => PostedNow.Yes,
            PostingState.InDoubt => PostedNow.InDoubt,
            _ => PostedNow.Refused,
        };
    }

    /// <summary>
    /// A lead's prompt, in case its host died on the way. The schedule has moved on to another alarm, so this one looks after it.
    /// </summary>
    private async Task<DateTimeOffset?> Settle(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Read(alarm.Community, cancel) is not { } community) return null;
        var sending = new Outbound(community, alarm.What, await schedules.Look(community.Value, alarm.What, cancel));
        if (await sender.Kept(sending, cancel) is not { } kept) return null;
        if (kept.Value.Posting is { State: PostingState.Claimed } claimed) return PostOnce.Again(claimed);
        await settling.Follow(sending, kept.Value);
        return null;
    }

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}

/// <summary>What came of a lead's wish to post now.</summary>
internal enum PostedNow
{
    Yes,
    Already,
    UnderWay,
    Refused,
    InDoubt,
}
