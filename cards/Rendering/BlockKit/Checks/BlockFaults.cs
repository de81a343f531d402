using System.Text.Json;

namespace OtgBot.Cards.Rendering.BlockKit.Checks;

/// <summary>The faults that <see cref="BlockKitLint"/> found so far, and how much text it saw.</summary>
internal sealed class BlockFaults
{
    public List<string> All { get; } = [];

    /// <summary>Characters in all texts that are shown.</summary>
    public int Shown { get; private set; }

    public void Add(string fault) => All.Add(fault);

    /// <summary>A text object, if it is there: not empty, not too long, and such that no sign in it means anything.</summary>
    public void Text(JsonElement owner, string name, string place, int most)
    {
        if (owner.TryGetProperty(name, out var text)) Text(text, $"{place}'s {name}", most);
    }

    public void Text(JsonElement text, string place, int most)
    {
        if (text.GetProperty("type").GetString() != "plain_text") Add($"{place} is read as markup; a person's words may be in it.");
        else if (!text.TryGetProperty("emoji", out var emoji) || !emoji.GetBoolean())
            Add($"{place} shows the name of an emoji that somebody wrote instead of it.");
        Shows(text, "text", place, most);
    }

    /// <summary>A string that is shown, if it is there.</summary>
    public void Shows(JsonElement owner, string name, string place, int most)
    {
        if (!owner.TryGetProperty(name, out var text)) return;
        Shown += text.GetString()!.Length;
        Length(text, place, most);
    }

    /// <summary>A string that is not shown, if it is there.</summary>
    public void Length(JsonElement owner, string name, string place, int most)
    {
        if (owner.TryGetProperty(name, out var text)) Length(text, $"{place}'s {name}", most);
    }

    /// <summary>An array that is there: not empty, not too long.</summary>
    public JsonElement.ArrayEnumerator Count(JsonElement owner, string name, string place, int most)
    {
        var array = owner.GetProperty(name);
        if (array.GetArrayLength() == 0) Add($"{place} has no {name}.");
        if (array.GetArrayLength() > most) Add($"{place} has {array.GetArrayLength()} {name}; {most} is the most.");
        return array.EnumerateArray();
    }

    private void Length(JsonElement text, string place, int most)
    {
        var length = text.GetString()!.Length;
        if (length == 0) Add($"{place} is empty.");
        if (length > most) Add($"{place} has {length} characters; {most} is the most.");
    }
}
