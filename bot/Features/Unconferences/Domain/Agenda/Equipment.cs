namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>What rooms have and topics need, so that the same thing said in two languages is the same thing.</summary>
internal static class Equipment
{
    private static readonly string[][] Same =
    [
        ["skjerm", "storskjerm", "screen", "projektor", "prosjektør", "prosjektor", "projector", "tv"],
        ["tavle", "whiteboard", "kvittavle"],
        ["mikrofon", "mikrofonar", "microphone", "mic", "lyd", "sound"],
        ["video", "videomøte", "strømming", "strøyming", "streaming"],
        ["rullestol", "rullestolplass", "wheelchair", "tilgjengelig", "tilgjengeleg", "accessible", "trinnfri", "trinnfritt", "step-free"],
        ["teleslynge", "hørselslynge", "høyrselsslynge", "hearing loop", "induction loop"],
        ["strøm", "straum", "power", "stikkontakt", "stikkontakter", "sockets"],
        ["bord", "tables"],
    ];

    /// <summary>One word for each thing; what is not known is itself.</summary>
    public static string Canonical(string name) =>
        Array.Find(Same, words => words.Contains(name, StringComparer.OrdinalIgnoreCase))?[0] ?? name;
}
