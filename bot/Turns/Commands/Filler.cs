namespace OtgBot.Turns.Commands;

/// <summary>The words of the three languages that make a sentence of what is asked, and say nothing of what that is.</summary>
internal static class Filler
{
    /// <summary>As <see cref="WordForms.Folded"/> makes them.</summary>
    public static readonly IReadOnlySet<string> Forms = (HashSet<string>)[.. Split(
        """
        og i å på til for av med om er en et ei ein eit vi du de oss dere dykk jeg eg æ e det den dei dem han hun ho som kan kunne skal skulle vil ville må bør
        har hatt ha hva kva ka hvordan korleis kordan koss hvorfor kvifor når hvem kven kem hvor kor hvilke hvilken hvilket kva for kvar hen men så da då at fra frå ved
        hos mer meir litt min mi mitt mine din di ditt dine vår vårt våre sin sine meg deg mæ dæ seg selv sjølv nok vel jo nå no akkurat nettopp igjen att
        bare berre også òg eller hvis viss om bli blir ble vart vere være var vært her der dette denne disse desse noe noko noen nokon nokre alle alt heile hele
        takk tusen vennligst vær ver så snill grei greit gjerne please thanks thank you kjære hei hallo hello hi hey ok okei ja jaja vis vise syn se sjå ser få får
        gi gir fortelle fortell fortel fortelje si lurer lurar tro trur tror egentlig eigentleg liksom da jo ass lyst gjøre gjør gjere gjer med en gang ein gong
        vite snart soon sammen saman everyone everybody folkens pls plz thx bot boten botten otg otgbot går gjekk gikk kommer kjem gang gangen litt fort nummer nr trenge trenger treng ønsker ønskjer ønske til trykk trykker klar klart
        snakke snakker snakkar klare vet veit mye meget veldig super supert flott bra fint heller enn eller den siste framover fremover nye nytt
        a an the of to in on for with at by from and or is are am be been was were do does did can could would should will shall may might must have has had i you we they
        he she it me my mine your our us them their this that these those there here what whats which who whom whose when where why how if so then than just only also
        please kindly like love want need wish get got give show see let lets tell say know think really actually again now right away once more some any all whole own
        about into out up im ive id ill were youre its thats id please well oh ok okay yes hey bot dear good great look go going come coming comes talk talking speak speaking
        last past next ready time able for people thing things
        """).Select(word => WordForms.Folded(word))];

    /// <summary>What makes a no of a sentence.</summary>
    private static readonly HashSet<string> Noes = [.. Split(
        "ikke ikkje ikkj itj ittj ikje inte aldri not dont doesnt didnt wont cant cannot isnt arent shouldnt wouldnt couldnt mustnt nei")
            .Select(word => WordForms.Folded(word))];

    /// <summary>What stands before a number: «nr. 2», «tema 2».</summary>
    public static readonly HashSet<string> BeforeNumber = [.. Split(
        "nr nummer num number no tema temaet topic topics mikrohandling mikrohandlinga forslag forslaget suggestion økt økta økten session lærdom takeaway fellesskap community prinsipp principle").Select(word => WordForms.Folded(word))];

    /// <summary>What may stand around the numbers that follow a command's words.</summary>
    public static readonly HashSet<string> AroundNumbers = [.. BeforeNumber,
        .. Split("og and med with side page på for de dei the past uker ukene veker vekene weeks siste last")
            .Select(word => WordForms.Folded(word))];

    /// <summary>What numerals count: «fem minutter», «two weeks».</summary>
    public static readonly HashSet<string> Units = [
        .. Split("min minutt minutter minuttar minute minutes mins uke uker veke veker week weeks").Select(word => WordForms.Folded(word))];

    /// <summary>What is said to be kind, and nothing else.</summary>
    public static readonly HashSet<string> Courtesies = [
        .. Split("takk please pls plz thanks thx ty vennligst hei hi hey hello hallo ok okei snill")
            .Select(word => WordForms.Folded(word))];

    /// <summary>«den andre», «the second».</summary>
    public static readonly HashSet<string> BeforeOrdinal = ["den", "det", "the", "nummer"];

    public static readonly Dictionary<string, int> Numerals = Numbered(
        "en ein ei en one", "to two", "tre three", "fire four", "fem five", "seks six", "sju syv seven", "åtte eight", "ni nine", "ti ten");

    public static readonly Dictionary<string, int> Ordinals =
        Numbered("første fyrste first", "andre second", "tredje third", "fjerde fourth", "femte fifth");

    /// <summary>How people begin what they ask the bot for: «kan du vise …», «show me …».</summary>
    private static readonly string[] Requests =
    [
        "kan du", "kunne du", "kan eg få", "kan jeg få", "vil du", "vis ", "syn ", "jeg vil ", "eg vil ", "jeg lurer på", "eg lurer på",
        "hvordan kan jeg", "korleis kan eg",
        "can you", "could you", "would you", "can i", "may i", "show ", "please ", "i want ", "i would like", "i’d like", "i'd like",
        "how do i", "how can i",
    ];

    /// <summary>True where a sentence is said to the bot, and not only about something.</summary>
    public static bool IsRequest(string text) =>
        Requests.Any(request => text.TrimStart().StartsWith(request, StringComparison.OrdinalIgnoreCase));

    /// <param name="folded">As <see cref="WordForms.Folded"/> makes it.</param>
    public static bool IsNo(string folded) => Noes.Contains(folded);

    private static string[] Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, int> Numbered(params string[] words) =>
        words.SelectMany((same, at) => Split(same).Distinct().Select(word => (Word: WordForms.Folded(word), Number: at + 1)))
            .ToDictionary(one => one.Word, one => one.Number);
}
