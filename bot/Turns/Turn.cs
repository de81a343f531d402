using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>
/// One event being handled: who did what where, and the ways to answer. Made by <see cref="TurnPipeline"/>, handed to a command,
/// a button or a dialog, gone afterwards.
/// </summary>
internal sealed class Turn(Incoming incoming, IChannel channel, TurnServices services, CancellationToken cancel)
{
    private Profile? profile;
    private PersonKey? personKey;
    private bool isAside;
    private bool isPointed;
    private bool isLate;

    public Incoming Incoming { get; } = incoming;

    public IChannel Channel { get; } = channel;

    public IStore Store => services.Store;

    public TimeProvider Clock => services.Clock;

    public NewId NewId => services.NewId;

    public Routes Routes => services.Routes;

    public Communities Communities => services.Communities;

    public ParticipationRecord Facts => services.Facts;

    public CancellationToken Cancel { get; } = cancel;

    public Person Person => Incoming.Person;

    public PersonKey PersonKey => personKey ??= services.Pseudonyms.Of(Incoming.Address, Person);

    /// <summary>See <see cref="Pseudonyms.Seal"/>.</summary>
    public string Seal(string text) => services.Pseudonyms.Seal(text);

    /// <summary>The person's mark for a purpose, see <see cref="Pseudonyms.MarkOf"/>: for a card that others see too.</summary>
    public string PersonMark(string purpose) => services.Pseudonyms.MarkOf(purpose, PersonKey.Value);

    /// <summary>
    /// What stands for this event in a document that was changed by it. Null for one without an id: some clients send presses that have
    /// none.
    /// </summary>
    public string? MessageMark => Incoming.Id.Length == 0 ? null : services.Pseudonyms.MarkOf("message", Incoming.Id + Incoming.Edit);

    public bool IsPersonal => Incoming.Address.Kind == ConversationKind.Personal;

    /// <summary>The pseudonym of the one who acted, if nobody else sees an answer to them; null if others read it too.</summary>
    public string? SoleReader => IsPersonal || (Incoming.IsQuiet && Channel.ShowsPrivately(Incoming.Address)) ? PersonKey.Value : null;

    /// <summary>The community this turn is about, or null if there is none yet.</summary>
    public Community? CommunityOrNull { get; set; }

    /// <summary>The community this turn is about. Throws a sentence for the person if there is none.</summary>
    public Community Community => CommunityOrNull ?? throw NotHere ?? TurnTexts.NoCommunity();

    /// <summary>How the bot is brought into this channel, where it is not; null elsewhere.</summary>
    public UserError? NotHere =>
        CommunityOrNull is null && Incoming.Address.Kind == ConversationKind.Channel && Channel.Invitation is { } words
            ? TurnTexts.NotHere(words)
            : null;

    /// <summary>The date in the community's zone, in UTC if there is no community.</summary>
    public DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), CommunityOrNull?.TimeZone ?? TimeZoneInfo.Utc).DateTime);

    public bool IsLead => CommunityOrNull?.IsLead(Person) == true;

    /// <summary>
    /// The language of the answers in this conversation: the community's in a channel, the person's if nobody else sees them.
    /// </summary>
    public Language Language { get; set; }

    /// <summary>
    /// True where the answers concern the one who asked alone, and the platform keeps them from the others: what they asked by, they alone
    /// saw too, or it is nobody else's business.
    /// </summary>
    public bool IsQuiet => Incoming.IsQuiet || isAside;

    /// <summary>The language of what all in this conversation read.</summary>
    public Language LanguageOfAll => IsQuiet && CommunityOrNull is { } community ? community.Language : Language;

    /// <summary>The language of what takes the place of the pressed card: of all who read that one.</summary>
    public Language LanguageOfCard => IsCardShared ? LanguageOfAll : Language;

    /// <summary>True where the others see the card whose button was pressed.</summary>
    public bool IsCardShared => !IsPersonal && !InWindow && Incoming.Button?.MessageId is { } message && !Channel.IsForOne(message);

    /// <summary>
    /// True where the person has a window of their own in front of them, which shows what goes back with the answer to the event.
    /// </summary>
    public bool InWindow => !isLate && Incoming is { AnswersInline: true, Button.InWindow: true };

    /// <summary>What goes back with the answer to the event itself, if the platform allows that.</summary>
    public InlineAnswer? Inline { get; private set; }

    /// <summary>Where the last answer was put that did not go back with the answer to the event; null where there was none.</summary>
    public Put? Where { get; private set; }

    /// <summary>True once another card stands in the place of the one whose button was pressed.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>True once anything was answered. A turn that answers nothing would be silence.</summary>
    public bool Answered { get; private set; }

    /// <summary>What is kept about the person; empty if nothing is. Read once a turn.</summary>
    public async ValueTask<Profile> Profile()
    {
        if (profile is not null) return profile;
        var kept = await Store.Get(Members.Profile.KeyOf(PersonKey), TurnsJson.Default.Profile, Cancel);
        IsStranger = kept is null;
        return profile = kept?.Value ?? new Profile();
    }

    /// <summary>The same if it was read already.</summary>
    public Profile? ProfileOrNull => profile;

    /// <summary>True if nothing was kept about the person when <see cref="Profile"/> was read.</summary>
    public bool IsStranger { get; private set; }

    /// <summary>
    /// True if the person asked to be forgotten just now, so that nothing may be stored about them (<see cref="Forgotten"/>).
    /// </summary>
    public bool IsForgotten { get; set; }

    /// <summary>What is kept about somebody else, or null if nothing is: they never wrote to the bot, or asked to be forgotten.</summary>
    public async ValueTask<Profile?> ProfileOf(PersonKey person) =>
        (await Store.Get(Members.Profile.KeyOf(person), TurnsJson.Default.Profile, Cancel))?.Value;

    /// <summary>Changes what is kept about the person.</summary>
    public async Task<Profile> ChangeProfile(Func<Profile, Profile> change) =>
        profile = await Store.Change(Members.Profile.KeyOf(PersonKey), TurnsJson.Default.Profile, old => change(old ?? new Profile()),
            Cancel) ?? new Profile();

    /// <summary>
    /// The language of dialogs and private answers: the one the person chose, else their platform's, else the community's.
    /// </summary>
    public async ValueTask<Language> PersonLanguage() =>
        (await Profile()).Language
            ?? (Incoming.Locale is { Length: > 0 } locale ? Languages.FromLocale(locale) : CommunityOrNull?.Language ?? Language.Nb);

    /// <summary>A word that only the person sees is in their language, one that all see is in the conversation's.</summary>
    public async ValueTask<Language> HeardLanguage() => IsHeardAlone ? await PersonLanguage() : Language;

    private bool IsHeardAlone => Incoming.AnswersInline || (!IsPersonal && Channel.AnswersAside(Incoming.Address));

    /// <summary>The same by what is known without asking the store, which may be what is broken.</summary>
    public Language HeardLanguageAtHand => !IsHeardAlone ? Language
        : profile?.Language ?? (Incoming.Locale is { Length: > 0 } locale ? Languages.FromLocale(locale) : Language);

    /// <summary>Runs a command by its name, as if the person had written it: for a question that stood in its way.</summary>
    public Func<string, string, Task> RunCommand { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What stands on the person's own page, if that was asked for.</summary>
    public IReadOnlyList<Card> HomeCards { get; set; } = [];

    /// <summary>
    /// Answers in the conversation: for all who read there; for the person alone if only they saw what they asked and the platform can keep
    /// the answer between the two.
    /// </summary>
    public ValueTask<SendResult> Reply(Card card) => IsAside ? ReplyToOne(card) : Send(To(Incoming.Address, card, person: Person));

    /// <summary>The same with a sentence.</summary>
    public ValueTask<SendResult> Reply(string text) => IsAside ? ReplyToOne(text) : Send(To(Incoming.Address, text: text, person: Person));

    /// <summary>
    /// Answers the one who asked, about what concerns them alone: before nobody else, where the platform keeps that apart
    /// (<see cref="IChannel.AnswersAside"/>). In their own chat if it can't be here, and if there is none, in the conversation.
    /// </summary>
    /// <param name="card">The answer.</param>
    /// <param name="beforeAll">What stands in its place where the others see it too.</param>
    public ValueTask<SendResult> ReplyToOne(Card card, Card? beforeAll = null) => ToOne(card, beforeAll ?? card, null);

    /// <summary>The same with a sentence.</summary>
    public ValueTask<SendResult> ReplyToOne(string text) => ToOne(null, null, text);

    /// <summary>Says in the conversation what happened there, for all who read it.</summary>
    public ValueTask<SendResult> ReplyToAll(Card card) => Send(To(Incoming.Address, card) with { Language = LanguageOfAll });

    /// <summary>
    /// From here on the answers concern the one who asked alone: in their own language, where the platform keeps them apart.
    /// </summary>
    public async ValueTask GoAside()
    {
        if (isAside || IsPersonal || !Channel.AnswersAside(Incoming.Address)) return;
        isAside = true;
        Language = await PersonLanguage();
    }

    private bool IsAside => InWindow || (IsQuiet && Channel.AnswersAside(Incoming.Address));

    private async ValueTask<SendResult> ToOne(Card? card, Card? beforeAll, string? text)
    {
        if (InWindow)
        {
            ShowInWindow(card, text);
            return SendResult.Sent(null);
        }

        if (IsPersonal || !Channel.AnswersAside(Incoming.Address))
            return await Send(
                To(Incoming.Address, IsPersonal || Channel.ShowsPrivately(Incoming.Address) ? card : beforeAll, text, Person));
        if (text is not null && Incoming.AnswersInline && Inline?.Text is null)
        {
            await Tell(text);
            return SendResult.Sent(null);
        }

        return await Whisper(card, text) == Whispered.Nowhere
            ? await Send(To(Incoming.Address, beforeAll, text, Person))
            : SendResult.Sent(null);
    }

    /// <summary>A window shows one card: what comes first stands above what follows, which has the buttons.</summary>
    private void ShowInWindow(Card? card, string? text)
    {
        Answered = true;
        var above = Inline?.Card is { } first && card is not null
            ? first.Body.Select(element =>
                element is TextBlock { Style: TextStyle.Title } title ? title with { Style = TextStyle.Heading } : element)
            : [];
        Inline = new InlineAnswer(text ?? Inline?.Text,
            card is null ? Inline?.Card : card with { Body = [.. card.Body.Take(1), .. above, .. card.Body.Skip(1)] })
        {
            IsRefusal = Inline?.IsRefusal == true,
        };
    }

    /// <summary>
    /// Tells all who read the conversation what is news to them: a post of its own, not an answer in the thread of what was written or
    /// pressed.
    /// </summary>
    public ValueTask<SendResult> Post(Outgoing message)
    {
        var plain = To(Incoming.Address.WithoutThread()) with { ReplyTo = null };
        return Send(plain with { Card = message.Card, Key = message.Key, IsWanted = message.IsWanted, Language = message.Language });
    }

    /// <summary>A short word to the one who acted: seen by them alone if the platform can do that for this event, else a reply.</summary>
    public async ValueTask Tell(string text)
    {
        Answered = true;
        if (Incoming.AnswersInline) Inline = new InlineAnswer(text, Inline?.Card) { IsRefusal = Inline?.IsRefusal == true };
        else await ReplyToOne(text);
    }

    /// <summary>The same for an answer that says why nothing was done: what the person filled in is to be mended.</summary>
    /// <param name="text">Why.</param>
    /// <param name="field">The field it is about, if it is about one.</param>
    public async ValueTask Refuse(string text, string? field = null)
    {
        await Tell(text);
        if (Inline is not null) Inline = Inline with { IsRefusal = true, Field = field };
    }

    /// <summary>Puts a card in the place of the one whose button was pressed, for everyone. A reply if no button was pressed.</summary>
    /// <param name="card">The card.</param>
    /// <param name="isRefusal">True if it says what is wrong with what was filled in, and asks for it again.</param>
    public async ValueTask Replace(Card card, bool isRefusal = false)
    {
        if (InWindow)
        {
            // The card that the window was opened from is another.
            Answered = IsReplaced = true;
            Inline = new InlineAnswer(Inline?.Text, card) { IsRefusal = isRefusal };
            return;
        }

        if (Incoming.Button?.MessageId is not { } messageId)
        {
            await Reply(card);
            return;
        }

        Answered = IsReplaced = true;
        if (Incoming.AnswersInline) Inline = new InlineAnswer(Inline?.Text, card) { IsRefusal = isRefusal };
        var updated = await Channel.Update(messageId, To(Incoming.Address, card), Cancel);

        // What goes back with the answer to the event is seen all the same; else silence would follow.
        if (!Incoming.AnswersInline && updated.Outcome != SendOutcome.Sent) await Reply(card);
    }

    /// <summary>The card as it is for the one who looks at it.</summary>
    public void Show(Card card)
    {
        Answered = true;
        Inline = new InlineAnswer(null, card);
    }

    /// <summary>
    /// Another page of the pressed card, for the one who turned it: the others go on reading theirs. If the platform has no such place it
    /// is turned for all.
    /// </summary>
    public async ValueTask TurnPage(Card card)
    {
        if (!IsPersonal && Incoming.Button?.MessageId is { } messageId && !Channel.IsForOne(messageId))
        {
            if (Incoming.AnswersInline && Channel.ReplacesForOne)
            {
                Answered = IsReplaced = true;
                Inline = new InlineAnswer(Inline?.Text, card);
                return;
            }

            if (Channel.ShowsPrivately(Incoming.Address) && await Whisper(card) == Whispered.Here) return;
        }

        await Replace(card);
    }

    /// <summary>
    /// A form for the one who pressed: in a window of their own if the press opened one or came from one, else an answer with its title on
    /// it.
    /// </summary>
    public async ValueTask Open(Card form)
    {
        if (InWindow)
        {
            Answered = true;
            Inline = new InlineAnswer(null, form);
            return;
        }

        var isTitled = CardWalk.Elements(form).Any(element => element is TextBlock { Style: TextStyle.Title });
        if (!isTitled) form = form with { Body = [new TextBlock(form.Summary) { Style = TextStyle.Title }, .. form.Body] };
        if (IsAside) await ReplyToOne(form);
        else await Send(To(Incoming.Address, form, person: Person) with { IsWindow = true });
    }

    /// <summary>
    /// Takes away the form whose button was pressed: what came of it stands elsewhere. Where nothing can be taken away, what was said
    /// stands in its place.
    /// </summary>
    /// <param name="otherwise">What stands there if nothing was said.</param>
    /// <param name="always">What stands there whatever was said.</param>
    public async ValueTask Close(string otherwise, string? always = null)
    {
        if (Incoming.Button?.MessageId is not { } messageId || InWindow) return;
        if (IsReplaced || (await Channel.Delete(Incoming.Address, messageId, Cancel)).Outcome is SendOutcome.Sent or SendOutcome.Unwanted)
            return;
        var text = always ?? Inline?.Text ?? otherwise;
        await Replace(new Card { Summary = text, Language = Language.Tag(), Body = [new TextBlock(text)] });
    }

    /// <summary>
    /// A card for the one who asked only: right here if the platform can do that, else in their personal chat, and they are to be told to
    /// look there.
    /// </summary>
    public ValueTask<Whispered> Whisper(Card card) => Whisper(card, null);

    /// <summary>The same with a sentence.</summary>
    public ValueTask<Whispered> Whisper(string text) => Whisper(null, text);

    /// <summary>
    /// What could no longer go back with the answer to the event, as a message to the one who acted. A card in the pressed one's place
    /// stands already; one in a window does not.
    /// </summary>
    public async ValueTask<Whispered> WhisperLate()
    {
        var isForWindow = InWindow;
        isLate = true;
        var reached = Inline?.Text is { } text ? await Whisper(text) : Whispered.Here;
        return isForWindow && Inline?.Card is { } card ? await Whisper(card) : reached;
    }

    private async ValueTask<Whispered> Whisper(Card? card, string? text)
    {
        if (InWindow)
        {
            ShowInWindow(card, text);
            return Whispered.Here;
        }

        if (IsPersonal)
        {
            await Send(To(Incoming.Address, card, text, Person));
            return Whispered.Here;
        }

        if (Channel.ShowsPrivately(Incoming.Address)
            && await services.Answering.SendToOne(Channel, To(Incoming.Address, card, text, Person) with { IsPrivate = true }, Cancel))
        {
            (Answered, Where) = (true, Put.Aside);
            return Whispered.Here;
        }

        var chat = (await Profile()).Chat ?? await Channel.OpenChat(Incoming.Address, Person, Cancel);
        if (chat is null) return Whispered.Nowhere;
        var sent = await Send(To(chat, card, text) with { ReplyTo = null });
        if (sent.Outcome is not (SendOutcome.Sent or SendOutcome.InDoubt)) return Whispered.Nowhere;
        if (!Channel.AnswersAside(Incoming.Address)) return Whispered.InChat;
        await PointToChat();
        return Whispered.Here;
    }

    /// <summary>Says once, in a line that goes again, or with the answer to the press, where to look.</summary>
    private async ValueTask PointToChat()
    {
        Where = Put.InChat;
        if (isPointed || Incoming.AnswersInline) return;
        isPointed = true;
        await services.Answering.SayInPassing(Channel, To(Incoming.Address, text: TurnTexts.LookInChat(LanguageOfAll)), Cancel);
    }

    private Outgoing To(Address address, Card? card = null, string? text = null, Person? person = null) => new(address, Language)
    {
        Card = card,
        Text = text,
        For = person,
        Asker = Person,
        Origin = CommunityOrNull?.Tag,
        ReplyTo = Incoming.Kind == IncomingKind.Text ? Incoming.Id : null,
    };

    private ValueTask<SendResult> Send(Outgoing message)
    {
        (Answered, Where) = (true, message.To.Kind == ConversationKind.Personal && !IsPersonal ? Put.InChat : Put.BeforeAll);
        return services.Answering.Send(Channel, message, Cancel);
    }
}
