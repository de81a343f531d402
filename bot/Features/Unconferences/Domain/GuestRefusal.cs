namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What guests' links say no with.</summary>
internal static class GuestRefusal
{
    public static UserError NotHere() => new(
        nb: "Gjester kan ikke gi stjerner her. Den som driver boten, kan slå det på med «Unconferences:Guests».",
        nn: "Gjester kan ikkje gi stjerner her. Den som driv boten, kan slå det på med «Unconferences:Guests».",
        en: "Guests can’t star topics here. Whoever runs the bot can turn it on with “Unconferences:Guests”.");

    public static UserError IsOver() => new(
        nb: "Avstemningen er over, så det er for sent å slippe til gjester. Skriv «gjester» for å se hva de valgte.",
        nn: "Avrøystinga er over, så det er for seint å sleppe til gjester. Skriv «gjester» for å sjå kva dei valde.",
        en: "Voting is over, so it is too late to let guests in. Write “guests” to see what they chose.");

    public static UserError HowMany(int most) => new(
        nb: $"Skriv hvor mange lenker du trenger, 1 til {most}, for eksempel «gjestelenke 5».",
        nn: $"Skriv kor mange lenkjer du treng, 1 til {most}, til dømes «gjestelenkje 5».",
        en: $"Write how many links you need, 1 to {most}, for example “guest link 5”.");

    public static UserError Full(int most) => new(
        nb: $"Det er laget {most} gjestelenker, og flere kan det ikke være. «fjern gjester» sletter alle.",
        nn: $"Det er laga {most} gjestelenkjer, og fleire kan det ikkje vere. «fjern gjester» slettar alle.",
        en: $"{most} guest links have been made, and there can be no more. “remove guests” deletes them all.");
}
