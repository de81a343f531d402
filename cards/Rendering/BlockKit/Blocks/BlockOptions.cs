using System.Globalization;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// Choices of a modal's field: radio buttons or boxes if they are to be seen and few, a menu otherwise, in groups of a hundred.
/// </summary>
internal static class BlockOptions
{
    /// <summary>The choices that Slack takes; <see cref="CardLint"/> finds the others before.</summary>
    public static IEnumerable<Choice> Of(InputChoiceSet set) => set.Choices
        .Where(choice => choice.Value.Length is > 0 and <= SlackLimits.OptionValue && CleanText.Line(choice.Title).Length > 0)
        .DistinctBy(choice => choice.Value).Take(SlackLimits.Options * SlackLimits.Options);

    public static IEnumerable<Choice> Chosen(InputChoiceSet set)
    {
        var values = set.IsMultiSelect ? (set.Value ?? "").Split(',') : [set.Value ?? ""];
        return Of(set).Where(choice => values.Contains(choice.Value));
    }

    public static void WriteToggle(BlockList blocks, string yes, bool isTicked)
    {
        Choice[] only = [new(yes, "true")];
        blocks.Json.WriteString("type", "checkboxes");
        WriteArray(blocks, "options", only);
        if (isTicked) WriteArray(blocks, "initial_options", only);
    }

    public static void Write(BlockList blocks, InputChoiceSet set)
    {
        Choice[] all = [.. Of(set)];
        Choice[] chosen = [.. Chosen(set)];
        var isBoxes = all.Length <= SlackLimits.Boxes && set.IsExpanded;
        blocks.Json.WriteString("type", (isBoxes, set.IsMultiSelect) switch
        {
            (true, true) => "checkboxes",
            (true, false) => "radio_buttons",
            (false, true) => "multi_static_select",
            (false, false) => "static_select",
        });
        if (all.Length <= SlackLimits.Options) WriteArray(blocks, "options", all);
        else WriteGroups(blocks, all);
        if (chosen.Length == 0) return;
        if (set.IsMultiSelect)
        {
            WriteArray(blocks, "initial_options", chosen);
            return;
        }

        blocks.Json.WritePropertyName("initial_option");
        WriteOption(blocks, chosen[0]);
    }

    // A group has to be called something: which of the choices are in it.
    private static void WriteGroups(BlockList blocks, Choice[] all)
    {
        blocks.Json.WriteStartArray("option_groups");
        for (var from = 0; from < all.Length; from += SlackLimits.Options)
        {
            var to = Math.Min(all.Length, from + SlackLimits.Options);
            blocks.Json.WriteStartObject();
            blocks.Plain("label", string.Create(CultureInfo.InvariantCulture, $"{from + 1}–{to}"));
            WriteArray(blocks, "options", all[from..to]);
            blocks.Json.WriteEndObject();
        }

        blocks.Json.WriteEndArray();
    }

    private static void WriteArray(BlockList blocks, string name, Choice[] choices)
    {
        blocks.Json.WriteStartArray(name);
        foreach (var choice in choices) WriteOption(blocks, choice);
        blocks.Json.WriteEndArray();
    }

    /// <summary>True if even both lines of an option don't hold the title.</summary>
    public static bool IsCut(Choice choice) => SlackText.Split(CleanText.Line(choice.Title), SlackLimits.OptionText - 1).Count() > 2;

    // An initial option must equal its option sign for sign, so both are written here. A long title goes on in the line below.
    private static void WriteOption(BlockList blocks, Choice choice)
    {
        var title = CleanText.Line(choice.Title);
        string[] lines = title.Length <= SlackLimits.OptionText ? [title] : [.. SlackText.Split(title, SlackLimits.OptionText - 1)];
        blocks.Json.WriteStartObject();
        blocks.Plain("text", lines.Length == 1 ? title : lines[0] + "…");
        if (lines.Length > 1) blocks.Plain("description", lines.Length == 2 ? lines[1] : lines[1] + "…");
        blocks.Json.WriteString("value", choice.Value);
        blocks.Json.WriteEndObject();
    }
}
