using OtgBot.Scheduling;

namespace OtgBot.Tests.Scenarios.Year;

/// <summary>One channel on one platform, and all that may happen to it in a year. The story is the same wherever it is told.</summary>
internal abstract class YearTown : IAsyncDisposable
{
    /// <summary>So many moments are tried until something is so; the bound only ends a run that hangs.</summary>
    private const int Moments = 6_000;

    /// <summary>Adds the bot to the channel.</summary>
    public abstract Task Installs(string who);

    /// <summary>Writes to the bot. Returns what it answered.</summary>
    public abstract Task<string> Says(string who, string text, bool privately = false, bool fromOutside = false);

    /// <summary>The platform's id of somebody.</summary>
    public abstract string Id(string who);

    /// <summary>Is taken out, and the platform tells.</summary>
    public abstract Task Leaves(string who);

    /// <summary>Has no account any more, and the platform tells nobody until it is asked.</summary>
    public abstract void IsDeactivated(string who);

    /// <summary>Is taken out, and the platform tells nobody until it is asked.</summary>
    public abstract void IsTakenOut(string who);

    /// <summary>Returns how the channel is called then.</summary>
    public abstract Task<string> Renames();

    /// <summary>Nothing can be posted any more.</summary>
    public abstract Task Archives();

    public abstract Task Restores();

    /// <summary>People of another organisation come in.</summary>
    public abstract Task IsShared();

    public abstract void Behaves(Mood mood);

    /// <summary>The host dies, and another begins.</summary>
    public abstract Task HostIsReplaced();

    public abstract Task<Community> Community();

    public abstract Task<Posting?> Ledger(DateOnly monday);

    /// <summary>As a host leaves a prompt that dies between its claim and its post.</summary>
    public abstract Task Claim(DateOnly monday, DateTimeOffset at);

    /// <summary>What was written to somebody in their personal chat.</summary>
    public abstract IReadOnlyList<string> ToldPrivately(string who);

    /// <summary>How many messages stand in the channel that say this.</summary>
    public abstract int Stand(string fragment);

    public abstract DateTimeOffset Now { get; set; }

    public abstract IEnumerable<string> Log { get; }

    /// <summary>Moves on until this is so, a second at a time, and then fifteen at a time.</summary>
    public async Task Until(Func<Task<bool>> isSo, string what)
    {
        for (var moment = 0; moment < Moments; moment++)
        {
            if (await isSo()) return;
            Now += TimeSpan.FromSeconds(moment < 600 ? 1 : 15);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{what}, and it is {Now:u}.\n" + string.Join('\n', Log.TakeLast(30)));
    }

    public abstract ValueTask DisposeAsync();
}

internal enum Mood
{
    Well,

    /// <summary>Takes nothing and says so.</summary>
    Busy,

    /// <summary>The next post is answered with a 502, and does not stand.</summary>
    BadGatewayOnce,
}
