using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Channels.Terminal;

/// <summary>
/// <c>dotnet run --project bot -- chat</c>: reads lines, speaks as the made-up people in one channel and in personal chats.
/// A number presses a button; lines that start with a slash are for the terminal itself.
/// </summary>
internal sealed class TerminalHost(TurnQueue queue, TerminalChannel channel, MovableClock clock, TextReader keyboard, TextWriter screen)
{
    private static readonly Address Team = new("terminal", "try-out", "team", ConversationKind.Channel);

    private MadeUpPerson person = MadeUpPeople.All[0];
    private bool isPrivate;
    private int count;
    private readonly string run = clock.GetUtcNow().Ticks.ToString("x", CultureInfo.InvariantCulture);

    public static Address ChatOf(Person person) => new("terminal", "try-out", person.Id, ConversationKind.Personal);

    /// <summary>Runs until <c>/quit</c> or the end of the input.</summary>
    public async Task Run(CancellationToken cancel)
    {
        Help();
        await Say(new Incoming
        {
            Id = "",
            Kind = IncomingKind.Installed,
            Address = Team,
            Person = person.Person,
            Locale = person.Locale,
            ConversationName = "Team"
        });
        while (!cancel.IsCancellationRequested)
        {
            await screen.WriteAsync($"{person.Id}> ");
            if (await keyboard.ReadLineAsync(cancel) is not { } line || line.Trim() is "/quit" or "/exit") return;
            await Handle(line.Trim());
        }
    }

    private async Task Handle(string line)
    {
        if (line.Length == 0) return;
        if (line[0] == '/')
        {
            Order(line);
            return;
        }

        var incoming = new Incoming
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{run}-{++count}"),
            Kind = IncomingKind.Text,
            Address = isPrivate ? ChatOf(person.Person) : Team,
            Person = person.Person,
            Locale = person.Locale,
            Zone = "Europe/Oslo",
            Text = line,
            Mentions = Mentioned(line),
        };
        var press = int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? channel.Press(incoming.Address.Conversation, number)
            : null;
        await Say(press is null ? incoming : incoming with { Kind = IncomingKind.Button, Button = press });
    }

    private void Order(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "/as" when words.Length > 1 && MadeUpPeople.Find(words[1].TrimStart('@').ToLowerInvariant()) is { } other:
                person = other;
                screen.WriteLine($"You are {person.Name} now, in {Place}.");
                break;
            case "/as":
                screen.WriteLine($"Write /as and one of these: {Names}");
                break;
            case "/private":
            case "/team":
                isPrivate = words[0] == "/private";
                screen.WriteLine($"You write in {Place} now.");
                break;
            case "/monday":
                clock.Forward(NextMondays.After(clock.GetUtcNow()) - clock.GetUtcNow());
                screen.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"It is now {TimeZoneInfo.ConvertTime(clock.GetUtcNow(), NextMondays.Oslo):dddd d MMMM yyyy HH:mm} in Oslo."));
                break;
            case "/days" when words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days is > 0 and < 400:
                clock.Forward(TimeSpan.FromDays(days));
                screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"It is now {clock.GetUtcNow():dddd d MMMM yyyy HH:mm} UTC."));
                break;
            case "/days":
                screen.WriteLine("Write /days and a number from 1 to 399, for example: /days 7");
                break;
            default:
                Help();
                break;
        }
    }

    private async Task Say(Incoming incoming)
    {
        var turn = queue.Enqueue(incoming, channel);
        if (turn is null) await screen.WriteLineAsync("Too many messages at once; try again in a moment.");
        else await turn;
    }

    private void Help() => screen.WriteLine($"""
        You are {person.Name}, in {Place}. Write to the bot, for example: help
          3          press button 3 of the newest card
          /as NAME   be someone else: {Names}
          /private   your personal chat    /team   the channel
          /monday    go to next Monday at nine     /days 7    move the clock forward
          /quit      leave
        """);

    private string Place => isPrivate ? "a personal chat" : "the channel";

    private static string Names => string.Join(", ", MadeUpPeople.All.Select(one => one.Id));

    private static List<Mention> Mentioned(string line) =>
        [.. MadeUpPeople.All.Where(one => line.Contains("@" + one.Id, StringComparison.OrdinalIgnoreCase))
            .Select(one => new Mention(one.Id, one.Name, "@" + one.Id))];
}
