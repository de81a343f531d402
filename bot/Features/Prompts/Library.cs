using System.Text.Json;
using System.Text.Json.Serialization;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>The seven principles and their microactions: data files in this folder's Library, part of the program.</summary>
internal sealed class Library
{
    private static readonly Lazy<Library> Own = new(Load);

    private readonly Dictionary<string, Microaction> microactions;

    private Library(IReadOnlyList<Principle> principles)
    {
        Principles = principles;
        microactions = principles.SelectMany(principle => principle.Microactions).ToDictionary(microaction => microaction.Id);
    }

    public static Library Default => Own.Value;

    /// <summary>In their order, from 1.</summary>
    public IReadOnlyList<Principle> Principles { get; }

    public Principle this[int number] => Principles[number - 1];

    /// <summary>The microaction of this id, or null where a later version has lost it.</summary>
    public Microaction? Find(string id) => microactions.GetValueOrDefault(id);

    private static Library Load()
    {
        var assembly = typeof(Library).Assembly;
        var principles = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("principles/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var file = assembly.GetManifestResourceStream(name)!;
                try
                {
                    return JsonSerializer.Deserialize(file, LibraryJson.Default.Principle) ?? throw new JsonException("The file is null.");
                }
                catch (JsonException wrong)
                {
                    throw new InvalidOperationException($"{name}, line {wrong.LineNumber + 1}: {wrong.Message}", wrong);
                }
            })
            .ToList();
        return principles.Select(principle => principle.Number).SequenceEqual(Enumerable.Range(1, 7))
            ? new Library(principles)
            : throw new InvalidOperationException("The library needs the files principle-1.json to principle-7.json.");
    }
}

/// <summary>One principle, as its file has it.</summary>
/// <param name="Version">Raised when its content changes.</param>
/// <param name="Number">1–7.</param>
/// <param name="Name">The network's own words.</param>
/// <param name="About">What it means here, in paragraphs.</param>
/// <param name="Question">Something to talk about.</param>
internal sealed record Principle(
    int Version,
    [property: JsonPropertyName("principle")] int Number,
    Text Name,
    Paragraphs About,
    Text Question,
    IReadOnlyList<Microaction> Microactions);

internal sealed record Paragraphs(IReadOnlyList<string> Nb, IReadOnlyList<string> Nn, IReadOnlyList<string> En)
{
    public IReadOnlyList<string> In(Language language) => language switch
    {
        Language.Nb => Nb,
        Language.Nn => Nn,
        _ => En,
    };
}

/// <summary>A small thing anyone can do.</summary>
/// <param name="Id">Stays the same for as long as it means the same.</param>
/// <param name="Minutes">2, 5, 15 or 30.</param>
internal sealed record Microaction(string Id, int Minutes, string Nb, string Nn, string En)
{
    public Text Text => new(Nb, Nn, En);
}

/// <summary>Strict: a missing or unknown member is a fault with its line, not an empty text on a card.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Principle))]
internal sealed partial class LibraryJson : JsonSerializerContext;
