using System.Text.Json;
using OtgBot.Storage;

namespace OtgBot.Turns.Privacy;

/// <summary>
/// Somebody asked to be forgotten. For <see cref="Lasts"/> nothing is stored about them, so that nothing that was on its way stays: a click
/// under way on another host, a message that the platform delivers again. Then all is erased once more, and this goes too. It says who
/// it is about to nobody without the key: the row is named by a keyed mark, and the rest is sealed.
/// </summary>
internal sealed record Forgotten(DateTimeOffset At, string Sealed)
{
    /// <summary>Longer than any turn takes, and than a platform goes on delivering what it heard nothing of.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public const string Partition = "forgotten";

    public static Key KeyOf(Pseudonyms pseudonyms, PersonKey person) => new(Partition, pseudonyms.MarkOf(Partition, person.Value));

    public static Forgotten Seal(Pseudonyms pseudonyms, ForgottenPerson person, DateTimeOffset at) =>
        new(at, pseudonyms.Seal(JsonSerializer.Serialize(person, TurnsJson.Default.ForgottenPerson)));

    public ForgottenPerson Open(Pseudonyms pseudonyms) =>
        JsonSerializer.Deserialize(pseudonyms.Open(Sealed), TurnsJson.Default.ForgottenPerson)!;
}

/// <summary>Whom to erase once more, and where.</summary>
/// <param name="From">Where they asked for it: tells the channel and the workspace.</param>
/// <param name="Person">By the platform's id.</param>
/// <param name="Communities">Where to look.</param>
internal sealed record ForgottenPerson(Address From, Person Person, IReadOnlyList<string> Communities);
