using System.Text.Json;
using System.Text.Json.Serialization;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>
/// The seven principles and their microactions: data files in this folder's Library, part of the program, with what an agency
/// adds in a file of its own (<see cref="LibraryFiles"/>). What it holds can be exchanged while the bot runs.
/// </summary>
internal sealed class Library
{
    private static readonly Lazy<IReadOnlyList<Principle>> Shipped = new(Load);

    private volatile Shelf shelf = new(Shipped.Value);

    /// <summary>What ships with the program.</summary>
    public static Library Default { get; } = new();

    /// <summary>In their order, from 1.</summary>
    public IReadOnlyList<Principle> Principles => shelf.Principles;

    public Principle this[int number] => shelf.Principles[number - 1];

    /// <summary>The microaction of this id, or null if a later version has lost it.</summary>
    public Microaction? Find(string id) => shelf.ById.GetValueOrDefault(id);

    /// <summary>The microaction that says the same in any of the languages, with its principle; null if none does.</summary>
    public (Principle Principle, Microaction Microaction)? Same(string text) =>
        shelf.ByIdea.TryGetValue(Idea.Of(text), out var found) ? found : null;

    /// <summary>From now on: what ships with the program, and these additions. They must have been checked.</summary>
    public void Use(IEnumerable<AgencyPrinciple> additions) =>
        shelf = new Shelf(additions.Aggregate(Shipped.Value, (principles, added) =>
            [.. principles.Select(principle => principle.Number == added.Number ? principle.With(added) : principle)]));

    private static List<Principle> Load()
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
            ? principles
            : throw new InvalidOperationException("The library needs the files principle-1.json to principle-7.json.");
    }

    private sealed class Shelf
    {
        public Shelf(IReadOnlyList<Principle> principles)
        {
            Principles = principles;
            foreach (var principle in principles)
            {
                foreach (var microaction in principle.Microactions)
                {
                    ById.Add(microaction.Id, microaction);
                    foreach (var language in Languages.All) ByIdea.TryAdd(Idea.Of(microaction.Text.In(language)), (principle, microaction));
                }
            }
        }

        public IReadOnlyList<Principle> Principles { get; }

        public Dictionary<string, Microaction> ById { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, (Principle, Microaction)> ByIdea { get; } = new(StringComparer.Ordinal);
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
    IReadOnlyList<Microaction> Microactions)
{
    public Principle With(AgencyPrinciple added) => this with
    {
        About = added.About ?? About,
        Question = added.Question ?? Question,
        Microactions = [.. Microactions, .. added.Microactions ?? []],
    };
}

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
    [JsonIgnore]
    public Text Text => new(Nb, Nn, En);

    /// <summary>True if the community suggested it itself: it is in one language, and the cards say whose it is.</summary>
    [JsonIgnore]
    public bool IsOwn { get; init; }
}

/// <summary>An agency's file: what it adds to the seven principles.</summary>
/// <param name="Version">The agency's own; raised when the content changes.</param>
internal sealed record AgencyFile(int Version, IReadOnlyList<AgencyPrinciple> Principles);

/// <summary>What an agency adds to one principle. Paragraphs and question take the place of those there are.</summary>
internal sealed record AgencyPrinciple(
    [property: JsonPropertyName("principle")] int Number,
    Paragraphs? About = null,
    Text? Question = null,
    IReadOnlyList<Microaction>? Microactions = null);

/// <summary>Strict: a missing or unknown member is a fault with its line, not an empty text on a card.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Principle))]
[JsonSerializable(typeof(AgencyFile))]
internal sealed partial class LibraryJson : JsonSerializerContext;
