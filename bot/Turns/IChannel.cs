using OtgBot.Cards;
using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>
/// The PORT to where people are: Teams, Slack, the try-out page, a terminal. Cards go in, the channel's renderer and wire come after.
/// </summary>
internal interface IChannel
{
    /// <summary>The name in <see cref="Address.Channel"/>.</summary>
    string Name { get; }

    /// <summary>True if a card's inputs can be filled in there, so that a dialog can be one form.</summary>
    bool ShowsForms(Address address);

    /// <summary>Posts a message. What the platform answered is in the result; only a bug throws.</summary>
    ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel);

    /// <summary>Puts a message in the place of one that was sent.</summary>
    ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel);

    /// <summary>The personal chat with someone of this workspace, or null if the platform won't open one.</summary>
    ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel);

    /// <summary>
    /// What is typed in a channel to bring the bot into it; null if it can't be written to from a channel that it is not in.
    /// </summary>
    string? Invitation => null;

    /// <summary>True if the channel itself sees to it that an event which comes again makes no turn.</summary>
    bool DropsRepeats => false;

    /// <summary>
    /// True if the platform itself says which tenant or workspace an event is from; false if that is whatever a client wrote.
    /// </summary>
    bool KnowsWorkspaces => true;

    /// <summary>True if an <see cref="Outgoing.IsPrivate"/> message to this place is seen by <see cref="Outgoing.For"/> alone.</summary>
    bool ShowsPrivately(Address address) => false;

    /// <summary>
    /// True where what concerns one person is not said before the others: it is shown to them alone, and if that can't be, it comes in
    /// their own chat. A line in the place itself then says so, and goes again.
    /// </summary>
    bool AnswersAside(Address address) => false;

    /// <summary>Takes away a message that was sent.</summary>
    ValueTask<SendResult> Delete(Address at, string messageId, CancellationToken cancel) =>
        ValueTask.FromResult(new SendResult(SendOutcome.Refused, Reason: "nothing is taken away there"));

    /// <summary>
    /// Whether somebody is a member of a place, as the platform says just now; null if it can't be asked or does not say.
    /// </summary>
    /// <param name="place">A channel or a group chat.</param>
    /// <param name="team">The platform's id of the team it is in, or null.</param>
    /// <param name="person">By the platform's id.</param>
    /// <param name="cancel">Ends the call.</param>
    ValueTask<bool?> IsMember(Address place, string? team, Person person, CancellationToken cancel) => ValueTask.FromResult<bool?>(null);

    /// <summary>
    /// Somebody who was chosen in a people picker, as the platform knows them in a place; null if they are not there, or it does not say.
    /// </summary>
    ValueTask<Person?> FindPerson(Address place, string picked, CancellationToken cancel) => ValueTask.FromResult<Person?>(null);

    /// <summary>Whether somebody runs the whole workspace, as the platform says: they may take the lead anywhere in it.</summary>
    ValueTask<bool> RunsWorkspace(Address place, Person person, CancellationToken cancel) => ValueTask.FromResult(false);

    /// <summary>
    /// Puts a link where all in a place find it, such as a bookmark; one of the same kind is replaced. Does nothing if the platform has no
    /// such shelf, or does not let the bot use it.
    /// </summary>
    /// <param name="place">A channel.</param>
    /// <param name="link">What is put there.</param>
    /// <param name="cancel">Ends the call.</param>
    ValueTask Shelve(Address place, ShelfLink link, CancellationToken cancel) => ValueTask.CompletedTask;

    /// <summary>True if a message is seen by one person alone, so that it can be changed for them.</summary>
    /// <param name="messageId">Of a message whose button was pressed.</param>
    bool IsForOne(string messageId) => false;

    /// <summary>
    /// True if <see cref="InlineAnswer.Card"/> shows in the pressed card's place to the one who pressed, and to nobody else.
    /// </summary>
    bool ReplacesForOne => false;

    /// <summary>Erases what the channel itself keeps about a person: forms, what was written down to be done. Safe to repeat.</summary>
    /// <param name="from">Where they are: tells the workspace.</param>
    /// <param name="person">By the platform's id.</param>
    /// <param name="cancel">Ends the call.</param>
    Task Forget(Address from, Person person, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// Whether the message with this <see cref="Outgoing.Key"/> stands there: <see cref="SendOutcome.Sent"/> with its id,
    /// <see cref="SendOutcome.Refused"/> if it certainly does not, and <see cref="SendOutcome.InDoubt"/> if the platform can't be asked.
    /// </summary>
    /// <param name="to">Where it was sent.</param>
    /// <param name="key">Its key.</param>
    /// <param name="since">It was not sent before.</param>
    /// <param name="cancel">Ends the call.</param>
    ValueTask<SendResult> Find(Address to, string key, DateTimeOffset since, CancellationToken cancel) =>
        ValueTask.FromResult(new SendResult(SendOutcome.InDoubt));
}

/// <summary>A message on its way out: a sentence or a card.</summary>
internal sealed record Outgoing(Address To, Language Language)
{
    public string? Text { get; init; }

    public Card? Card { get; init; }

    /// <summary>The <see cref="Community.Tag"/> that the card's buttons bring back.</summary>
    public string? Origin { get; init; }

    /// <summary>The message this one answers, if the platform shows that.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>
    /// Whom it answers: a channel that can show it to them alone may do so, if they alone saw the question. Null if it is for all.
    /// </summary>
    public Person? For { get; init; }

    /// <summary>
    /// Who asked and waits for it; null for what the bot says on its own account. To read an answer twice is better than not to get it, so
    /// it is repeated if it may not have arrived.
    /// </summary>
    public Person? Asker { get; init; }

    /// <summary>True if nobody but <see cref="For"/> may see it. Only sent if <see cref="IChannel.ShowsPrivately"/>.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True for a form of the person's own, which a platform may open as a window with all that is on it.</summary>
    public bool IsWindow { get; init; }

    /// <summary>
    /// Names the message, the same whenever it is tried, so that a platform that can be asked knows whether it stands already. Says nothing
    /// about anybody.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>True if nobody waits for it: answers to people go first if the platform takes only so much.</summary>
    public bool IsPost { get; init; }

    /// <summary>Asked at the last moment before it leaves, again before each try; if it says no, it is not sent.</summary>
    public Func<ValueTask<bool>>? IsWanted { get; init; }

    /// <summary>For channels, just before a message leaves: null if it may go, otherwise what became of it.</summary>
    /// <param name="isWanted"><see cref="IsWanted"/>. If that can't be told, since the store is away or the host stops, the message
    /// certainly did not leave.</param>
    public static async ValueTask<SendResult?> WhyNot(Func<ValueTask<bool>>? isWanted)
    {
        try
        {
            return isWanted is null || await isWanted() ? null : new SendResult(SendOutcome.Unwanted);
        }
        catch (Exception unread) when (unread is StoreException or OperationCanceledException)
        {
            return new SendResult(SendOutcome.Refused, Reason: $"no last look at what it is made of: {unread.GetType().Name}");
        }
    }
}

/// <summary>A link for all in a place.</summary>
/// <param name="Title">What it is called there.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Kind">How the addresses begin that it replaces.</param>
internal sealed record ShelfLink(string Title, string Url, string Kind);

/// <summary>What became of a message.</summary>
/// <param name="Outcome">Whether it is known to stand there.</param>
/// <param name="MessageId">What to update it by, if it was sent and the platform gave one.</param>
/// <param name="Reason">For the log and the operator: status and code, never user text.</param>
internal sealed record SendResult(SendOutcome Outcome, string? MessageId = null, string? Reason = null)
{
    /// <summary>How long to wait before the very same may be taken; null if trying again does not help.</summary>
    public TimeSpan? Again { get; init; }

    /// <summary>What may be taken in its place.</summary>
    public Remedy Remedy { get; init; }

    public static SendResult Sent(string? messageId) => new(SendOutcome.Sent, messageId);
}

/// <summary>What a platform may take in the place of what it refused.</summary>
internal enum Remedy
{
    None,

    /// <summary>What it answers, or the thread it stands in, is gone.</summary>
    WithoutReference,

    /// <summary>It is too big, or of a shape the platform does not take: words alone, and fewer of them.</summary>
    Shorter,
}

internal enum SendOutcome
{
    Sent,

    /// <summary>The platform said no, and will go on saying it: the bot is no longer there.</summary>
    Gone,

    /// <summary>It certainly did not arrive; trying later may help.</summary>
    Refused,

    /// <summary>
    /// It was not sent, since it was no longer wanted (<see cref="Outgoing.IsWanted"/>), or since the message whose place it was to take is
    /// gone.
    /// </summary>
    Unwanted,

    /// <summary>Nobody knows: the connection broke after the message had left.</summary>
    InDoubt,
}
