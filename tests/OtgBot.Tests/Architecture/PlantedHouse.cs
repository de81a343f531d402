// A small house with one fault in each room, so that every rule of ArchitectureTests is seen to fail. Never used by anything else.
#pragma warning disable IDE0130 // The namespaces are the rooms of the planted house.
#pragma warning disable CS0414, CA1812, CA1823, CA1515, CA1040, IDE0051, CA1805

namespace OtgBot.Tests.Planted.Storage
{
    internal sealed class Box
    {
        private readonly Turns.Talk? up = null;
    }
}

namespace OtgBot.Tests.Planted.Storage.Sqlite
{
    internal sealed class Engine;
}

namespace OtgBot.Tests.Planted.Planner
{
    internal sealed class Sum
    {
        public static bool Stop(TimeProvider clock, CancellationToken cancel) => cancel.IsCancellationRequested || clock.GetTimestamp() > 0;

        public static string Read() => File.ReadAllText("wishes");

        public Features.Alpha.Deed? Deed { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Turns
{
    internal sealed class Talk
    {
        public static void Up() => Features.Alpha.Deed.Do();
    }
}

namespace OtgBot.Tests.Planted.Dialogs
{
    internal sealed class Chat
    {
        public static List<Channels.Wire.Line> Lines { get; } = [];
    }
}

namespace OtgBot.Tests.Planted.Scheduling
{
    internal sealed class Tick
    {
        public Dialogs.Chat? Chat { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Features
{
    internal sealed class Map
    {
        public Channels.Wire.Line? Line { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Features.Alpha
{
    internal sealed class Deed
    {
        public static void Do() => Beta.BetaFeature.Run();

        private readonly Storage.Sqlite.Engine? engine = null;
    }
}

namespace OtgBot.Tests.Planted.Features.Alpha.Domain
{
    internal sealed class Rule
    {
        public static DateTimeOffset Now(TimeProvider clock) => clock.GetUtcNow();

        public static string Read() => File.ReadAllText("rules");

        public static Turns.Talk Speak() => new();

        public static bool Stop(CancellationToken cancel) => cancel.IsCancellationRequested;

        public static CancellationTokenSource Begin() => new();

        public static void Spin() => Thread.Yield();
    }
}

namespace OtgBot.Tests.Planted.Features.Beta
{
    internal sealed class BetaFeature : Fancy.IFancy
    {
        public static void Run()
        {
        }
    }
}

namespace OtgBot.Tests.Planted.Channels.Wire
{
    internal sealed class Line
    {
        public Tin.Can? Other { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Channels.Tin
{
    internal sealed class Can
    {
        public static void Open() => Features.Beta.BetaFeature.Run();
    }
}

namespace OtgBot.Tests.Planted.Channels.Slack.SocketMode
{
    internal sealed class Plug;
}

namespace OtgBot.Tests.Planted.Channels.Slack.Receiving
{
    internal sealed class Ear
    {
        public SocketMode.Plug? Plug { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Channels.Slack.Answering
{
    internal sealed class Thought
    {
        public Receiving.Ear? Ear { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Channels.Slack.Sending
{
    internal sealed class Mouth
    {
        public Receiving.Ear? Ear { get; set; }

        public Answering.Thought? Thought { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Channels.Slack.Installing
{
    internal sealed class Door
    {
        public Answering.Thought? Thought { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Channels
{
    internal sealed class Everybody
    {
        public Scheduling.Tick? Tick { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Cards
{
    internal sealed class Paper
    {
        public Storage.Box? Box { get; set; }
    }
}

namespace OtgBot.Tests.Planted.Fancy
{
    internal interface IFancy;

    public sealed class Seen;

    internal sealed class ThingManager;

    internal sealed class Greedy(Seen one, Seen two, Seen three, Seen four, Seen five, Seen six, Seen seven)
    {
        public Seen[] All { get; } = [one, two, three, four, five, six, seven];
    }

    internal sealed record Large(int One, int Two, int Three, int Four, int Five, string Six, DateOnly Seven);
}
