namespace OtgBot.Channels.Slack.Installing;

/// <summary>Which installation is meant: that of a whole organisation, or that of one workspace.</summary>
/// <param name="EnterpriseId">The organisation, if there is one.</param>
/// <param name="TeamId">The workspace; may be missing if the app is installed for the organisation.</param>
/// <param name="IsOrgWide">True if the organisation installed the app for all its workspaces.</param>
internal readonly record struct SlackWorkspace(string? EnterpriseId, string? TeamId, bool IsOrgWide)
{
    private const string Org = "org:";

    /// <summary>
    /// What the installation is found by: ids are unique in all of Slack. Empty if the payload named none. Also the workspace of an
    /// <see cref="Turns.Address"/>.
    /// </summary>
    public string Id => (IsOrgWide ? EnterpriseId ?? TeamId : TeamId) ?? "";

    /// <summary>For <see cref="Turns.Address.Route"/>: made of the id alone, so that it is the same whatever a payload left out.</summary>
    public string Route => IsOrgWide ? Org + Id : Id;

    public static SlackWorkspace OfRoute(string route) => route.StartsWith(Org, StringComparison.Ordinal)
        ? new SlackWorkspace(route[Org.Length..], null, true)
        : new SlackWorkspace(null, route, false);
}
