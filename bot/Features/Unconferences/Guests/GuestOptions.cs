namespace OtgBot.Features.Unconferences.Guests;

/// <summary>Whether people without the chat may star topics, by links that leads hand out.</summary>
internal sealed record GuestOptions(bool AreWelcome)
{
    /// <remarks><c>Unconferences:Guests</c>, <c>false</c> unless the operator says otherwise: it lets people in whom nobody signed in.</remarks>
    public static GuestOptions Read(IConfiguration configuration) => configuration["Unconferences:Guests"] switch
    {
        null or "" => new(false),
        var given when bool.TryParse(given, out var are) => new(are),
        var given => throw new InvalidOperationException($"Unconferences:Guests is '{given}'. Set true to let leads hand out links by which guests star topics, else false."),
    };
}
