using System.Globalization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Hosting.TryOut;

/// <summary>
/// <c>dotnet run --project bot -- demo</c>: sixteen made-up weeks of a lively community for the try-out page, so that the numbers have
/// something to show. Everything goes through the front door, as people would do it, on a clock that starts sixteen weeks ago; the jobs run
/// when their time comes. The same every time, but for the dates.
/// </summary>
internal sealed class Demo(IStore store, DemoTown town, Routes routes, Communities communities, TextWriter screen)
{
    /// <summary>
    /// The Monday the story starts on: sixteen whole weeks before the one that runs, so that at least three times four have their numbers.
    /// </summary>
    public static DateTimeOffset StartBefore(DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday.AddDays(-7 * DemoStory.Weeks), TimeSpan.Zero) + DemoStory.Opening;
    }

    /// <summary>
    /// Fills the store up to <paramref name="now"/>. Returns false, with a sentence on the screen and nothing changed, if the community is
    /// there already.
    /// </summary>
    public async Task<bool> Run(DateTimeOffset now, CancellationToken cancel)
    {
        await store.Check(cancel);
        if (await communities.Get(DemoTown.Team.Partition, cancel) is not null)
        {
            await screen.WriteLineAsync(
                "The store is not empty: the try-out community has a history already. Move the file data/otgbot.db away, or name another with Storage:SqlitePath, and run it again.");
            return false;
        }

        var start = town.Now;
        await town.Does(town.Members[0], IncomingKind.Installed, "", cancel);
        foreach (var act in DemoStory.Acts(town.Members, start))
        {
            if (start + act.At > now) break;
            town.Reach(start + act.At);
            if (act.RunsJobs) await town.RunJobs(cancel);
            foreach (var words in act.Words)
            {
                // The bot may be built without the feature; what answers a question is never a command.
                if (words == act.Words[0] && routes.Match(words, out _) is null) break;
                await town.Does(act.Member, IncomingKind.Text, words, cancel);
            }

            await town.Settled();
        }

        town.Reach(now);
        await town.RunJobs(cancel);
        await screen.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"Sixteen weeks of {town.Members.Count} made-up people are in the store ({town.Events} events, {town.Sent} messages). Write to the bot: stats 12"));
        return true;
    }
}
