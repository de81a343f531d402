using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// Reads what follows a rule's command: <c>4 tid 2 rom 1</c>, <c>Kari tid 2 og 3</c>, <c>2 slot 3</c>. The words of all languages are
/// understood.
/// </summary>
/// <param name="Subject">What stood before <c>tid</c> and <c>rom</c>: numbers of topics or rooms, a name, or things.</param>
/// <param name="Slots">Numbers, or when they begin.</param>
/// <param name="Rooms">Numbers or names.</param>
/// <param name="IsNone">True if it says <c>ingen</c>.</param>
internal sealed record AgendaRuleParser(IReadOnlyList<string> Subject, IReadOnlyList<string> Slots,
    IReadOnlyList<string> Rooms, bool IsNone)
{
    private static readonly HashSet<string> SlotWords = Words("tid", "tida", "tiden", "tider", "slot", "slots", "kl", "kl.", "økt", "bolk");
    private static readonly HashSet<string> RoomWords = Words("rom", "rommet", "room", "rooms");
    private static readonly HashSet<string> NoneWords = Words("ingen", "none", "aldri", "never");
    private static readonly HashSet<string> Filler =
        Words("og", "and", "i", "in", "at", "på", "on", "fra", "frå", "from", "til", "med", "with", "tema", "topic", "topics", "temaer",
            "&", "+", "the", "ganger", "gonger", "times", "opptil", "up", "to");

    public static AgendaRuleParser Read(IEnumerable<string> pieces)
    {
        List<string> subject = [], slots = [], rooms = [];
        var isNone = false;
        var at = subject;
        foreach (var piece in pieces.SelectMany(piece =>
            piece.Contains(' ', StringComparison.Ordinal) ? [piece] : piece.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries)))
        {
            var word = piece.Trim('#', ',', '!');
            if (SlotWords.Contains(word)) at = slots;
            else if (RoomWords.Contains(word)) at = rooms;
            else if (NoneWords.Contains(word)) isNone = true;
            else if (word.Length > 0 && !Filler.Contains(word)) at.Add(word);
        }

        return new AgendaRuleParser(subject, slots, rooms, isNone);
    }

    /// <summary>The subject as numbers from 1, as far as it is numbers.</summary>
    public IReadOnlyList<int> Numbers =>
        [.. Subject.Select(Number).TakeWhile(number => number is not null).Select(number => number!.Value)];

    /// <summary>What stands after the number.</summary>
    public IEnumerable<string> After => Subject.Skip(1);

    /// <summary>Which of the slots are meant. Throws a sentence if one is not there.</summary>
    public IReadOnlyList<int> SlotsOf(AgendaTerms terms) => [.. Slots.Select(word => FindSlot(terms, word)).Distinct().Order()];

    /// <summary>Which of the rooms are meant.</summary>
    public static IReadOnlyList<int> RoomsOf(AgendaTerms terms, IReadOnlyList<string> given) =>
        [.. given.Select(word => FindRoom(terms, word)).Distinct().Order()];

    private static int FindSlot(AgendaTerms terms, string word)
    {
        var slot =
            TimeOnly.TryParseExact(word, ["HH:mm", "H:mm", "HH.mm", "H.mm"], CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var time)
            ? terms.Slots.FirstOrDefault(slot => slot.Start == time)
            : Number(word) is { } number
                ? terms.Slots.FirstOrDefault(slot => slot.Number == number)
                    ?? terms.Slots.FirstOrDefault(slot => slot.Start.Minute == 0 && slot.Start.Hour == number)
                : null;
        return slot?.Number ?? throw AgendaRuleRefusal.NoSuchSlot(SlotsAndRoomsParser.Short(word), terms);
    }

    private static int FindRoom(AgendaTerms terms, string word)
    {
        var room = Number(word) is { } number
            ? terms.Rooms.FirstOrDefault(room => room.Number == number)
            : terms.Rooms.FirstOrDefault(room => room.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
                ?? terms.Rooms.FirstOrDefault(room => room.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return room?.Number ?? throw AgendaRuleRefusal.NoSuchRoom(SlotsAndRoomsParser.Short(word), terms);
    }

    internal static int? Number(string word) =>
        int.TryParse(word.AsSpan().TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
