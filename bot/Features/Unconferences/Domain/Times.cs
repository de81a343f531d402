namespace OtgBot.Features.Unconferences.Domain;

/// <summary>How many times each topic was shown or dealt. Names nobody.</summary>
/// <param name="Each">Topic 1 first; a topic beyond the end: never.</param>
internal sealed record Times(IReadOnlyList<int> Each)
{
    public static readonly Times None = new([]);

    public int Of(int number) => number <= Each.Count ? Each[number - 1] : 0;

    public Times With(IReadOnlyCollection<int> numbers) => Changed(numbers, 1);

    public Times Without(IReadOnlyCollection<int> numbers) => Changed(numbers, -1);

    private Times Changed(IReadOnlyCollection<int> numbers, int by) =>
        new([.. Enumerable.Range(1, Math.Max(Each.Count, numbers.DefaultIfEmpty().Max()))
            .Select(number => Math.Max(0, Of(number) + (numbers.Contains(number) ? by : 0)))]);
}
