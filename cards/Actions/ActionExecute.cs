namespace OtgBot.Cards.Actions;

/// <summary>A button that sends its verb, its data and the card's inputs to the bot.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="Verb">Which route takes it, such as <c>prompts.take</c>.</param>
public sealed record ActionExecute(string Title, string Verb) : CardAction(Title)
{
    /// <summary>What the route needs to know. Comes back as the client sent it, so it is checked like any input.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = NoData;

    /// <summary>False for Cancel and the like: the press goes through whatever the inputs hold.</summary>
    public bool SendsInputs { get; init; } = true;

    /// <summary>True where the press is answered with a form: in a window of the person's own, where the client opens one.</summary>
    public bool OpensForm { get; init; }

    private static readonly IReadOnlyDictionary<string, string> NoData = new Dictionary<string, string>();
}
