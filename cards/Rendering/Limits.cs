namespace OtgBot.Cards.Rendering;

/// <summary>What the platforms allow, each number with where it comes from.</summary>
public static class Limits
{
    /// <summary>Buttons on a whole card, those of nested cards not counted. Teams' store rules allow 6 (https://learn.microsoft.com/microsoftteams/platform/concepts/deploy-and-publish/appsource/prepare/teams-store-validation-guidelines).</summary>
    public const int ActionsPerCard = 6;

    /// <summary>Characters in a button's title. Ours: longer ones are cut off at phone width; Block Kit allows 75 (https://docs.slack.dev/reference/block-kit/elements/button-element).</summary>
    public const int ActionTitle = 40;

    /// <summary>Characters of a button's verb and data as JSON. Block Kit allows 2,000 (https://docs.slack.dev/reference/block-kit/block-elements/button-element); the origin comes on top.</summary>
    public const int ActionData = 1_800;

    /// <summary>Characters of what a choice sends. Block Kit allows 150 (https://docs.slack.dev/reference/block-kit/composition-objects/option-object).</summary>
    public const int ChoiceValue = 150;

    /// <summary>Bytes of a Teams message counted as UTF-16, the whole payload. Teams refuses above about 100 KB (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages); we keep a fifth in reserve.</summary>
    public const int TeamsMessageBytes = 80 * 1024;

    /// <summary>Columns side by side that a phone can show (Teams design guidance).</summary>
    public const int Columns = 3;
}
