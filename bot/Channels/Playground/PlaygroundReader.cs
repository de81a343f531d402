using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>What the page's forms post → what the bot is told.</summary>
internal static class PlaygroundReader
{
    public static Incoming Text(PlaygroundView view, string id, string text) => Event(view, id, IncomingKind.Text) with
    {
        Text = WithoutBot(text),
        Mentions = Mentions(text),
    };

    /// <summary>A press, or null if the form holds none that a card of ours could have made.</summary>
    public static Incoming? Press(PlaygroundView view, string id, IFormCollection form, string? messageId, Card? card)
    {
        if (Action(form[ReservedNames.Action].ToString(), out var origin) is not { } action) return null;
        var data = new Dictionary<string, string>(action.Data);
        var scope = card is null
            ? null
            : CardWalk.Cards(card)
                .FirstOrDefault(part => CardWalk.Actions(part).OfType<ActionExecute>().Any(known => IsSame(known, action)));
        var known = scope is null ? action : CardWalk.Actions(scope).OfType<ActionExecute>().First(known => IsSame(known, action));
        if (known.SendsInputs)
        {
            // A box that is not ticked is not posted; the bot hears "false" as from every other channel.
            foreach (var toggle in scope is null ? [] : CardWalk.Inputs(scope).OfType<InputToggle>()) data[toggle.Id] = "false";
            foreach (var (name, values) in form)
            {
                if (!ReservedNames.All.Contains(name)) data[name] = string.Join(',', values.ToArray());
            }
        }

        return Event(view, id, IncomingKind.Button) with
        {
            Button = new ButtonPress(action.Verb, data, messageId, origin),
            AnswersInline = true,
        };
    }

    public static Incoming Event(PlaygroundView view, string id, IncomingKind kind) => new()
    {
        Id = id,
        Kind = kind,
        Address = view.Address,
        Person = view.Person.Person,
        Locale = view.Person.Locale,
        Zone = "Europe/Oslo",
        ConversationName = view.IsPersonal ? null : PlaygroundView.TeamName,
    };

    /// <summary>A colleague is named as <c>@kari</c> or <c>@Kari Nordmann</c>.</summary>
    private static List<Mention> Mentions(string text)
    {
        var found = new List<Mention>();
        foreach (var person in MadeUpPeople.All)
        {
            var name = new[] { "@" + person.Name, "@" + person.Id }.FirstOrDefault(name => Find(text, name) >= 0);
            if (name is not null) found.Add(new Mention(person.Id, person.Name, text.Substring(Find(text, name), name.Length)));
        }

        return found;
    }

    private static int Find(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 || (at + name.Length < text.Length && char.IsLetterOrDigit(text[at + name.Length])) ? -1 : at;
    }

    /// <summary>People write @OtgBot out of habit, though everything here goes to the bot.</summary>
    private static string WithoutBot(string text)
    {
        var trimmed = text.Trim();
        return Find(trimmed, "@OtgBot") == 0 ? trimmed["@OtgBot".Length..].TrimStart(' ', ',', ':') : trimmed;
    }

    /// <summary>The JSON that the HTML renderer puts into a button, as the browser brings it back: anything may be in it.</summary>
    private static ActionExecute? Action(string json, out string? origin)
    {
        origin = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(ReservedNames.Verb, out var verb)
                || verb.ValueKind != JsonValueKind.String) return null;
            if (root.TryGetProperty(ReservedNames.Origin, out var community) && community.ValueKind == JsonValueKind.String)
                origin = community.GetString();
            var data = new Dictionary<string, string>();
            if (root.TryGetProperty("data", out var members) && members.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in members.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.String) data[member.Name] = member.Value.GetString()!;
                }
            }

            return new ActionExecute("", verb.GetString()!) { Data = data };
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsSame(ActionExecute known, ActionExecute pressed) =>
        known.Verb == pressed.Verb
        && known.Data.Count == pressed.Data.Count
        && known.Data.All(member => pressed.Data.GetValueOrDefault(member.Key) == member.Value);
}
