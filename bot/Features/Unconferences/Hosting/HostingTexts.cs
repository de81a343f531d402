using OtgBot.Turns;
using Host = OtgBot.Features.Unconferences.Domain.Host;

namespace OtgBot.Features.Unconferences.Hosting;

/// <summary>What is said of those who host a topic together.</summary>
internal static class HostingTexts
{
    public static readonly Text CoHostHelp = new("Få med en medvert på temaet ditt", "Få med ein medvert på temaet ditt", "Bring in a co-host for your topic");
    public static readonly Text CoHostExample = new("medvert 4 @Kari", "medvert 4 @Kari", "co-host 4 @Kari");
    public static readonly Text StepDownHelp = new("Slutt som vert for et tema", "Slutt som vert for eit tema", "Stop hosting a topic");
    public static readonly Text StepDownExample = new("slutt som medvert 4", "slutt som medvert 4", "step down 4");
    public static readonly Text CoHostsFact = new("Sammen med", "Saman med", "Together with");
    public static readonly Text CoHostsLabel = new("Hvem er vert sammen med deg?", "Kven er vert saman med deg?", "Who hosts it with you?");
    public static readonly Text NamesLabel = new("Eller skriv navn", "Eller skriv namn", "Or write names");
    public static readonly Text CoHostsHint = new(
        "Navn på folk jeg kjenner herfra, med komma mellom. Andre kan du nevne etterpå, med «medvert 4 @Kari».",
        "Namn på folk eg kjenner herifrå, med komma mellom. Andre kan du nemne etterpå, med «medvert 4 @Kari».",
        "Names of people who have written to me here, separated by commas. You can add others afterwards with “co-host 4 @Kari”.");

    public static string Names(Language language, IEnumerable<Host> hosts)
    {
        var names = hosts.Select(host => host.Name.Length > 0 ? host.Shown : language.Say("en deltaker", "ein deltakar", "a member")).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {language.Say("og", "og", "and")} {names[^1]}";
    }

    public static string NewCoHosts(Language language) => language.Say(nb: "Ny medvert:", nn: "Ny medvert:", en: "New co-host:");

    public static string Hosts(Language language) => language.Say(nb: "Verter:", nn: "Vertar:", en: "Hosts:");

    public static string Concerned(Language language) => language.Say(nb: "Dette gjelder øktene til:", nn: "Dette gjeld øktene til:", en: "This concerns the sessions of:");

    public static string SteppedDown(Language language, int number) => language.Say(
        nb: $"Du er ikke lenger vert for tema {number}.",
        nn: $"Du er ikkje lenger vert for tema {number}.",
        en: $"You no longer host topic {number}.");
}
