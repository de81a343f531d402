using OtgBot.Features.Prompts.Preview;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Sends one prompt, and knows what was sent before. The ledger row of the prompt decides between hosts (<see cref="PostOnce"/>).
/// </summary>
internal sealed class PromptSender(PromptsStore store, NextPrompt next, PostOnce posts, Communities communities, StillWanted wanted,
    PostingProgress progress)
{
    /// <summary>The community's latest prompt by its name, and what became of it; null if there was none.</summary>
    public async Task<(string Name, Posting? Posting)?> Latest(string partition, CancellationToken cancel) =>
        (await store.State(partition, cancel)).Latest is { } latest
            ? (latest, (await store.Prompt(partition, latest, cancel))?.Value.Posting)
            : null;

    /// <summary>What the ledger knows of it. A claim that lost its host is settled first.</summary>
    public async Task<Stored<Prompt>?> Kept(Outbound sending, CancellationToken cancel)
    {
        var kept = await store.Prompt(sending.Partition, sending.Name, cancel);
        if (kept is not { Value.Posting.State: PostingState.Claimed }) return kept;
        var after = await posts.TakeOver(Once(sending, kept.Value), kept, cancel);
        if (after is { Value.Posting: { State: not PostingState.Claimed } settled }) progress.Add(settled.State, null);
        return after;
    }

    public async Task<Tried<Prompt>> Send(Outbound sending, Stored<Prompt>? kept, CancellationToken cancel)
    {
        var tried = await posts.Send(Once(sending, kept?.Value), kept, cancel);

        // A lead who wanted it before its time did not wait for it.
        if (tried.Row?.Posting is { } posting)
            progress.Add(posting.State,
                sending.Confirmed is not null && posting.At >= sending.Due!.Slot ? posting.At - sending.Due.Slot : null);
        return tried;
    }

    /// <summary>A run is over.</summary>
    public void Over() => progress.Over();

    private Once<Prompt> Once(Outbound sending, Prompt? kept)
    {
        var (community, name) = (sending.Community.Value, sending.Name);
        var key = $"{community.Tag}/{name}";
        return new Once<Prompt>(Ledger.KeyOf(sending.Partition, name), PromptsStore.Type, community, $"Prompt {name}")
        {
            // One that was refused before stays what it was.
            Row = async () => kept is { HasCard: true }
                ? kept
                : await next.Compose(community, name, Posting.Claimed("", default), CancellationToken.None),
            Send = (prompt, isWanted, patience) =>
                communities.Post(community,
                    new Outgoing(community.Address, community.Language)
                    {
                        Card = next.CardOf(prompt, name, community.Language),
                        Key = key,
                        IsWanted = isWanted
                    }, patience),
            IsWanted = () => wanted.IsUnchanged(sending),
            Name = key,
        };
    }
}
