using OtgBot.Cards;

namespace OtgBot.Turns;

/// <summary>What happens at the few moments of a turn that no command or button stands for. Set once at start, by those who care.</summary>
internal sealed class TurnEvents
{
    /// <summary>The bot came to a conversation; may be told many times.</summary>
    public Func<Turn, Task> Installed { get; set; } = _ => Task.CompletedTask;

    /// <summary>The bot was taken away.</summary>
    public Func<Turn, Task> Removed { get; set; } = _ => Task.CompletedTask;

    /// <summary>A community, by its partition, was left by the bot or takes nothing any more. May be told many times.</summary>
    public Func<string, CancellationToken, Task> FellSilent { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>People left, see <see cref="IncomingKind.MembersLeft"/>.</summary>
    public Func<Turn, Task> MembersLeft { get; set; } = _ => Task.CompletedTask;

    /// <summary>The one who acts goes by another name than when they acted last. May be told many times.</summary>
    public Func<Turn, Task> NameChanged { get; set; } = _ => Task.CompletedTask;

    /// <summary>A lead who acts from their personal chat is no member of the community any more, by the platform's own word.</summary>
    public Func<Turn, Task> FoundGone { get; set; } = _ => Task.CompletedTask;

    /// <summary>
    /// Asks somebody who is known from no community which they mean, for a command with its arguments. False if there is none to offer.
    /// </summary>
    public Func<Turn, Command, string, Task<bool>> WhichCommunity { get; set; } = (_, _, _) => Task.FromResult(false);

    /// <summary>The conversation has another id, see <see cref="IncomingKind.Moved"/>.</summary>
    public Func<Turn, Task> Moved { get; set; } = _ => Task.CompletedTask;

    /// <summary>What stands on a person's own page, in this order: each makes a card, or none if there is nothing to say.</summary>
    public List<Func<Turn, Task<Card?>>> Home { get; } = [];

    /// <summary>Stands around every text: a dialog under way may take it as an answer, or let the command run.</summary>
    public AroundText? AroundText { get; set; }

    /// <summary>The command that an empty text (a bare mention) stands for.</summary>
    public string DefaultCommand { get; set; } = "help.help";
}

/// <param name="turn">The turn.</param>
/// <param name="heard">What was understood of it.</param>
/// <param name="next">Runs the command, or answers that there is none.</param>
internal delegate Task AroundText(Turn turn, Heard heard, Func<Task> next);
