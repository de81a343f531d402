namespace OtgBot.Cards.Rendering;

/// <summary>What the platforms allow, each number with where it comes from.</summary>
public static class Limits
{
    /// <summary>
    /// Buttons on a whole card, those of nested cards not counted. Teams' store rules allow 6
    /// (https://learn.microsoft.com/microsoftteams/platform/concepts/deploy-and-publish/appsource/prepare/teams-store-validation-guidelines).
    /// </summary>
    public const int ActionsPerCard = 6;

    /// <summary>
    /// Characters in a button's title. Ours: longer ones are cut off at phone width; Block Kit allows 75
    /// (https://docs.slack.dev/reference/block-kit/elements/button-element).
    /// </summary>
    public const int ActionTitle = 40;

    /// <summary>
    /// Characters of a button's verb and data as JSON. Block Kit allows 2,000
    /// (https://docs.slack.dev/reference/block-kit/block-elements/button-element); the origin comes on top.
    /// </summary>
    public const int ActionData = 1_800;

    /// <summary>
    /// Characters of what a choice sends. Block Kit allows 150
    /// (https://docs.slack.dev/reference/block-kit/composition-objects/option-object).
    /// </summary>
    public const int ChoiceValue = 150;

    /// <summary>
    /// Bytes of a Teams message counted as UTF-16, the whole payload. Teams refuses above about 100 KB
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages); we keep a fifth in reserve.
    /// </summary>
    public const int TeamsMessageBytes = 80 * 1024;

    /// <summary>
    /// Points of a chart. Slack's data_visualization block allows 20
    /// (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
    /// </summary>
    public const int ChartPoints = 20;

    /// <summary>Series of a chart. Slack allows 6 (same page); ours: bars of more than two are too thin on a phone.</summary>
    public const int ChartSeries = 2;

    /// <summary>Characters in a chart's title. Slack allows 50 (same page).</summary>
    public const int ChartTitle = 50;

    /// <summary>
    /// Characters in the name of a point. Slack allows 20 in the name of a segment (same page), and more would not fit under a bar.
    /// </summary>
    public const int ChartLabel = 20;

    /// <summary>Columns side by side that a phone can show (Teams design guidance).</summary>
    public const int Columns = 3;
}
