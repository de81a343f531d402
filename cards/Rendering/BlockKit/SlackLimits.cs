namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>
/// What Slack allows, in UTF-16 units if it counts characters: that is never more than Slack counts. Each number with where it comes from.
/// </summary>
public static class SlackLimits
{
    /// <summary>Blocks in a message (https://docs.slack.dev/reference/block-kit/blocks).</summary>
    public const int MessageBlocks = 50;

    /// <summary>Blocks in a modal or on a Home tab (https://docs.slack.dev/reference/block-kit/blocks).</summary>
    public const int ViewBlocks = 100;

    /// <summary>
    /// Characters in all blocks of a message together. Slack has answered msg_blocks_too_long at about 13,200
    /// (https://github.com/slackapi/bolt-js/issues/2509); we stay well below.
    /// </summary>
    public const int MessageText = 12_000;

    /// <summary>
    /// Bytes of a whole view. Slack refuses 250 KB (https://docs.slack.dev/reference/views); the rest is for what the channel adds.
    /// </summary>
    public const int ViewBytes = 240_000;

    /// <summary>
    /// Characters in a message's own text: chat.update refuses more (https://docs.slack.dev/reference/methods/chat.update).
    /// </summary>
    public const int Fallback = 4_000;

    /// <summary>
    /// Characters in the text of a section, a context or any other text object
    /// (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).
    /// </summary>
    public const int Text = 3_000;

    /// <summary>Characters in a header (https://docs.slack.dev/reference/block-kit/blocks/header-block).</summary>
    public const int Header = 150;

    /// <summary>Fields of a section (https://docs.slack.dev/reference/block-kit/blocks/section-block).</summary>
    public const int Fields = 10;

    /// <summary>Characters in a field of a section (same page).</summary>
    public const int Field = 2_000;

    /// <summary>Parts of a context (https://docs.slack.dev/reference/block-kit/blocks/context-block).</summary>
    public const int ContextElements = 10;

    /// <summary>Characters in an image's alternative text (https://docs.slack.dev/reference/block-kit/blocks/image-block).</summary>
    public const int AltText = 2_000;

    /// <summary>Characters in any address (https://docs.slack.dev/reference/block-kit/block-elements/button-element).</summary>
    public const int Url = 3_000;

    /// <summary>Elements of an actions block (https://docs.slack.dev/reference/block-kit/blocks/actions-block).</summary>
    public const int Actions = 25;

    /// <summary>Characters on a button (https://docs.slack.dev/reference/block-kit/block-elements/button-element).</summary>
    public const int ButtonText = 75;

    /// <summary>Characters of what a button carries (same page).</summary>
    public const int ButtonValue = 2_000;

    /// <summary>Characters in block_id, action_id and callback_id (same page, https://docs.slack.dev/reference/views).</summary>
    public const int Id = 255;

    /// <summary>Choices in an overflow menu (https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element).</summary>
    public const int Overflow = 5;

    /// <summary>Radio buttons or boxes in a group (https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element).</summary>
    public const int Boxes = 10;

    /// <summary>
    /// Options in a menu, in a group of a menu, and groups in a menu
    /// (https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element).
    /// </summary>
    public const int Options = 100;

    /// <summary>
    /// Characters of an option's text, its description and a group's label
    /// (https://docs.slack.dev/reference/block-kit/composition-objects/option-object).
    /// </summary>
    public const int OptionText = 75;

    /// <summary>Characters of what an option carries (same page; the types' comment says 75).</summary>
    public const int OptionValue = 150;

    /// <summary>Characters in a placeholder (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element).</summary>
    public const int Placeholder = 150;

    /// <summary>Characters that a text field takes (same page).</summary>
    public const int InputText = 3_000;

    /// <summary>Characters in a field's label and in its hint (https://docs.slack.dev/reference/block-kit/blocks/input-block).</summary>
    public const int Label = 2_000;

    /// <summary>Characters in a modal's title and on its two buttons (https://docs.slack.dev/reference/views).</summary>
    public const int ModalTitle = 24;

    /// <summary>Characters in a view's private_metadata (same page).</summary>
    public const int Metadata = 3_000;

    /// <summary>
    /// Characters in the title of a dialog that asks "are you sure"
    /// (https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object).
    /// </summary>
    public const int ConfirmTitle = 100;

    /// <summary>Characters in what it asks (same page).</summary>
    public const int ConfirmText = 300;

    /// <summary>Characters on its buttons (same page).</summary>
    public const int ConfirmButton = 30;

    /// <summary>Charts in a message. Not documented: the API's own error says so (https://github.com/vercel/chat/issues/696).</summary>
    public const int Charts = 2;

    /// <summary>Series of a chart (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).</summary>
    public const int ChartSeries = 6;

    /// <summary>Characters in the name of a series and of a point (same page).</summary>
    public const int ChartName = 20;

    /// <summary>Rows of a table (https://docs.slack.dev/reference/block-kit/blocks/table-block).</summary>
    public const int TableRows = 100;

    /// <summary>Cells in a row of a table (same page).</summary>
    public const int TableCells = 20;
}
