namespace OtgBot.Channels.Slack.Installing;

/// <summary>The app in one workspace or organisation: who the bot is there and what it may do. The token never goes to a log.</summary>
internal sealed record SlackInstallation
{
    /// <summary>Null if the app is installed for an organisation.</summary>
    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public bool IsOrgWide { get; init; }

    public string AppId { get; init; } = "";

    /// <summary>The bot as a user: what mentions of it say.</summary>
    public required string BotUserId { get; init; }

    /// <summary>The bot as the author of its own messages.</summary>
    public string BotId { get; init; } = "";

    public required string Token { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Null if it is not kept: for the one workspace of <c>Slack:BotToken</c>.</summary>
    public DateTimeOffset? InstalledAt { get; init; }

    /// <summary>False once it was uninstalled or its token revoked: nothing is sent with it any more.</summary>
    public bool IsActive { get; init; } = true;

    public SlackWorkspace Workspace => new(EnterpriseId, TeamId, IsOrgWide);

    public bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);

    /// <summary>Without the token.</summary>
    public override string ToString() => $"Slack installation {Workspace.Id}";
}
