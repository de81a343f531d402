using OtgBot.Channels.Slack.Installing;

namespace OtgBot.Channels.Slack;

/// <summary>The settings of this channel. With all of them empty Slack is off, and the host starts without an account.</summary>
internal sealed record SlackOptions
{
    public const string DefaultApi = "https://slack.com/api/";

    /// <summary>Proves that a request comes from Slack. Needed wherever Slack reaches the bot over HTTP.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The bot's token of the one workspace it is in; empty if workspaces install the app themselves.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>Opens Socket Mode, for a single workspace without a public address.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>With its secret: lets workspaces install the app.</summary>
    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Where an installation comes back to: <c>https://…/slack/oauth/callback</c>, as the app's settings name it.</summary>
    public Uri? RedirectUrl { get; init; }

    /// <summary>Where the keys lie that close the tokens of workspaces; all hosts of one store share the folder.</summary>
    public string KeyDirectory { get; init; } = "";

    /// <summary>
    /// Whether workspaces are asked for the right to read what is written in channels, to look for a message whose answer was lost.
    /// </summary>
    public bool ReadsHistory { get; init; }

    /// <summary>The Web API, with a slash at its end.</summary>
    public Uri Api { get; init; } = new(DefaultApi);

    /// <summary>Whether messages may use blocks that not every client shows yet.</summary>
    public bool NewestBlocks { get; init; }

    /// <summary>Whether Slack's pace of posting is kept towards a Web API on this machine too.</summary>
    public bool PaceLoopback { get; init; }

    /// <summary>The workspaces and organisations that the bot is for, by their ids; empty: all.</summary>
    public IReadOnlyList<string> AllowedWorkspaces { get; init; } = [];

    public bool IsOn => TakesHttp || UsesSocket;

    /// <summary>True if Slack reaches the bot by its address.</summary>
    public bool TakesHttp => SigningSecret.Length > 0;

    /// <summary>True if the bot reaches Slack. Then nothing comes by HTTP.</summary>
    public bool UsesSocket => AppToken.Length > 0;

    /// <summary>True if workspaces can install the app themselves.</summary>
    public bool CanInstall => ClientId.Length > 0;

    /// <summary>Whether the Web API is a stand-in on this machine.</summary>
    public bool IsLoopback => Api.IsLoopback;

    /// <summary>Whether the bot is for this workspace. An organisation on the list brings all of its workspaces.</summary>
    public bool Allows(SlackWorkspace workspace) => AllowedWorkspaces.Count == 0
        || AllowedWorkspaces.Contains(workspace.TeamId, StringComparer.Ordinal)
        || AllowedWorkspaces.Contains(workspace.EnterpriseId, StringComparer.Ordinal);

    /// <summary>Reads and checks the settings. Throws with a sentence that says how to mend them.</summary>
    public static SlackOptions Read(IConfiguration settings)
    {
        var options = new SlackOptions
        {
            SigningSecret = Text(settings, nameof(SigningSecret)),
            BotToken = Text(settings, nameof(BotToken)),
            AppToken = Text(settings, nameof(AppToken)),
            ClientId = Text(settings, nameof(ClientId)),
            ClientSecret = Text(settings, nameof(ClientSecret)),
            RedirectUrl = Address(settings, nameof(RedirectUrl)),
            KeyDirectory = Text(settings, nameof(KeyDirectory)) is { Length: > 0 } folder
                ? folder
                : SlackCheck.DefaultKeyDirectory(settings, Text(settings, nameof(ClientId))),
            ReadsHistory = Flag(settings, nameof(ReadsHistory)),
            Api = Address(settings, "ApiBaseUrl") is { } api ? new Uri(api.AbsoluteUri.TrimEnd('/') + "/") : new Uri(DefaultApi),
            NewestBlocks = Flag(settings, nameof(NewestBlocks)),
            PaceLoopback = Flag(settings, nameof(PaceLoopback)),
            AllowedWorkspaces = [.. settings.List($"Slack:{nameof(AllowedWorkspaces)}")],
        };
        SlackCheck.Check(options);
        return options;
    }

    private static string Text(IConfiguration settings, string name) => settings[$"Slack:{name}"]?.Trim() ?? "";

    private static Uri? Address(IConfiguration settings, string name)
    {
        var value = Text(settings, name);
        if (value.Length == 0) return null;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0
            || address.Fragment.Length > 0
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new InvalidOperationException(
                $"Slack:{name} is '{value}'. Set an https address without a query (http only on this machine), or take the setting away for the default.");
        }

        return address;
    }

    private static bool Flag(IConfiguration settings, string name) => Text(settings, name) switch
    {
        "" => false,
        { } value when bool.TryParse(value, out var flag) => flag,
        var value => throw new InvalidOperationException($"Slack:{name} is '{value}'. Set true or false."),
    };
}
