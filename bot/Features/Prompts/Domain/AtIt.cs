namespace OtgBot.Features.Prompts.Domain;

/// <summary>Somebody who ticked that all may see who does a microaction.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Numbers">Which they do.</param>
internal sealed record AtIt(string Name, IReadOnlyList<int> Numbers)
{
    /// <summary>In the order of their names, which says nothing of who came when.</summary>
    public static IReadOnlyList<AtIt> Of(IEnumerable<Answer> answers) =>
    [
        .. answers.Select(answer => answer.Items.Index().Where(one => one.Item.Name is not null).ToList()).Where(named => named.Count > 0)
            .Select(named => new AtIt(named[^1].Item.Name!, [.. named.Select(one => one.Index + 1)]))
            .OrderBy(named => named.Name, StringComparer.Ordinal).ThenBy(named => named.Numbers[0]),
    ];
}
