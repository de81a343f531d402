using Mono.Cecil;

namespace OtgBot.Tests.Architecture;

/// <summary>Reads assemblies and tells, in sentences, where they break the rules. Nothing is loaded or run.</summary>
/// <param name="root">The namespace that ours begin with: <c>OtgBot</c>, or that of a planted house.</param>
/// <param name="types">The types to look at.</param>
internal sealed class Inspection(string root, IReadOnlyList<TypeDefinition> types)
{
    /// <summary>The types of some assemblies whose namespace begins with the root.</summary>
    public static Inspection Of(string root, params string[] paths) => new(root,
    [
        .. paths
            .SelectMany(path => AssemblyDefinition.ReadAssembly(path).MainModule.GetTypes())
            .Where(type => IsOurs(root, SpaceOf(type)) && !IsGenerated(type)),
    ]);

    public IReadOnlyList<TypeDefinition> Types => types;

    /// <summary>Where a type sees what its area may not.</summary>
    public IEnumerable<string> Sights(IReadOnlyList<Area> areas) => types.SelectMany(type =>
    {
        var space = Below(SpaceOf(type));
        var area = areas.FirstOrDefault(area => area.Match(space) is not null);
        return area is null ? [] : References.Of(type).Distinct().Where(seen => !MaySee(area, area.Match(space)!, seen)).Select(seen => $"{area.Name}: {type.FullName} sees {seen.FullName}");
    }).Distinct();

    public IEnumerable<string> Interfaces(IReadOnlyList<string> ports) => types
        .Where(type => type.IsInterface && !ports.Contains(type.Name))
        .Select(type => $"{type.FullName} is an interface beside {string.Join(", ", ports)}");

    /// <summary>How many classes implement a port.</summary>
    public int Implementations(string port) => types.Count(type => type.IsClass && type.Interfaces.Any(one => one.InterfaceType.Name == port));

    public IEnumerable<string> Names(IReadOnlyList<string> empty) => types
        .Where(type => empty.Any(ending => NameOf(type).EndsWith(ending, StringComparison.Ordinal)))
        .Select(type => $"{type.FullName} has a name that says nothing");

    /// <summary>
    /// What is given more than it should be to work with. Of a record, which mostly holds data, only what is no data counts.
    /// </summary>
    public IEnumerable<string> Constructors(int most, IReadOnlyDictionary<string, string> mayHaveMore)
    {
        var many = types
            .Where(type => type.IsClass && !type.IsEnum && type.BaseType?.FullName != "System.MulticastDelegate")
            .Select(type => (Type: type, Count: type.Methods.Where(method => method.IsConstructor && !method.IsStatic).Max(method => (int?)Dependencies(type, method)) ?? 0))
            .Where(one => one.Count > most)
            .ToList();
        return many.Where(one => !mayHaveMore.ContainsKey(NameOf(one.Type))).Select(one => $"{one.Type.FullName} needs {one.Count} things; more than {most} is more than one job")
            .Concat(mayHaveMore.Keys.Where(name => many.All(one => NameOf(one.Type) != name)).Select(name => $"{name} needs no more than {most} things: strike it from the list"));
    }

    private int Dependencies(TypeDefinition type, MethodDefinition constructor) => IsData(type)
        ? constructor.Parameters.Count(parameter => parameter.ParameterType.FullName == "System.TimeProvider"
            || (types.FirstOrDefault(other => other.FullName == parameter.ParameterType.FullName) is { IsValueType: false } given && !IsData(given)))
        : constructor.Parameters.Count;

    private static bool IsData(TypeDefinition type) => type.IsValueType || type.Methods.Any(method => method.Name == "<Clone>$");

    public IEnumerable<string> Visibility() => types
        .Where(type => type.IsPublic && type.Name != "Program")
        .Select(type => $"{type.FullName} is public");

    /// <summary>A feature's folder has the file that lists what it does.</summary>
    public IEnumerable<string> FeaturesWithoutList() => types
        .Select(type => Below(SpaceOf(type)).Split('.'))
        .Where(parts => parts is ["Features", _, ..])
        .Select(parts => parts[1])
        .Distinct()
        .Where(feature => !types.Any(type => type.Name == feature + "Feature" && Below(SpaceOf(type)) == "Features." + feature))
        .Select(feature => $"Features/{feature} has no {feature}Feature");

    private bool MaySee(Area area, string star, TypeReference seen)
    {
        var space = SpaceOf(seen);
        return IsOurs(root, space)
            ? IsGenerated(seen) || area.Allows(star, Below(space))
            : area.AllowsOutside(seen.FullName);
    }

    private string Below(string space) => space.Length == root.Length ? "" : space[(root.Length + 1)..];

    private static bool IsOurs(string root, string space) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    /// <summary>A nested type has no namespace of its own.</summary>
    private static string SpaceOf(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type.Namespace;
    }

    private static string NameOf(TypeDefinition type) => type.Name.Split('`')[0];

    private static bool IsGenerated(TypeReference type) => type.Namespace.EndsWith(".Generated", StringComparison.Ordinal);
}
