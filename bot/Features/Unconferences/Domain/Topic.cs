namespace OtgBot.Features.Unconferences.Domain;

/// <summary>Something somebody wants to talk about. Its row is never deleted, so that its number is never given to another.</summary>
internal sealed record Topic
{
    public const int LongestTitle = 100;
    public const int LongestAbout = 1_000;
    public const int LongestReason = 300;
    public const int MostHosts = 8;

    /// <summary>How many an unconference takes: as many as fit into one ballot card.</summary>
    public const int Most = 200;

    /// <summary>In minutes: a topic no longer than this may share a place with another.</summary>
    public const int Short = 15;

    /// <summary>From 1, in the order of proposing.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    public required SessionFormat Format { get; init; }

    public required int Minutes { get; init; }

    /// <summary>
    /// The tag of the language in which whoever proposed it uses the bot, so that a page can say how to read it aloud. Null in topics from
    /// before.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Null once the host asked to be forgotten.</summary>
    public Host? Host { get; init; }

    /// <summary>Who hosts it together with the one who proposed it, in the order they joined.</summary>
    public IReadOnlyList<Host> CoHosts { get; init => field = value ?? []; } = [];

    /// <summary>The form that made it. The same form sent twice makes one topic.</summary>
    public required string Nonce { get; init; }

    /// <summary>The form that changed it last, so that this form sent twice is no conflict with itself.</summary>
    public string? EditNonce { get; init; }

    /// <summary>Names the words it has now: another one once they are changed.</summary>
    public string Words => EditNonce ?? Nonce;

    /// <summary>Raised with each change of it, so that calendars that hold its session follow.</summary>
    public int Revision { get; init; }

    /// <summary>Where the notes of its session are.</summary>
    public string? Notes { get; init; }

    /// <summary>The address of the message it was proposed from, as the platform said it.</summary>
    public string? From { get; init; }

    public bool IsWithdrawn { get; init; }

    /// <summary>Why a lead took it out of sight, in the lead's own words; null if it is shown.</summary>
    public string? HiddenBecause { get; init; }

    /// <summary>The topic it became part of, or null if it is its own.</summary>
    public int? MergedInto { get; init; }

    /// <summary>A topic that the one who proposed it would like it to become part of, for a lead to decide.</summary>
    public int? LikeTo { get; init; }

    /// <summary>The topic its hosts want it to share a place with. Only if that one says the same of this one are they a pair.</summary>
    public int? SharesWith { get; init; }

    /// <summary>The topics whose hosts have been asked to share a place with this one: nobody is asked twice.</summary>
    public IReadOnlyList<int> AskedToShare { get; init => field = value ?? []; } = [];

    /// <summary>The topic that no longer shares a place with this one, as long as its hosts are still to hear of it.</summary>
    public int? LeftBy { get; init; }

    public bool IsHidden => HiddenBecause is not null;

    public bool IsShort => Minutes <= Short;

    /// <summary>
    /// True if it can be voted for and get a place: neither withdrawn, nor hidden, nor part of another. The one place where that is said.
    /// </summary>
    public bool Stands => !IsWithdrawn && !IsHidden && MergedInto is null;

    /// <summary>True if the hosts of both agree that they share a place, and they can.</summary>
    public bool IsPairedWith(Topic other) =>
        Stands && other.Stands && IsShort && other.IsShort && SharesWith == other.Number && other.SharesWith == Number;

    /// <summary>The topic it shares a place with wherever they can, or null.</summary>
    public Topic? PartnerIn(IReadOnlyList<Topic> topics) => topics.FirstOrDefault(IsPairedWith);

    /// <summary>The one who proposed it, unless forgotten, and then the co-hosts.</summary>
    public IEnumerable<Host> Hosts => Host is null ? CoHosts : CoHosts.Prepend(Host);

    /// <summary>With another host, unless they are one already.</summary>
    public Topic WithHost(Host host) => IsHostedBy(host.Key) ? this : this with { CoHosts = [.. CoHosts, host] };

    /// <summary>
    /// Without a host, and without what they agreed to. If the one who proposed it goes, the first co-host takes their place.
    /// </summary>
    public Topic WithoutHost(string person) => !IsHostedBy(person) ? this
        : (Host?.Key != person
            ? this with { CoHosts = [.. CoHosts.Where(host => host.Key != person)] }
            : this with { Host = CoHosts.Count > 0 ? CoHosts[0] : null, CoHosts = [.. CoHosts.Skip(1)] })
        with
        { SharesWith = null };

    /// <summary>With all hosts of a topic that becomes part of it, who have agreed to share no place yet.</summary>
    public Topic Absorb(Topic part) =>
        part.Hosts.Aggregate(this with { SharesWith = null }, (whole, host) => whole.WithHost(host with { Via = part.Number }));

    /// <summary>Without the hosts who came with a topic that is its own again.</summary>
    public Topic Release(int part) => this with { CoHosts = [.. CoHosts.Where(host => host.Via != part)] };

    /// <summary>As it is written over the one before: one revision later, unless nothing changed.</summary>
    public Topic After(Topic before) => this == before ? before : this with { Revision = before.Revision + 1 };

    public bool IsHostedBy(string person) => Hosts.Any(host => host.Key == person);
}

/// <summary>
/// Who proposed a topic. They do so openly, so their name is kept; their pseudonym lies sealed beside it (<see cref="HostConverter"/>).
/// </summary>
/// <param name="Via">The number of the topic they came with, if it became part of this one.</param>
internal sealed record Host(string Key, string Name, int? Via = null)
{
    /// <summary>Where they work, as their community is called; only if they agreed to have it shown.</summary>
    public string? Organisation { get; init; }

    /// <summary>
    /// How their platform knows them: the channel, the workspace and the id, a line each; to tell them of what concerns their session. Lies
    /// sealed.
    /// </summary>
    public string? Handle { get; init; }

    public string Shown => Organisation is null || Name.Length == 0 ? Name : $"{Name} ({Organisation})";
}

internal enum SessionFormat
{
    Discussion,
    Workshop,
    Talk,
    Demo,
    Other,
}
