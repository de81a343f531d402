using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OtgBot.Features.Prompts;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>What an agency adds without a new build, and what it is told when the file is wrong.</summary>
public sealed class LibraryFilesTests : IDisposable
{
    private const string Good = """
        {
          "version": 1,
          "principles": [
            {
              "principle": 3,
              "question": { "nb": "Hva prøver vi i vår etat?", "nn": "Kva prøver vi i etaten vår?", "en": "What do we try in our agency?" },
              "microactions": [
                {
                  "id": "nav-01",
                  "minutes": 5,
                  "nb": "Vis en veileder det nye skjermbildet.",
                  "nn": "Vis ein rettleiar det nye skjermbiletet.",
                  "en": "Show an adviser the new screen."
                }
              ]
            }
          ]
        }
        """;

    private readonly TempFolder folder = new();
    private readonly Library library = new();
    private readonly TestLog log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => folder.File("nav.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_adds_microactions_and_takes_the_place_of_a_question()
    {
        await Write(Good);
        await Files(File).Refresh(Cancel);

        Assert.Equal("Vis en veileder det nye skjermbildet.", library.Find("nav-01")?.Nb);
        Assert.Equal(13, library[3].Microactions.Count);
        Assert.Equal("Hva prøver vi i vår etat?", library[3].Question.Nb);
        Assert.Equal(Library.Default[3].About, library[3].About);
        Assert.Equal(12, Library.Default[3].Microactions.Count);
    }

    [Fact]
    public async Task All_files_of_a_folder_are_read_and_one_that_goes_is_gone_without_a_restart()
    {
        await Write(Good);
        var second = folder.File("skatt.json");
        await System.IO.File.WriteAllTextAsync(second, Good.Replace("nav-01", "skatt-01", StringComparison.Ordinal).Replace("veileder", "kollega", StringComparison.Ordinal)
            .Replace("rettleiar", "kollega", StringComparison.Ordinal).Replace("adviser", "colleague", StringComparison.Ordinal), Cancel);
        var files = Files(Path.GetDirectoryName(File)!);

        await files.Refresh(Cancel);
        Assert.Equal(14, library[3].Microactions.Count);

        System.IO.File.Delete(second);
        await files.Refresh(Cancel);
        Assert.NotNull(library.Find("nav-01"));
        Assert.Null(library.Find("skatt-01"));
    }

    [Theory]
    [InlineData("\"minutes\": 5", "\"minutes\": 7", 9, "'nav-01' takes 7 minutes; use 2, 5, 15, 30.")]
    [InlineData("\"minutes\": 5", "\"minutes\": \"fem\"", 10, "could not be converted")]
    [InlineData("\"minutes\": 5,", "", 14, "minutes")]
    [InlineData("nav-01", "p3-01", 9, "The id 'p3-01' must have")]
    [InlineData("\"principle\": 3", "\"principle\": 8", 5, "There is no principle 8")]
    [InlineData("Vis en veileder det nye skjermbildet.", "", 9, "'nav-01' has no text in nb.")]
    [InlineData("\"nn\": \"Vis ein rettleiar det nye skjermbiletet.\",", "", 14, "nn")]
    [InlineData("\"microactions\"", "\"mikrohandlinger\"", 7, "mikrohandlinger")]
    [InlineData("Show an adviser the new screen.", "Rename a document so that a stranger could guess what is inside!", 9, "'nav-01' says the same as 'p1-04'.")]
    [InlineData("adviser", "very very very very very very very very very very very very very very very very very adviser", 9, "more than 20 words in en")]
    [InlineData("{ \"nb\": \"Hva", "{ nb: \"Hva", 6, "invalid")]
    public async Task A_faulty_file_is_refused_with_file_line_and_reason_and_the_former_content_stays(string right, string wrong, int line, string reason)
    {
        await Write(Good);
        var files = Files(File);
        await files.Refresh(Cancel);

        await Write(Good.Replace(right, wrong, StringComparison.Ordinal));
        await files.Refresh(Cancel);
        await files.Refresh(Cancel);

        Assert.NotNull(library.Find("nav-01"));
        var said = Assert.Single(log.Lines, said => said.Level == LogLevel.Warning).Text;
        Assert.Contains($"nav.json is refused, line {line}: ", said);
        Assert.Contains(reason, said);

        await Write(Good.Replace("nav-01", "nav-02", StringComparison.Ordinal));
        await files.Refresh(Cancel);
        Assert.NotNull(library.Find("nav-02"));
        Assert.Null(library.Find("nav-01"));
    }

    [Fact]
    public async Task A_path_where_nothing_is_is_said_once_and_the_bot_goes_on()
    {
        var files = Files(folder.File("none.json"));
        await files.Refresh(Cancel);
        await files.Refresh(Cancel);

        Assert.Contains("Create it, or remove the setting Prompts:LibraryPath.", Assert.Single(log.Lines).Text);
        Assert.Equal(84, library.Principles.Sum(principle => principle.Microactions.Count));
    }

    [Fact]
    public async Task The_running_bot_shows_what_the_file_adds_and_forgets_what_it_loses()
    {
        await Write(Good);
        await using var town = new Town([typeof(PromptsFeature)], settings: new Dictionary<string, string?> { [LibraryFiles.Setting] = File });
        var kari = town.Person("Kari");
        await town.Install(kari);
        Assert.DoesNotContain("veileder", await kari.Says("prinsipp 3"));

        await town.Run("prompts.library");
        Assert.Contains("Vis en veileder det nye skjermbildet.", await kari.Says("prinsipp 3"));
        await Write("""{ "version": 2, "principles": [] }""");
        await town.Run("prompts.library");
        Assert.DoesNotContain("veileder", await kari.Says("prinsipp 3"));
    }

    private LibraryFiles Files(string path) => new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(LibraryFiles.Setting, (string?)path)]).Build(), library, new Logger<LibraryFiles>(log));

    private async Task Write(string text) => await System.IO.File.WriteAllTextAsync(File, text, Cancel);
}
