using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// The modals behind buttons: kept before the message is sent, found again by what the press brings, on any host, and gone when nobody will
/// press any more.
/// </summary>
internal sealed class SlackForms(IStore store, TimeProvider clock, Pseudonyms pseudonyms)
{
    /// <summary>A form on a card that stands in a channel. After it the card says that it is old.</summary>
    public static readonly TimeSpan Shared = TimeSpan.FromDays(40);

    /// <summary>
    /// One that was made for a single person, and may hold their words: no longer than the answer that it hangs on could still be changed.
    /// The row of the index says by a keyed mark whose it is, so that <c>forget me</c> finds it.
    /// </summary>
    public static readonly TimeSpan Personal = ResponseUrl.Life;

    private const string Partition = "slack-forms";

    /// <summary>Keeps them all, so that a press finds them.</summary>
    /// <param name="forms">Each with its view.</param>
    /// <param name="life">For how long.</param>
    /// <param name="at">Where the card is shown.</param>
    /// <param name="owner">Whose words they may hold; null if all see the card.</param>
    /// <param name="cancel">Ends the call.</param>
    public async ValueTask Keep(IReadOnlyList<BlockKitForm> forms, TimeSpan life, Address at, Person? owner, CancellationToken cancel)
    {
        foreach (var form in forms)
        {
            var until = clock.GetUtcNow() + life;
            // What is kept long enough already need not be written again: the same form is on many cards.
            if (await store.Get(KeyOf(form.Id), SlackFormsJson.Default.StoredForm, cancel) is { } kept
                && kept.Value.Until >= until - (life / 4)) continue;
            await Write(form, until, owner is null ? null : pseudonyms.Of(at, owner), cancel);
        }
    }

    /// <summary>The view of a form, or null if it was never kept or its time is over.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> Find(string id, CancellationToken cancel)
    {
        if (id.Length is 0 or > 64) return null;
        if (await store.Get(KeyOf(id), SlackFormsJson.Default.StoredForm, cancel) is not { } stored
            || stored.Value.Until < clock.GetUtcNow()) return null;
        return Encoding.UTF8.GetBytes(stored.Value.View.GetRawText());
    }

    /// <summary>Forgets those whose time is over: reads their index and nothing else.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = new List<Key>();
        await foreach (var row in store.List(Partition, "until|", "until|" + Minute(now), cancel)) due.Add(row.Key);
        foreach (var row in due)
        {
            var id = row.Row[(row.Row.LastIndexOf('|') + 1)..];
            if (await store.Get(KeyOf(id), SlackFormsJson.Default.StoredForm, cancel) is { } stored && stored.Value.Until < now)
                await store.Delete(stored.Key, stored.ETag, cancel);
            await store.Delete(row, null, cancel);
        }
    }

    /// <summary>Erases the forms that were made for somebody, and those made for others in which they are named.</summary>
    public async Task Forget(Address from, Person person, CancellationToken cancel)
    {
        var (mark, soon) = (pseudonyms.MarkOf(Partition, pseudonyms.Of(from, person).Value),
            Minute(clock.GetUtcNow() + Personal + TimeSpan.FromMinutes(1)));
        await foreach (var row in store.List(Partition, "until|", SlackFormsJson.Default.FormEnd, cancel))
        {
            var id = row.Key.Row[(row.Key.Row.LastIndexOf('|') + 1)..];
            var isTheirs = row.Value.Of == mark;
            if (!isTheirs && (row.Value.Of is null || string.CompareOrdinal(row.Key.Row, "until|" + soon) > 0
                || await store.Get(KeyOf(id), SlackFormsJson.Default.StoredForm, cancel) is not { } form
                || !Names(form.Value.View, person))) continue;
            await store.Delete(KeyOf(id), null, cancel);
            await store.Delete(row.Key, null, cancel);
        }
    }

    private static bool Names(JsonElement view, Person person) => view.ValueKind switch
    {
        JsonValueKind.Object => view.EnumerateObject().Any(member => Names(member.Value, person)),
        JsonValueKind.Array => view.EnumerateArray().Any(item => Names(item, person)),
        JsonValueKind.String => person.NamedIn(view.GetString()!),
        _ => false,
    };

    private async ValueTask Write(BlockKitForm form, DateTimeOffset until, PersonKey? owner, CancellationToken cancel)
    {
        // The index first: what is kept is always found again by its end.
        var end = new FormEnd(owner is { } person ? pseudonyms.MarkOf(Partition, person.Value) : null);
        await store.Insert(new Key(Partition, Key.Of("until", Minute(until), form.Id)), end, SlackFormsJson.Default.FormEnd, cancel);
        using var document = JsonDocument.Parse(form.View);
        var view = document.RootElement;
        await store.Change(KeyOf(form.Id), SlackFormsJson.Default.StoredForm,
            before => before?.Until >= until ? before : new StoredForm { View = view, Until = until }, cancel);
    }

    private static Key KeyOf(string id) => new(Partition, Key.Of("form", id));

    /// <summary>The minute after it, so that a row of the index is only due when its form is.</summary>
    private static string Minute(DateTimeOffset instant) =>
        instant.UtcDateTime.AddMinutes(1).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A form as it is stored.</summary>
internal sealed record StoredForm
{
    public required JsonElement View { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>When a form ends, by its row.</summary>
/// <param name="Of">The keyed mark of the one it was made for, if it was made for one.</param>
internal sealed record FormEnd(string? Of);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FormEnd))]
[JsonSerializable(typeof(StoredForm))]
internal sealed partial class SlackFormsJson : JsonSerializerContext;
