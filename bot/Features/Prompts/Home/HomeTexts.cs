using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Home;

/// <summary>What a member's own page says of prompts.</summary>
internal static class HomeTexts
{
    public static readonly Text ThisWeek = new("Ukas prinsipp", "Vekeprinsippet", "This week’s principle");

    public static readonly Text Mine = new("Mine mikrohandlinger", "Mikrohandlingane mine", "My microactions");

    public static readonly Text NoneTaken = new(
        "Du har ikke tatt noen mikrohandling ennå. Velg en av de tre, den minste teller like mye.",
        "Du har ikkje teke noka mikrohandling enno. Vel ei av dei tre, den minste tel like mykje.",
        "You have not taken on a microaction yet. Choose one of the three; the smallest counts just as much.");

    public static readonly Text IsTaken = new("Du har tatt den på deg.", "Du har teke ho på deg.", "You’re doing this one.");

    public static readonly Text IsDone = new("Gjort. Bra!", "Gjort. Bra!", "Done. Well done!");

    public static readonly Text Review = new("Vurder forslagene", "Vurder forslaga", "Review suggestions");

    public static readonly Text MarkDone = new("Jeg har gjort den", "Eg har gjort ho", "I did it");
}
