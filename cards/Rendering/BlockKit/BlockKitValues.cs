using System.Text.Json;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering.BlockKit.Blocks;

namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>What a person filled into a modal, back in the card language: the other half of <see cref="BlockInputs"/>.</summary>
public static class BlockKitValues
{
    /// <summary>
    /// The values by the ids of the card's inputs, written as <see cref="Inputs.Input"/> says. A field that was left empty is
    /// the empty string; one that Slack did not send is missing.
    /// </summary>
    /// <param name="values">The JSON of <c>view.state.values</c>.</param>
    /// <param name="typed">Reads what somebody typed, where Slack writes it in a way of its own.</param>
    public static Dictionary<string, string> Read(JsonElement values, Func<string, string>? typed = null)
    {
        var read = new Dictionary<string, string>();
        if (values.ValueKind is not JsonValueKind.Object) return read;
        foreach (var block in values.EnumerateObject())
        {
            if (block.Value.ValueKind is not JsonValueKind.Object) continue;
            foreach (var element in block.Value.EnumerateObject())
            {
                if (element.Value.ValueKind is JsonValueKind.Object && element.Name is BlockInputs.Value or BlockInputs.Toggle)
                    read[block.Name] = Value(element.Value, element.Name is BlockInputs.Toggle, typed);
            }
        }

        return read;
    }

    private static string Value(JsonElement element, bool isToggle, Func<string, string>? typed)
    {
        if (Member(element, "selected_options") is { ValueKind: JsonValueKind.Array } several)
        {
            var chosen = string.Join(',', several.EnumerateArray().Select(option => Text(option, "value")));
            return !isToggle ? chosen : chosen == "true" ? "true" : "false";
        }

        if (isToggle) return "false";
        if (Member(element, "selected_users") is { ValueKind: JsonValueKind.Array } users)
            return string.Join(',', users.EnumerateArray().Where(user => user.ValueKind is JsonValueKind.String)
                .Select(user => user.GetString()));
        if (Member(element, "selected_option") is { ValueKind: JsonValueKind.Object } one) return Text(one, "value");
        if (Member(element, "selected_date_time") is { ValueKind: JsonValueKind.Number } moment && moment.TryGetInt64(out var seconds)
            && seconds is >= 0 and < 253_402_300_800)
            return InputDateTime.Write(DateTimeOffset.FromUnixTimeSeconds(seconds));
        if (Text(element, "selected_conversation") is { Length: > 0 } conversation) return conversation;
        return Text(element, "selected_date") is { Length: > 0 } date ? date
            : Text(element, "selected_time") is { Length: > 0 } time ? time
            : Text(element, "selected_user") is { Length: > 0 } user ? user
            : typed is null ? Text(element, "value") : typed(Text(element, "value"));
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
