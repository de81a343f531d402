namespace OtgBot.Tests.Scenarios.Attack;

/// <summary>Something that everybody in the channel saw somebody do: what they wrote, and what the bot answered.</summary>
/// <param name="Name">Who, by the name that stands there.</param>
/// <param name="Kind">What it plainly was: <c>topic</c>, <c>answer</c>, <c>vote</c> …</param>
/// <param name="Places">What the key of a row that comes of it would say too: the week, the prompt, the unconference.</param>
/// <param name="Values">All that a client holds of it: ids of the person, of the message and of the answers, the words, the data of
/// buttons.</param>
internal sealed record Visible(string Name, string Kind, IReadOnlyList<string> Places, IReadOnlyList<string> Values)
{
    public bool LeavesFact => Kind is "answer" or "topic" or "suggestion" or "vote";
}

/// <summary>A row of the copy that is somebody's, as an attacker says.</summary>
internal readonly record struct Claim(string Name, int Row);
