using System.Text.Json;

namespace OtgBot.Cards.Rendering.BlockKit.Checks;

/// <summary>The part of <see cref="BlockKitLint"/> that looks at one block after the other.</summary>
internal static class BlockLint
{
    public static void Check(JsonElement blocks, bool isMessage, bool newest, BlockFaults faults)
    {
        var (number, tables, charts) = (0, 0, 0);
        foreach (var block in blocks.EnumerateArray())
        {
            var type = block.GetProperty("type").GetString()!;
            var place = $"Block {++number}, {type}";
            faults.Length(block, "block_id", place, SlackLimits.Id);
            if (type == "table" && ++tables > 1) faults.Add($"{place} is table {tables}; a message has one.");
            if (type == "data_visualization" && ++charts > SlackLimits.Charts)
                faults.Add($"{place} is chart {charts}; a message has {SlackLimits.Charts}.");
            if (type is "table" or "data_visualization" && !(isMessage && newest)) faults.Add($"{place} is not for every workspace.");
            if (type == "input" && isMessage) faults.Add($"{place} stands in a message.");
            Check(block, type, place, faults);
        }
    }

    private static void Check(JsonElement block, string type, string place, BlockFaults faults)
    {
        switch (type)
        {
            case "divider":
                break;
            case "header":
                faults.Text(block, "text", place, SlackLimits.Header);
                break;
            case "section":
                OfSection(block, place, faults);
                break;
            case "context":
                foreach (var element in faults.Count(block, "elements", place, SlackLimits.ContextElements))
                    faults.Text(element, place, SlackLimits.Text);
                break;
            case "image":
                OfImage(block, place, faults);
                break;
            case "actions":
                OfActions(block, place, faults);
                break;
            case "input":
                faults.Text(block, "label", place, SlackLimits.Label);
                faults.Text(block, "hint", place, SlackLimits.Label);
                ElementLint.Check(block.GetProperty("element"), place, faults);
                break;
            case "rich_text":
                OfRichText(block, place, faults);
                break;
            case "table":
                foreach (var row in faults.Count(block, "rows", place, SlackLimits.TableRows)) OfRow(row, place, faults);
                break;
            case "data_visualization":
                OfChart(block, place, faults);
                break;
            default:
                faults.Add($"{place} is not a block that every client shows.");
                break;
        }
    }

    private static void OfSection(JsonElement block, string place, BlockFaults faults)
    {
        faults.Text(block, "text", place, SlackLimits.Text);
        if (block.TryGetProperty("accessory", out var accessory)) ElementLint.Check(accessory, place, faults);
        if (block.TryGetProperty("fields", out _))
        {
            foreach (var field in faults.Count(block, "fields", place, SlackLimits.Fields)) faults.Text(field, place, SlackLimits.Field);
        }
        else if (!block.TryGetProperty("text", out _)) faults.Add($"{place} has neither text nor fields.");
    }

    internal static void OfImage(JsonElement image, string place, BlockFaults faults)
    {
        faults.Length(image, "image_url", place, SlackLimits.Url);
        if (image.GetProperty("image_url").GetString() is { } url && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            faults.Add($"{place} shows a picture that Slack can't fetch.");
        if (!image.TryGetProperty("alt_text", out _)) faults.Add($"{place} has no alternative text.");
        faults.Shows(image, "alt_text", $"{place}'s alt_text", SlackLimits.AltText);
    }

    private static void OfActions(JsonElement block, string place, BlockFaults faults)
    {
        var elements = faults.Count(block, "elements", place, SlackLimits.Actions);
        foreach (var element in elements) ElementLint.Check(element, place, faults);
        foreach (var id in elements.CountBy(element => element.GetProperty("action_id").GetString()!).Where(id => id.Value > 1))
            faults.Add($"{place} has the action_id '{id.Key}' {id.Value} times.");
        if (elements.Count(element => element.TryGetProperty("style", out var style) && style.GetString() == "primary") > 1)
            faults.Add($"{place} has more than one primary button.");
    }

    private static void OfRichText(JsonElement block, string place, BlockFaults faults)
    {
        var before = faults.Shown;
        foreach (var part in faults.Count(block, "elements", place, int.MaxValue))
        {
            foreach (var run in faults.Count(part, "elements", place, int.MaxValue))
            {
                var type = run.GetProperty("type").GetString();
                if (type is not ("text" or "date" or "user")) faults.Add($"{place} holds more than text.");
                if (type is "user" && !(run.TryGetProperty("user_id", out var user) && user.GetString() is ['U' or 'W', _, ..]))
                    faults.Add($"{place} names somebody whom Slack does not know.");
                if (type is "date" && string.IsNullOrEmpty(run.TryGetProperty("fallback", out var fallback) ? fallback.GetString() : null))
                    faults.Add($"{place} has a time that old clients can't show.");
                faults.Shows(run, "text", place, SlackLimits.Text);
            }
        }

        if (faults.Shown - before > SlackLimits.Text)
            faults.Add($"{place} has {faults.Shown - before} characters; {SlackLimits.Text} is the most.");
    }

    private static void OfChart(JsonElement block, string place, BlockFaults faults)
    {
        faults.Shows(block, "title", $"{place}'s title", Limits.ChartTitle);
        var chart = block.GetProperty("chart");
        if (chart.GetProperty("type").GetString() is not ("bar" or "line")) faults.Add($"{place} is neither bars nor a line.");
        var categories = chart.GetProperty("axis_config").GetProperty("categories").EnumerateArray()
            .Select(category => category.GetString()!).ToList();
        if (categories.Distinct().Count() != categories.Count) faults.Add($"{place} has a category twice.");
        var series = faults.Count(chart, "series", place, SlackLimits.ChartSeries);
        foreach (var one in series)
        {
            faults.Shows(one, "name", $"The name of a series of {place}", SlackLimits.ChartName);
            var labels = faults.Count(one, "data", place, Limits.ChartPoints)
                .Select(point => point.GetProperty("label").GetString()!).ToList();
            if (!labels.SequenceEqual(categories)) faults.Add($"{place} has a series without exactly one point for each category.");
            if (labels.Any(label => label.Length is 0 or > SlackLimits.ChartName))
                faults.Add($"{place} has a label that is empty or longer than {SlackLimits.ChartName} characters.");
        }
    }

    private static void OfRow(JsonElement row, string place, BlockFaults faults)
    {
        if (row.GetArrayLength() > SlackLimits.TableCells)
            faults.Add($"{place} has {row.GetArrayLength()} cells in a row; {SlackLimits.TableCells} is the most.");
        foreach (var cell in row.EnumerateArray())
        {
            if (cell.GetProperty("type").GetString() != "raw_text") faults.Add($"{place} has a cell that is not raw text.");
            faults.Shows(cell, "text", $"A cell of {place}", SlackLimits.Text);
        }
    }
}
