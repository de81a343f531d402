using OtgBot.Hosting;

namespace OtgBot.Tests.Hosting;

public sealed class UsageTests : IDisposable
{
    private readonly StringWriter screen = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        screen.Dispose();
        errors.Dispose();
    }

    [Theory]
    [InlineData]
    [InlineData("chat")]
    [InlineData("demo", "--Storage:SqlitePath=x.db")]
    [InlineData("--urls", "http://localhost:5000")]
    [InlineData("Clock:At=2026-11-23T07:59:00Z")]
    public void What_the_program_knows_runs(params string[] args)
    {
        Assert.Null(Usage.Answer(args, screen, errors));
        Assert.Equal("", screen.ToString() + errors);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public void Who_asks_is_told_how_to_start_it(string word)
    {
        Assert.Equal(0, Usage.Answer([word], screen, errors));
        Assert.Contains("-- chat", screen.ToString());
        Assert.Contains("-- demo", screen.ToString());
    }

    [Fact]
    public void Who_asks_for_the_version_reads_a_number()
    {
        Assert.Equal(0, Usage.Answer(["version"], screen, errors));
        Assert.Matches(@"^\d+\.\d+\.\d+", screen.ToString());
    }

    [Fact]
    public void A_mistyped_word_is_named_and_ends_with_a_failure()
    {
        Assert.Equal(2, Usage.Answer(["chatt"], screen, errors));
        Assert.Contains("I don't know 'chatt'.", errors.ToString());
        Assert.Contains("-- chat", errors.ToString());
        Assert.Equal("", screen.ToString());
    }
}
