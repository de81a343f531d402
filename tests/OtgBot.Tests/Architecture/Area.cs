namespace OtgBot.Tests.Architecture;

/// <summary>
/// A row of the dependency table: whom an area may see. Names are namespaces below the root; <c>*</c> stands for one part, the same
/// wherever it stands.
/// </summary>
/// <param name="Name">The area, such as <c>Turns</c> or <c>Features.*</c>.</param>
/// <param name="MayUse">Of ours. An area always sees itself and the root namespace (<c>UserError</c>).</param>
/// <param name="NeverOutside">Prefixes of full type names outside ours that it must not touch.</param>
internal sealed record Area(string Name, string[] MayUse, string[] NeverOutside)
{
    /// <summary>Full names of types that it may touch although a prefix forbids them.</summary>
    public string[] ButFor { get; init; } = [];

    /// <summary>The part that <c>*</c> stands for, an empty text if there is none, or null if the namespace is not in this area.</summary>
    public string? Match(string space)
    {
        var pattern = Name.Split('.');
        var parts = space.Split('.');
        if (parts.Length < pattern.Length) return null;
        var star = "";
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == "*") star = parts[at];
            else if (pattern[at] != parts[at]) return null;
        }

        return star;
    }

    /// <summary>True if a type of ours in this namespace may be seen from this area.</summary>
    public bool Allows(string star, string space) => space.Length == 0
        || MayUse.Append(Name).Any(allowed => IsWithin(space, allowed.Replace("*", star, StringComparison.Ordinal)));

    /// <summary>True if this area may touch a type that isn't ours.</summary>
    public bool AllowsOutside(string type) => ButFor.Contains(type) || !NeverOutside.Any(never => type.StartsWith(never, StringComparison.Ordinal));

    /// <summary><c>Channels.</c> with a point at its end means that namespace alone, without those below.</summary>
    private static bool IsWithin(string space, string allowed) => allowed.EndsWith('.')
        ? space == allowed[..^1]
        : space == allowed || space.StartsWith(allowed + ".", StringComparison.Ordinal);
}
