using System.Text.Json;

namespace OtgBot.Cards.Rendering.BlockKit.Checks;

/// <summary>The part of <see cref="BlockKitLint"/> that looks at buttons, menus and fields.</summary>
internal static class ElementLint
{
    public static void Check(JsonElement element, string place, BlockFaults faults)
    {
        var type = element.GetProperty("type").GetString()!;
        place = $"{place}, {type}";
        faults.Length(element, "action_id", place, SlackLimits.Id);
        faults.Text(element, "placeholder", place, SlackLimits.Placeholder);
        switch (type)
        {
            case "image":
                BlockLint.OfImage(element, place, faults);
                break;
            case "button":
                OfButton(element, place, faults);
                break;
            case "overflow":
                OfOptions(element, place, SlackLimits.Overflow, faults);
                break;
            case "radio_buttons" or "checkboxes":
                OfOptions(element, place, SlackLimits.Boxes, faults);
                OfInitial(element, place, faults);
                break;
            case "static_select" or "multi_static_select":
                OfMenu(element, place, faults);
                OfInitial(element, place, faults);
                break;
            case "plain_text_input":
                OfField(element, place, faults);
                break;
            case "number_input" or "datepicker" or "timepicker" or "datetimepicker" or "conversations_select" or "users_select"
                or "multi_users_select":
                break;
            default:
                faults.Add($"{place} is not an element that every client shows.");
                break;
        }
    }

    private static void OfButton(JsonElement button, string place, BlockFaults faults)
    {
        faults.Text(button, "text", place, SlackLimits.ButtonText);
        faults.Length(button, "value", place, SlackLimits.ButtonValue);
        faults.Length(button, "url", place, SlackLimits.Url);
        if (!button.TryGetProperty("confirm", out var confirm)) return;
        faults.Text(confirm, "title", place + ", confirm", SlackLimits.ConfirmTitle);
        faults.Text(confirm, "text", place + ", confirm", SlackLimits.ConfirmText);
        faults.Text(confirm, "confirm", place + ", confirm", SlackLimits.ConfirmButton);
        faults.Text(confirm, "deny", place + ", confirm", SlackLimits.ConfirmButton);
    }

    private static void OfMenu(JsonElement menu, string place, BlockFaults faults)
    {
        if (menu.TryGetProperty("options", out _))
        {
            OfOptions(menu, place, SlackLimits.Options, faults);
            return;
        }

        foreach (var group in faults.Count(menu, "option_groups", place, SlackLimits.Options))
        {
            faults.Text(group, "label", place, SlackLimits.OptionText);
            OfOptions(group, place, SlackLimits.Options, faults);
        }
    }

    private static void OfOptions(JsonElement owner, string place, int most, BlockFaults faults)
    {
        foreach (var option in faults.Count(owner, "options", place, most))
        {
            faults.Text(option, "text", $"{place}, option", SlackLimits.OptionText);
            faults.Text(option, "description", $"{place}, option", SlackLimits.OptionText);
            faults.Length(option, "value", $"{place}, option", SlackLimits.OptionValue);
            faults.Length(option, "url", $"{place}, option", SlackLimits.Url);
        }
    }

    /// <summary>Slack wants what is chosen at the start to be one of the options, sign for sign.</summary>
    private static void OfInitial(JsonElement element, string place, BlockFaults faults)
    {
        var groups = element.TryGetProperty("option_groups", out var several) ? several.EnumerateArray().ToList() : [element];
        var options = groups.SelectMany(group => group.GetProperty("options").EnumerateArray())
            .Select(option => option.GetRawText()).ToHashSet();
        var chosen = new List<JsonElement>();
        if (element.TryGetProperty("initial_option", out var one)) chosen.Add(one);
        if (element.TryGetProperty("initial_options", out _))
            chosen.AddRange(faults.Count(element, "initial_options", place, int.MaxValue));
        if (chosen.Exists(option => !options.Contains(option.GetRawText())))
            faults.Add($"{place} begins with a choice that is not one of its options.");
    }

    private static void OfField(JsonElement field, string place, BlockFaults faults)
    {
        var most = SlackLimits.InputText;
        if (field.TryGetProperty("max_length", out var length))
        {
            if (length.GetInt32() is < 1 or > SlackLimits.InputText)
                faults.Add($"{place} takes {length.GetInt32()} characters; {SlackLimits.InputText} is the most.");
            else most = length.GetInt32();
        }

        faults.Shows(field, "initial_value", $"{place}'s initial_value", most);
    }
}
