using OtgBot.Cards;

namespace OtgBot.Turns;

/// <summary>What happens at the few moments of a turn that no command or button stands for. Set once at start, by those who care.</summary>
internal sealed class TurnEvents
{
    /// <summary>The bot came to a conversation; may be told many times.</summary>
    public Func<Turn, Task> Installed { get; set; } = _ => Task.CompletedTask;

    /// <summary>The bot was taken away.</summary>
    public Func<Turn, Task> Removed { get; set; } = _ => Task.CompletedTask;

    /// <summary>People left, see <see cref="IncomingKind.MembersLeft"/>.</summary>
    public Func<Turn, Task> MembersLeft { get; set; } = _ => Task.CompletedTask;

    /// <summary>The conversation has another id, see <see cref="IncomingKind.Moved"/>.</summary>
    public Func<Turn, Task> Moved { get; set; } = _ => Task.CompletedTask;

    /// <summary>What stands on a person's own page, in the order of the numbers: each makes a card, or none where there is nothing to say.</summary>
    public List<(int Order, Func<Turn, Task<Card?>> Card)> Home { get; } = [];

    /// <summary>Stands around every text: a dialog under way may take it as an answer, or let the command run.</summary>
    public AroundText? AroundText { get; set; }

    /// <summary>The command that an empty text (a bare mention) stands for.</summary>
    public string DefaultCommand { get; set; } = "help.help";
}

/// <param name="turn">The turn.</param>
/// <param name="heard">What was understood of it.</param>
/// <param name="next">Runs the command, or answers that there is none.</param>
internal delegate Task AroundText(Turn turn, Heard heard, Func<Task> next);
