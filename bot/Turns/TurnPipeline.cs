using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>
/// What happens to every event, in this order: duplicates are dropped, the community and the language are found, rights are
/// checked, the route is run, and whatever goes wrong becomes a sentence for the person.
/// </summary>
internal sealed partial class TurnPipeline(TurnServices services, TurnEvents events, RecentIds recent, ILogger<TurnPipeline> logger)
{
    /// <summary>Handles one event. Never throws for what a person did; only cancellation passes.</summary>
    public async Task<Turn> Run(Incoming incoming, IChannel channel, CancellationToken cancel)
    {
        incoming = incoming with { Person = incoming.Person with { Name = PersonNames.Shown(incoming.Person.Name) } };
        var turn = new Turn(incoming, channel, services, cancel);
        turn.RunCommand = (command, arguments) =>
            RunCommand(turn, services.Routes.FindCommand(command) ?? throw TurnTexts.OldButton(), CommandText.Clean(arguments), []);
        if (!channel.DropsRepeats && incoming.Id.Length > 0
            && !recent.Add(incoming.Address.Channel, incoming.Address.Conversation, incoming.Id + incoming.Edit)) return turn;
        try
        {
            await Prepare(turn);
            if (incoming.Refusal is { } refusal) throw refusal;
            await Dispatch(turn);
        }
        catch (UserError error)
        {
            await turn.Refuse((await turn.PersonLanguage()).Say(error), error.Question);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The one place where anything that goes wrong becomes a sentence and a reference number.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            await Apologise(turn, broken);
        }

        return turn;
    }

    private async Task Prepare(Turn turn)
    {
        var incoming = turn.Incoming;
        if (incoming.Kind is IncomingKind.Text or IncomingKind.Button or IncomingKind.Installed) await NoticeForgotten(turn);
        if (incoming.Kind == IncomingKind.View)
        {
            turn.CommunityOrNull = await KnownCommunity(turn);
            turn.Language = await turn.PersonLanguage();
            return;
        }

        if (turn.IsPersonal)
        {
            turn.Language = await turn.PersonLanguage();
            var profile = await turn.Profile();
            if (incoming is { Kind: IncomingKind.Text or IncomingKind.Button, IsGuest: false } && !turn.IsForgotten)
                profile = await RememberChat(turn, profile);
            turn.CommunityOrNull = await PersonalCommunity(turn, profile);
            return;
        }

        if (incoming.Kind is IncomingKind.Removed or IncomingKind.MembersLeft or IncomingKind.Renamed or IncomingKind.Returned
            or IncomingKind.Moved or IncomingKind.Other)
        {
            turn.CommunityOrNull = await services.Communities.Get(incoming.Address.Partition, turn.Cancel);
            return;
        }

        var community = incoming.IsGuest ? await KnownCommunity(turn) : await services.Communities.Ensure(incoming, turn.Cancel);
        turn.CommunityOrNull = community;
        turn.Language = incoming.IsQuiet || community is null ? await turn.PersonLanguage() : community.Language;
        if (community is not null && incoming.Kind is IncomingKind.Text or IncomingKind.Button && !turn.IsForgotten)
            await RememberMembership(turn, community.Address.Partition);
    }

    /// <summary>What may come from anywhere makes no community of the place, and brings none back.</summary>
    private async ValueTask<Community?> KnownCommunity(Turn turn) =>
        await services.Communities.Get(turn.Incoming.Address.Partition, turn.Cancel) is { RemovedAt: null } community ? community : null;

    /// <summary>In a personal chat: the community whose card was pressed, else the one the person was last active in.</summary>
    private async ValueTask<Community?> PersonalCommunity(Turn turn, Profile profile)
    {
        var origin = turn.Incoming.Button?.Origin;
        foreach (var partition in profile.Communities)
        {
            var community = await services.Communities.Get(partition, turn.Cancel);
            if (community is { RemovedAt: null } && (origin is null || community.IsTagged(origin))) return community;
        }

        return null;
    }

    /// <summary>
    /// Keeps where a person took part: it is how their personal chat knows which community is meant, and how all that is stored about them
    /// is found again.
    /// </summary>
    private async Task RememberMembership(Turn turn, string partition)
    {
        if (turn.Incoming.Via is { } via) await RememberElsewhere(turn, services.Pseudonyms.Of(via, turn.Person), partition);
        var (profile, month, name) = (await turn.Profile(), Profile.MonthOf(turn.Clock.GetUtcNow()), NameMark(turn));
        if (profile.Communities.Count > 0 && profile.Communities[0] == partition && profile.Seen >= month && profile.NameMark == name)
            return;
        await Member.Note(turn.Store, partition, turn.PersonKey, month, turn.Cancel);
        await NoticeName(turn, profile, name);
        await turn.ChangeProfile(old => old.Entering(partition) with { Seen = month, NameMark = name });
    }

    /// <summary>Who asks at home what is stored about them is told that there is more.</summary>
    private static async Task RememberElsewhere(Turn turn, PersonKey atHome, string partition)
    {
        var month = Profile.MonthOf(turn.Clock.GetUtcNow());
        if (await turn.ProfileOf(atHome) is { } known && known.Elsewhere?.Contains(partition) == true && known.Seen >= month) return;
        await Member.Note(turn.Store, partition, atHome, month, turn.Cancel);
        await turn.Store.Change(Profile.KeyOf(atHome), TurnsJson.Default.Profile,
            old => (old ?? new Profile()) with { Seen = month, Elsewhere = [.. (old?.Elsewhere ?? []).Union([partition])] }, turn.Cancel);
    }

    /// <summary>Before it is kept: if this host dies in between, it is noticed again. Whoever is new has left no name anywhere.</summary>
    private async Task NoticeName(Turn turn, Profile profile, string? name)
    {
        if (profile.NameMark != name && !turn.IsStranger) await events.NameChanged(turn);
    }

    /// <summary>The one that is kept if the platform says no name.</summary>
    private static string? NameMark(Turn turn) =>
        turn.Person.Name.Length == 0 ? turn.ProfileOrNull?.NameMark : turn.PersonMark("name\n" + turn.Person.Name);

    /// <summary>Who writes privately is there too: for the community they were in last.</summary>
    private async ValueTask<Profile> RememberChat(Turn turn, Profile profile)
    {
        var (chat, month, name) = (turn.Incoming.Address.WithoutThread(), Profile.MonthOf(turn.Clock.GetUtcNow()), NameMark(turn));
        if (profile.Seen >= month && profile.Chat?.Equals(chat) == true && profile.NameMark == name) return profile;
        if (!(profile.Seen >= month) && profile.Communities.Count > 0)
            await Member.Note(turn.Store, profile.Communities[0], turn.PersonKey, month, turn.Cancel);
        await NoticeName(turn, profile, name);
        return await turn.ChangeProfile(old => old with { Chat = chat, Seen = month, NameMark = name });
    }

    /// <summary>Only of those who seem to be new: all others cost no look.</summary>
    private async ValueTask NoticeForgotten(Turn turn)
    {
        await turn.Profile();
        if (turn.IsStranger)
            turn.IsForgotten = await turn.Store.Get(Forgotten.KeyOf(services.Pseudonyms, turn.PersonKey), turn.Cancel) is not null;
    }

    private Task Dispatch(Turn turn) => turn.Incoming.Kind switch
    {
        IncomingKind.Text => OnText(turn),
        IncomingKind.Button => OnButton(turn),
        IncomingKind.Installed => events.Installed(turn),
        IncomingKind.Removed => events.Removed(turn),
        IncomingKind.MembersLeft => events.MembersLeft(turn),
        IncomingKind.Returned => services.Communities.Return(turn.Incoming, turn.Cancel),
        IncomingKind.Renamed => services.Communities.Rename(turn.Incoming, turn.Cancel),
        IncomingKind.Moved => events.Moved(turn),
        IncomingKind.View => OnView(turn),
        IncomingKind.Home => OnHome(turn),
        _ => Task.CompletedTask,
    };

    /// <summary>What can't be made for somebody alone stays as it is for all.</summary>
    private async Task OnView(Turn turn)
    {
        var press = turn.Incoming.Button!;
        if (press.Origin is { } origin && turn.CommunityOrNull?.IsTagged(origin) != true) return;
        if (services.Routes.FindButton(press.Verb) is not { IsView: true } view) return;
        try
        {
            await view.Run(turn, press);
        }
        catch (UserError)
        {
            // There is nothing of it for this person.
        }
    }

    /// <summary>What one feature can't show just now must not hide what the others can.</summary>
    private async Task OnHome(Turn turn)
    {
        var cards = new List<Card>();
        foreach (var make in events.Home)
        {
            try
            {
                if (await make(turn) is { } card) cards.Add(card);
            }
            catch (UserError)
            {
                // There is nothing of it for this person here.
            }
#pragma warning disable CA1031 // It stands in the log, and a sentence with its reference in the card's place.
            catch (Exception broken) when (!turn.Cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                var text = TurnTexts.Broken(turn.Language, NoteBroken(turn, broken));
                cards.Add(new Card { Summary = text, Language = turn.Language.Tag(), Body = [new TextBlock(text)] });
            }
        }

        turn.HomeCards = cards;
    }

    private Task OnText(Turn turn)
    {
        var text = CommandText.Clean(turn.Incoming.Text);
        var isEmpty = text.AsSpan().Trim(" ?").Length == 0;
        if (isEmpty && turn.NotHere is { } notHere) throw notHere;
        var heard = isEmpty
            ? new Heard(services.Routes.FindCommand(events.DefaultCommand), "", [], false)
            : services.Routes.Hear(text, turn.Incoming.Mentions);
        if (turn.IsForgotten && heard.Command is not { StoresNothing: true }) throw TurnTexts.JustForgotten();
        if (!turn.IsForgotten && events.AroundText is { } around) return around(turn, heard, Run);
        return Run();

        Task Run() => turn.Incoming.Edit is null ? RunText(turn, text, heard) : RunEdited(turn, text, heard);
    }

    /// <summary>
    /// What was written before may have been done, minutes or a restart ago. So what the new words ask to see is shown, and what they would
    /// change is offered as a button: it is done once, by who presses it.
    /// </summary>
    private async Task RunEdited(Turn turn, string text, Heard heard)
    {
        if (heard.Command is { } command && new Reading(command, heard.Arguments, IsSure: true, "") is var reading
            && (command.Deed is not null || !services.Routes.IsHarmless(reading)))
            await turn.Reply(CommandButtons.OfferEdited(reading, turn.Incoming.Mentions, turn.Language));
        else
            await RunText(turn, text, heard);
    }

    /// <summary>Runs what was understood, or offers what may have been meant; if that is nothing, answers as a person would.</summary>
    private async Task RunText(Turn turn, string text, Heard heard)
    {
        // What follows a command's own way is between the two.
        if (heard.Command is null) await turn.GoAside();
        if (heard.Command is { } command)
        {
            await RunCommand(turn, command, heard.Arguments, turn.Incoming.Mentions);
            return;
        }

        var offered = heard.Offered.Where(reading =>
            (reading.Command.Deed is null || reading.IsSure) && IsAllowed(turn, reading.Command.Who)).ToList();
        if (offered.Count > 0)
            await turn.ReplyToOne(CommandButtons.Offer(offered, turn.Incoming.Mentions, heard,
                services.Routes.FindCommand(events.DefaultCommand), turn.Language));
        else if (heard.Offered is [{ IsSure: true } sure, ..])
            await Check(turn, sure.Command.Who, sure.Command.Where, sure.Command.Instead);
        else await turn.ReplyToOne(
            CommandButtons.Nothing(text, heard.IsNegated, services.Routes.FindCommand(events.DefaultCommand), turn.Language));
    }

    private async Task RunCommand(Turn turn, Command command, string all, IReadOnlyList<Mention> mentions)
    {
        if (turn is { IsPersonal: true, CommunityOrNull: null } && NeedsCommunity(command.Who, command.Where) && !turn.IsForgotten
            && await events.WhichCommunity(turn, command, all)) return;
        if (command.IsForOne) await turn.GoAside();
        await Check(turn, command.Who, command.Where, command.Instead);
        var named = CommandButtons.NamedBy(turn.Incoming.Button);
        var arguments = all.Length == 0 && mentions.Count == 0 && named is null
            ? Arguments.None
            : new Arguments(all, CommandText.Split(all), mentions) { Named = named };
        await (command.Deed is null ? command.Run(turn, arguments) : Confirming.Run(turn, command, arguments));
    }

    private async Task OnButton(Turn turn)
    {
        var press = turn.Incoming.Button!;

        // Nobody else saw the press.
        await turn.GoAside();
        if (press.Origin is { } origin && turn.CommunityOrNull?.IsTagged(origin) != true) throw TurnTexts.OtherCommunity();
        if (press.Verb == CommandButtons.Verb || services.Routes.FindButton(press.Verb) is null)
        {
            // A verb that is a command's name is from a card that did not name yet what it acts on.
            var command = services.Routes.FindCommand(press["command"] ?? press.Verb) ?? throw TurnTexts.OldButton();
            if (turn.IsForgotten && !command.StoresNothing) throw TurnTexts.JustForgotten();
            await RunCommand(turn, command, CommandText.Clean(press["arguments"] ?? press["n"] ?? ""), CommandButtons.MentionsOf(press));
            return;
        }

        var button = services.Routes.FindButton(press.Verb) ?? throw TurnTexts.OldButton();
        if (turn.IsForgotten && !button.StoresNothing) throw TurnTexts.JustForgotten();
        await Check(turn, button.Who, button.Where);
        await button.Run(turn, press);
    }

    private static bool IsAllowed(Turn turn, Who who) => who == Who.Everyone || turn.IsLead;

    private static bool NeedsCommunity(Who who, Where where) => where == Where.Community || who == Who.Lead;

    /// <summary>Who leads from elsewhere may have been taken out without a word of the platform: it is asked.</summary>
    private async Task Check(Turn turn, Who who, Where where, Text? instead = null)
    {
        if (NeedsCommunity(who, where)) _ = turn.Community;
        if (who == Who.Lead && turn is { IsPersonal: true, IsLead: true }
            && await services.Communities.IsMember(turn.Community, turn.Person, turn.Cancel) == false)
            await events.FoundGone(turn);
        if (!IsAllowed(turn, who)) throw TurnTexts.LeadsOnly(turn.Community.Leads, instead);
    }

    private async Task Apologise(Turn turn, Exception broken)
    {
        var reference = NoteBroken(turn, broken);
        try
        {
            await turn.Refuse(TurnTexts.Broken(turn.HeardLanguageAtHand, reference));
        }
#pragma warning disable CA1031 // The apology is the last resort: if the platform can't be reached either, the log has both.
        catch (Exception unreachable)
#pragma warning restore CA1031
        {
            Log.ApologyFailed(logger, unreachable, reference);
        }
    }

    /// <summary>Returns what the log has it under.</summary>
    private string NoteBroken(Turn turn, Exception broken)
    {
        var id = services.NewId();
        var reference = id[^Math.Min(6, id.Length)..].ToUpperInvariant();
        Log.Broken(logger, broken, reference, turn.Incoming.Kind, turn.Incoming.Address.Channel);
        return reference;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Turn failed, reference {Reference}: {Kind} on {Channel}")]
        public static partial void Broken(ILogger logger, Exception exception, string reference, IncomingKind kind, string channel);

        [LoggerMessage(Level = LogLevel.Error, Message = "The person could not be told of {Reference}")]
        public static partial void ApologyFailed(ILogger logger, Exception exception, string reference);
    }
}
