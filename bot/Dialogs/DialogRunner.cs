using OtgBot.Cards;
using OtgBot.Cards.Inputs;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>
/// Asks the questions of dialogs and keeps the answers until they are complete. If the channel shows forms it is one form,
/// which can also be filled in by typing; elsewhere one question after the other.
/// </summary>
internal sealed class DialogRunner
{
    public const string SubmitVerb = "dialog.submit";
    public const string CancelVerb = "dialog.cancel";
    public const string AnswerVerb = "dialog.answer";

    /// <summary>
    /// A question waits this long for what is typed. A form waits as long as it takes, since it says nothing while it is filled in.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly Dictionary<string, string> NoErrors = [];

    private readonly Dictionary<string, Dialog> dialogs = new(StringComparer.Ordinal);

    /// <summary>Puts dialogs into the turn: their buttons, the word for cancelling, and typed answers.</summary>
    public DialogRunner(Routes routes, TurnEvents events)
    {
        routes.Add(new Button(SubmitVerb, Submitted) { Where = Where.Anywhere });
        routes.Add(new Button(AnswerVerb, Answered) { Where = Where.Anywhere });
        routes.Add(new Button(CancelVerb, (turn, press) => Cancelled(turn, press["nonce"], press["by"])) { Where = Where.Anywhere });
        routes.Add(new Command("dialogs.cancel", new Text("avbryt", "avbryt", "cancel|stop"), DialogTexts.CancelHelp,
            (turn, _) => Cancelled(turn, null, null))
        {
            Where = Where.Anywhere,
            IsForOne = true,
            InHelp = false,
        });
        routes.Add(new Phrases("dialogs.cancel",
            new Text("glem det|glem det avbryt|avslutt skjema|lukk skjema", "gløym det|gløym det avbryt|avslutt skjema|lukk skjema",
                "never mind|never mind cancel|close form|quit"), Effect.Changes, Takes.Nothing));
        events.AroundText = AroundText;
    }

    public void Add(Dialog dialog)
    {
        if (!dialogs.TryAdd(dialog.Name, dialog)) throw new InvalidOperationException($"Two dialogs are named '{dialog.Name}'.");
    }

    /// <summary>Opens a dialog for the person of this turn, in the place of any they had open here.</summary>
    /// <param name="prefilled">What the fields start with, by question id, if something is changed rather than made.</param>
    /// <param name="context">Passed through to <see cref="Answers.Context"/>.</param>
    /// <param name="choices">See <see cref="DialogState.Choices"/>.</param>
    public async Task Start(
        Turn turn, string name, IReadOnlyDictionary<string, string>? prefilled = null, IReadOnlyDictionary<string, string>? context = null,
        Dictionary<string, Choice[]>? choices = null)
    {
        var dialog = dialogs[name];
        var nonce = turn.NewId();
        var state = new DialogState
        {
            Dialog = name,
            Fingerprint = dialog.Fingerprint,
            Nonce = nonce,
            Opener = DialogState.OpenerOf(turn, nonce),
            IsForm = turn.Channel.ShowsForms(turn.Incoming.Address),
            Language = await turn.PersonLanguage(),
            Community = turn.CommunityOrNull?.Address.Partition,
            IsPersonal = turn.IsPersonal,
            Prefilled = new Dictionary<string, string>(prefilled ?? NoErrors),
            Context = new Dictionary<string, string>(context ?? NoErrors),
            Choices = choices,
            TouchedAt = turn.Clock.GetUtcNow(),
        };
        await turn.Store.Change(DialogState.KeyOf(turn), DialogsJson.Default.DialogState, _ => state, turn.Cancel);
        await Show(turn, dialog, state);
    }

    private async Task AroundText(Turn turn, Heard heard, Func<Task> next)
    {
        // A form on a card waits quietly for its button: words beside it are for the bot, and no answer.
        if (heard.Command?.Name == "dialogs.cancel" || turn.Channel.ShowsForms(turn.Incoming.Address))
        {
            await next();
            return;
        }

        var stored = await turn.Store.Get(DialogState.KeyOf(turn), DialogsJson.Default.DialogState, turn.Cancel);
        if (stored is null || stored.Value.IsForm || !dialogs.TryGetValue(stored.Value.Dialog, out var dialog))
        {
            await next();
            return;
        }

        var state = stored.Value;
        if (turn.Clock.GetUtcNow() - state.TouchedAt > Patience)
        {
            await turn.Store.Delete(stored.Key, stored.ETag, turn.Cancel);
            if (heard.Command is null) await turn.Tell(DialogTexts.Expired(state.Language));
            else await next();
            return;
        }

        if (dialog.Questions.FirstOrDefault(question => !state.Values.ContainsKey(question.Id)) is not { } question)
        {
            await next();
            return;
        }

        var meaning = TypedAnswer.Meaning(question, heard, turn);
        if (turn.Incoming.Edit is not null && meaning is Meant.Answer or Meant.Either)
        {
            // It may have been the answer to an earlier question.
            await turn.Reply(DialogCards.Ask(dialog, state, question, DialogTexts.Edited(state.Language)));
            return;
        }

        switch (meaning)
        {
            case Meant.Answer:
                await Typed(turn, dialog, stored, question, turn.Incoming.Text);
                return;
            case Meant.Either:
                await turn.ReplyToOne(DialogCards.AnswerOrCommand(state, question, turn.Incoming.Text, heard));
                return;
        }

        try
        {
            await next();
        }
        catch (UserError wrong)
        {
            await turn.Tell((await turn.PersonLanguage()).Say(wrong));
        }

        // The command may have opened a dialog of its own in this one's place.
        var current = await turn.Store.Get(DialogState.KeyOf(turn), DialogsJson.Default.DialogState, turn.Cancel);
        if (current?.Value.Nonce == state.Nonce) await turn.ReplyToOne(DialogCards.Ask(dialog, state, question, null));
    }

    /// <summary>What looked like something else was an answer after all.</summary>
    private async Task Answered(Turn turn, ButtonPress press)
    {
        var stored = await Mine(turn, press["nonce"], press["by"]);
        if (!dialogs.TryGetValue(stored.Value.Dialog, out var dialog)
            || dialog.Questions.FirstOrDefault(one => one.Id == press["question"]) is not { } question) throw TurnTexts.OldButton();
        if (stored.Value.Values.ContainsKey(question.Id)) throw DialogTexts.AnsweredBefore();
        await Typed(turn, dialog, stored, question, press["answer"] ?? "");
    }

    private static async Task Typed(Turn turn, Dialog dialog, Stored<DialogState> stored, Question question, string answer)
    {
        var state = stored.Value;
        var mark = turn.MessageMark;
        if (ProcessedMessages.Has(state.Taken, mark))
        {
            await turn.ReplyToOne(DialogCards.Ask(dialog, state, question, null));
            return;
        }

        await Use(turn, state);
        string? error = null;
        var values = new Dictionary<string, string>(state.Values);
        try
        {
            values[question.Id] = TypedAnswer.Read(question, state, answer, turn.Today);
            if (dialog.Check is { } check) await check(turn, new Answers(state.Nonce, values, state.Context));
        }
        catch (UserError wrong)
        {
            error = state.Language.Say(wrong);

            // A rule between two answers may be about the earlier one.
            values.Remove(wrong.Question is { } about && values.ContainsKey(about) ? about : question.Id);
        }

        state = state with { Values = values, Taken = ProcessedMessages.With(state.Taken, mark), TouchedAt = turn.Clock.GetUtcNow() };

        // Another host may have closed it meanwhile, or opened another in its place.
        var saved = await turn.Store.Change(stored.Key, DialogsJson.Default.DialogState,
            old => old?.Nonce == state.Nonce ? state : old, turn.Cancel);
        if (saved?.Nonce != state.Nonce) throw DialogTexts.Finished();
        if (dialog.Questions.FirstOrDefault(other => !state.Values.ContainsKey(other.Id)) is { } missing)
            await turn.ReplyToOne(DialogCards.Ask(dialog, state, missing, error));
        else
            await Complete(turn, dialog, state, stored.Key);
    }

    private async Task Submitted(Turn turn, ButtonPress press)
    {
        var stored = await Mine(turn, press["nonce"], press["by"]);
        var state = stored.Value;
        if (!dialogs.TryGetValue(state.Dialog, out var dialog)) throw TurnTexts.OldButton();

        await Use(turn, state);
        var values = new Dictionary<string, string>();
        var errors = new Dictionary<string, string>();
        foreach (var question in dialog.Questions)
        {
            var given = press[question.Id] ?? (question is YesNoQuestion ? "false" : "");
            if (question is MomentQuestion && given.Length > 0 && press[InputDateTime.TimeId(question.Id)] is { Length: > 0 } time)
                given = $"{given} {time}";
            values[question.Id] = given;
            try
            {
                if (question is PeopleQuestion people) values[question.Id] = given = await people.Given(turn, press);
                values[question.Id] = question.Read(given, turn.Today);
            }
            catch (UserError wrong)
            {
                errors[question.Id] = state.Language.Say(wrong);
            }
        }

        var changed = state.Fingerprint != dialog.Fingerprint;
        state = state with { Values = values, Fingerprint = dialog.Fingerprint, TouchedAt = turn.Clock.GetUtcNow() };
        if (errors.Count > 0 || changed)
        {
            // Kept as it was given, so that nothing has to be typed twice; what is wrong with it is asked again.
            await turn.Store.Change(stored.Key, DialogsJson.Default.DialogState,
                _ => state with { Values = values.Where(value => !errors.ContainsKey(value.Key)).ToDictionary() }, turn.Cancel);
            await turn.Replace(FormOf(turn, dialog, state, errors,
                changed ? DialogTexts.Changed(state.Language) : DialogTexts.FixBelow(state.Language), turn.IsCardShared), isRefusal: true);
            return;
        }

        await Complete(turn, dialog, state, stored.Key);
    }

    private static async Task Complete(Turn turn, Dialog dialog, DialogState state, Key key)
    {
        if (dialog.Who == Who.Lead && !turn.IsLead) throw TurnTexts.LeadsOnly(turn.Community.Leads);
        try
        {
            await dialog.Complete(turn, new Answers(state.Nonce, state.Values, state.Context));
        }
        catch (UserError wrong) when (wrong.IsFinal)
        {
            await End(turn, dialog, state, key, wrong);
            return;
        }
        catch (UserError wrong)
        {
            await AskAgain(turn, dialog, state, key, wrong);
            return;
        }

        // What it completed may have opened another dialog in its place.
        var open = await turn.Store.Get(key, DialogsJson.Default.DialogState, turn.Cancel);
        var isReplaced = open is not null && open.Value.Nonce != state.Nonce;
        if (open is not null && !isReplaced) await turn.Store.Delete(open.Key, open.ETag, turn.Cancel);
        if (turn.Incoming.Kind != IncomingKind.Button) return;
        await turn.Close(isReplaced ? DialogTexts.Replaced(state.Language) : DialogTexts.Done(state.Language));
    }

    /// <summary>
    /// What it was about is over: the form closes and says why, with the words that were written, so that they can be used elsewhere.
    /// </summary>
    private static async Task End(Turn turn, Dialog dialog, DialogState state, Key key, UserError wrong)
    {
        await turn.Store.Change<DialogState, DialogState?>(key, DialogsJson.Default.DialogState,
            old => old?.Nonce == state.Nonce ? null : old, turn.Cancel);
        var sentence = state.Language.Say(wrong);
        var written = dialog.Questions.OfType<TextQuestion>().Select(question => state.Values.GetValueOrDefault(question.Id, ""))
            .Where(text => text.Length > 0);
        await turn.Tell(sentence);
        if (turn.Incoming.Kind == IncomingKind.Button) await turn.Replace(DialogCards.Ended(sentence, [.. written], state.Language));
    }

    /// <summary>
    /// The answers were well-formed, but a rule said no: the form with the sentence, or the question it is about once more (the last, if it
    /// is about all).
    /// </summary>
    private static async Task AskAgain(Turn turn, Dialog dialog, DialogState state, Key key, UserError wrong)
    {
        var sentence = state.Language.Say(wrong);
        var about = dialog.Questions.FirstOrDefault(question => question.Id == wrong.Question);
        if (turn.Incoming.Kind == IncomingKind.Button)
        {
            await turn.Replace(about is null
                ? FormOf(turn, dialog, state, NoErrors, sentence, turn.IsCardShared)
                : FormOf(turn, dialog, state, new Dictionary<string, string> { [about.Id] = sentence },
                    DialogTexts.FixBelow(state.Language), turn.IsCardShared), isRefusal: true);
            return;
        }

        var again = about ?? dialog.Questions[^1];
        var open = state with { Values = state.Values.Where(value => value.Key != again.Id).ToDictionary() };
        await turn.Store.Change(key, DialogsJson.Default.DialogState, _ => open, turn.Cancel);
        await turn.ReplyToOne(DialogCards.Ask(dialog, open, again, sentence));
    }

    private static async Task Cancelled(Turn turn, string? nonce, string? opener)
    {
        var stored = nonce is null
            ? await turn.Store.Get(DialogState.KeyOf(turn), DialogsJson.Default.DialogState, turn.Cancel)
                ?? throw DialogTexts.NothingToCancel()
            : await Mine(turn, nonce, opener);
        await turn.Store.Delete(stored.Key, stored.ETag, turn.Cancel);
        var text = DialogTexts.Cancelled(stored.Value.Language);
        if (nonce is null || turn.InWindow) await turn.Tell(text);
        else await turn.Replace(DialogCards.Closed(text, stored.Value.Language));
    }

    /// <summary>The dialog this person has open here, if it is the one the button belongs to.</summary>
    private static async Task<Stored<DialogState>> Mine(Turn turn, string? nonce, string? opener)
    {
        var stored = await turn.Store.Get(DialogState.KeyOf(turn), DialogsJson.Default.DialogState, turn.Cancel);
        if (stored is not null && stored.Value.Nonce == nonce) return stored;

        // The form came into their personal chat, since the place it was asked for in does not show it to them alone.
        if (turn.IsPersonal)
        {
            await foreach (var other in turn.Store.List(turn.PersonKey.Partition, DialogState.All,
                DialogsJson.Default.DialogState, turn.Cancel))
            {
                if (other.Value.Nonce == nonce) return other;
            }
        }

        throw opener == DialogState.OpenerOf(turn, nonce ?? "") ? DialogTexts.Finished() : DialogTexts.NotYours();
    }

    /// <summary>The dialog is about the community it was opened for, even if the person has been elsewhere since.</summary>
    private static async ValueTask Use(Turn turn, DialogState state)
    {
        if (turn.IsPersonal && state.Community is { } partition && turn.CommunityOrNull?.Address.Partition != partition)
            turn.CommunityOrNull = await turn.Communities.Get(partition, turn.Cancel);
    }

    private static async Task Show(Turn turn, Dialog dialog, DialogState state)
    {
        if (state.IsForm)
        {
            await turn.ReplyToOne(FormOf(turn, dialog, state, NoErrors, null, isShared: false),
                FormOf(turn, dialog, state, NoErrors, null, isShared: !turn.IsPersonal));
            return;
        }

        var first = dialog.Questions.FirstOrDefault(question => !state.Values.ContainsKey(question.Id)) ?? dialog.Questions[0];
        await turn.ReplyToOne(DialogCards.Ask(dialog, state, first, null));
    }

    /// <param name="isShared">True where the others see it too: it says whose it is.</param>
    private static Card FormOf(Turn turn, Dialog dialog, DialogState state, IReadOnlyDictionary<string, string> errors, string? notice,
        bool isShared) =>
        DialogCards.Form(dialog, state, errors, notice, isShared && turn.Person.Name.Length > 0 ? turn.Person.Name : null);
}
