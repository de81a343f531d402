using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What is said of a deadline that can't be. Each example is a time that can.</summary>
internal static class DeadlineRefusal
{
    public static UserError InThePast(string question, DateOnly example) => new(
        nb: $"Det tidspunktet er passert. Velg et som kommer, for eksempel {Nb(example)}.",
        nn: $"Det tidspunktet er passert. Vel eit som kjem, til dømes {Nb(example)}.",
        en: $"That time has passed. Choose one that is still to come, for example {En(example)}.")
    {
        Question = question,
    };

    public static UserError VotesEndFirst(DateOnly example) => new(
        nb: $"Avstemningen kan ikke lukkes før den er åpnet. Velg et senere tidspunkt, for eksempel {Nb(example)}.",
        nn: $"Avrøystinga kan ikkje lukkast før ho er opna. Vel eit seinare tidspunkt, til dømes {Nb(example)}.",
        en: $"Voting can’t close before it has opened. Choose a later time, for example {En(example)}.")
    {
        Question = "closes",
    };

    public static UserError AfterTheDay(string question, DateOnly day) => new(
        nb: $"Unconferencen er {day:d.M.yyyy}, så fristen kan ikke være etter den dagen. Velg for eksempel {Nb(day)}.",
        nn: $"Unconferencen er {day:d.M.yyyy}, så fristen kan ikkje vere etter den dagen. Vel til dømes {Nb(day)}.",
        en: $"The unconference is on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, so the deadline can’t be after that day. Choose for example {En(day)}.")
    {
        Question = question,
    };

    public static UserError NotATime(string question, string given, DateOnly example) => new(
        nb: $"Jeg forsto ikke «{given}» som et tidspunkt. Skriv dag og klokkeslett, for eksempel {Nb(example)}.",
        nn: $"Eg forstod ikkje «{given}» som eit tidspunkt. Skriv dag og klokkeslett, til dømes {Nb(example)}.",
        en: $"I did not understand “{given}” as a time. Write a day and a time, for example {En(example)}.")
    {
        Question = question,
    };

    private static string Nb(DateOnly day) => $"{day:d.M.yyyy} kl. 08.00";

    private static string En(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:d MMMM yyyy} at 08:00");
}
