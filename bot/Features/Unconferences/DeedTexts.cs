using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>What is asked before something that can't simply be taken back: each names the thing, and what will be so afterwards.</summary>
internal static class DeedTexts
{
    public static readonly Text CloseVotingYes = new("Ja, lukk avstemningen", "Ja, lukk avrøystinga", "Yes, close voting");
    public static readonly Text CloseYes = new("Ja, avslutt den", "Ja, avslutt han", "Yes, end it");
    public static readonly Text PublishYes = new("Ja, publiser", "Ja, publiser", "Yes, publish");
    public static readonly Text MergeYes = new("Ja, slå sammen", "Ja, slå saman", "Yes, merge");
    public static readonly Text RemoveYes = new("Ja, ta dem ut", "Ja, ta dei ut", "Yes, take them out");

    public static Text OpenVoting(string name) => new(
        $"Skal avstemningen i «{name}» åpnes nå?",
        $"Skal avrøystinga i «{name}» opnast no?",
        $"Should voting in “{name}” open now?");

    public static Text CloseVoting(string name) => new(
        $"Skal avstemningen i «{name}» lukkes nå, før fristen? Da kan ingen stemme mer, og alle ser resultatet.",
        $"Skal avrøystinga i «{name}» lukkast no, før fristen? Då kan ingen røyste meir, og alle ser resultatet.",
        $"Should voting in “{name}” close now, before its deadline? Then nobody can vote any more, and everyone sees the result.");

    public static Text CloseVotingByHand(string name) => new(
        $"Skal avstemningen i «{name}» lukkes nå? Da kan ingen stemme mer, og alle ser resultatet.",
        $"Skal avrøystinga i «{name}» lukkast no? Då kan ingen røyste meir, og alle ser resultatet.",
        $"Should voting in “{name}” close now? Then nobody can vote any more, and everyone sees the result.");

    public static Text Close(string name) => new(
        $"Skal «{name}» avsluttes for alle? En leder kan angre i en uke med «gjenåpne».",
        $"Skal «{name}» avsluttast for alle? Ein leiar kan angre i ei veke med «opne att».",
        $"Should “{name}” end for everyone? A lead can undo it for a week with “reopen”.");

    public static Text Publish(string name, bool isOut) => isOut
        ? new(
            $"Skal det nye programmet for «{name}» publiseres? Alle får vite hva som er endret.",
            $"Skal det nye programmet for «{name}» publiserast? Alle får vite kva som er endra.",
            $"Should the new agenda of “{name}” be published? Everyone is told what has changed.")
        : new(
            $"Skal programmet for «{name}» publiseres? Da kan alle lese det.",
            $"Skal programmet for «{name}» publiserast? Då kan alle lese det.",
            $"Should the agenda of “{name}” be published? Then everyone can read it.");

    public static Text Merge(Topic part, Topic whole) => new(
        $"Skal tema {part.Number}, «{part.Title}», bli en del av tema {whole.Number}, «{whole.Title}»? Verter og stemmer følger med.",
        $"Skal tema {part.Number}, «{part.Title}», bli ein del av tema {whole.Number}, «{whole.Title}»? Vertar og røyster følgjer med.",
        $"Should topic {part.Number}, “{part.Title}”, become part of topic {whole.Number}, “{whole.Title}”? Hosts and votes join.");

    public static Text Withdraw(Topic topic, string name) => new(
        $"Skal tema {topic.Number}, «{topic.Title}», trekkes fra «{name}»? Det kan ikke angres.",
        $"Skal tema {topic.Number}, «{topic.Title}», trekkjast frå «{name}»? Det kan ikkje angrast.",
        $"Should topic {topic.Number}, “{topic.Title}”, be withdrawn from “{name}”? This can’t be undone.");

    public static Text Leave(string name) => new(
        $"Skal dere gå ut av «{name}»? Da kan ingen her lenger foreslå, stemme eller lese der.",
        $"Skal de gå ut av «{name}»? Då kan ingen her lenger føreslå, røyste eller lese der.",
        $"Should you leave “{name}”? Then nobody here can propose, vote or read there any more.");

    public static Text Remove(Text who, string name) => new(
        $"Skal {who.Nb} ut av «{name}»? Det får vite det.",
        $"Skal {who.Nn} ut av «{name}»? Det får vite det.",
        $"Should {who.En} be taken out of “{name}”? It will be told.");

    public static Text NewLink(string name) => new(
        $"Skal programmet for «{name}» få en ny adresse? Den gamle viser da ingenting.",
        $"Skal programmet for «{name}» få ei ny adresse? Den gamle viser då ingenting.",
        $"Should the agenda of “{name}” get a new address? The old one then shows nothing.");
}
