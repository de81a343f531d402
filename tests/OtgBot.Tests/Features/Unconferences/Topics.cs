using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>Topics as short as a test wants them.</summary>
internal static class Topics
{
    public static Topic Make(int number, string title = "Sak", string host = "vert") => new()
    {
        Number = number,
        Title = title,
        About = "Hva kan vi gjøre i dag?",
        Format = SessionFormat.Discussion,
        Minutes = 30,
        Host = new Host(host, "Kari"),
        Nonce = $"n{number}",
    };
}
