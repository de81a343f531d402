using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// What stands in a modal's fields when somebody presses Submit: as Slack's client collects it, and what that client would not let pass.
/// </summary>
internal static class SlackModalState
{
    /// <summary><c>view.state.values</c>: what was filled in, else what stood there from the start.</summary>
    public static JsonObject Values(SlackView view, IReadOnlyDictionary<string, string> filled)
    {
        var known = Inputs(view).Select(block => (string)block["block_id"]!).ToHashSet();
        if (filled.Keys.FirstOrDefault(id => !known.Contains(id)) is { } unknown) throw new InvalidOperationException($"The modal has no field '{unknown}'; it has {string.Join(", ", known)}.");
        var values = new JsonObject();
        foreach (var block in Inputs(view))
        {
            var (id, element) = ((string)block["block_id"]!, block["element"]!.AsObject());
            values[id] = new JsonObject { [(string)element["action_id"]!] = Value(element, filled.GetValueOrDefault(id)) };
        }

        return values;
    }

    /// <summary>What Slack's own client says before it sends anything; null if it sends.</summary>
    public static string? Refusal(SlackView view, JsonObject values)
    {
        foreach (var block in Inputs(view))
        {
            var element = block["element"]!.AsObject();
            var value = values[(string)block["block_id"]!]![(string)element["action_id"]!]!.AsObject();
            var text = (string?)value["value"];
            var isEmpty = text is null && value["selected_option"] is null && value["selected_date"] is null && value["selected_time"] is null && value["selected_date_time"] is null && value["selected_conversation"] is null && value["selected_options"] is not JsonArray { Count: > 0 } && value["selected_users"] is not JsonArray { Count: > 0 };
            var label = (string)block["label"]!["text"]!;
            if (isEmpty && (bool?)block["optional"] != true) return $"Please complete this required field: {label}";
            if (text is not null && element["max_length"] is { } most && text.Length > (int)most) return $"Please enter fewer characters: {label}";
        }

        return null;
    }

    public static IEnumerable<JsonObject> Inputs(SlackView view) => view.Blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "input");

    private static JsonObject Value(JsonObject element, string? filled)
    {
        var type = (string)element["type"]!;
        var value = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "static_select" or "radio_buttons":
                value["selected_option"] = (filled is null ? element["initial_option"] : Option(element, filled))?.DeepClone();
                break;
            case "checkboxes" or "multi_static_select":
                value["selected_options"] = filled is null
                    ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. filled.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(one => one != "false").Select(one => Option(element, one)!.DeepClone())]);
                break;
            case "datepicker":
                value["selected_date"] = Or(filled, element["initial_date"]);
                break;
            case "timepicker":
                value["selected_time"] = Or(filled, element["initial_time"]);
                break;
            case "datetimepicker":
                value["selected_date_time"] = filled is null ? element["initial_date_time"]?.DeepClone()
                    : filled.Length == 0 ? null : DateTimeOffset.Parse(filled, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
                break;
            case "multi_users_select":
                value["selected_users"] = filled is null
                    ? element["initial_users"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. filled.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => (JsonNode)id)]);
                break;
            case "conversations_select":
                value["selected_conversation"] = Or(filled, element["initial_conversation"]);
                break;
            default:
                value["value"] = Or(filled, element["initial_value"]);
                break;
        }

        return value;
    }

    private static string? Or(string? filled, JsonNode? initial) => filled is null ? (string?)initial : filled.Length == 0 ? null : filled;

    private static JsonObject? Option(JsonObject element, string wanted) => wanted.Length == 0
        ? null
        : element["options"]!.AsArray().OfType<JsonObject>().FirstOrDefault(option => (string?)option["value"] == wanted || (string?)option["text"]!["text"] == wanted)
            ?? throw new InvalidOperationException($"'{wanted}' is not among the choices: {string.Join(", ", element["options"]!.AsArray().Select(option => (string?)option!["value"]))}.");
}
