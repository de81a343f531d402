namespace OtgBot.Features;

/// <summary>
/// Where browsers reach this bot, for links to its pages: the setting <c>PublicUrl</c>, else in Development this machine.
/// </summary>
internal sealed class PublicAddress
{
    public const string Setting = "PublicUrl";

    private readonly string? configured;

    public PublicAddress(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } given) return;
        if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Query.Length > 0 || url.Fragment.Length > 0
            || url.UserInfo.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw new InvalidOperationException(
                $"{Setting} is '{given}'. Set the https address where browsers reach the bot, such as https://otgbot.example.no");
        configured = url.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>Asked if nothing is set.</summary>
    public Func<string?> Otherwise { get; set; } = () => null;

    /// <summary>Without a slash at its end; null if nobody knows it, and then there are no links.</summary>
    public string? Url => configured ?? Otherwise();
}
