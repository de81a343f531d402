using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>The terms of use, short enough to be read.</summary>
internal static class LegalTexts
{
    public static readonly Text Title = new("Vilkår for bruk", "Vilkår for bruk", "Terms of use");

    public static readonly (Text Title, Text Text)[] Terms =
    [
        (new("Hva OtgBot er", "Kva OtgBot er", "What OtgBot is"), new(
            "OtgBot er fri programvare under MIT-lisensen. Virksomheten som har satt den opp hos dere, driver den og svarer for den.",
            "OtgBot er fri programvare under MIT-lisensen. Verksemda som har sett han opp hos dykk, driv han og svarer for han.",
            "OtgBot is free software under the MIT licence. The organisation that set it up for you runs it and answers for it.")),
        (new("Slik bruker du den", "Slik bruker du han", "How to use it"), new(
            "Skriv ikke noe hemmelig, og ikke noe om andre som de ikke vil ha sagt. Det du foreslår og deler, leser de andre i kanalen.",
            "Skriv ikkje noko hemmeleg, og ikkje noko om andre som dei ikkje vil ha sagt. Det du føreslår og deler, les dei andre i kanalen.",
            "Write nothing secret, and nothing about others that they would not want said. The others in the channel read what you propose and share.")),
        (new("Ingen garanti", "Ingen garanti", "No warranty"), new(
            "Boten leveres som den er. Den kan gjøre feil, og den kan være nede.",
            "Boten blir levert som han er. Han kan gjere feil, og han kan vere nede.",
            "The bot comes as it is. It can make mistakes, and it can be down.")),
        (new("Når du vil slutte", "Når du vil slutte", "When you want to stop"), new(
            "Skriv «glem meg» til boten, så sletter den det den har om deg. Den som har lagt boten til i kanalen, kan ta den bort igjen når som helst.",
            "Skriv «gløym meg» til boten, så slettar han det han har om deg. Den som har lagt boten til i kanalen, kan ta han bort igjen når som helst.",
            "Write “forget me” to the bot, and it erases what it has about you. Whoever added it to the channel can take it away at any time.")),
    ];
}
