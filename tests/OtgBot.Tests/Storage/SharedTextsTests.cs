using System.Text.Json;
using OtgBot.Features.Prompts;

namespace OtgBot.Tests.Storage;

public sealed class SharedTextsTests
{
    private const string Long = "a-name-that-is-much-longer-than-any-id-of-the-library-could-ever-be-0123456789";

    [Fact]
    public void What_two_documents_have_alike_is_one_object_in_both()
    {
        var (one, other) = (Read("""{"shown":{"open-1":"2026-11-23"}}"""), Read("""{"shown":{"open-1":"2026-11-23","open-2":"2026-11-23"}}"""));

        Assert.Same(one.Shown.Keys.Single(), other.Shown.Keys.First());
        Assert.Same(one.Shown["open-1"], other.Shown["open-2"]);
    }

    [Fact]
    public void It_is_written_and_read_as_any_texts_by_texts_are()
    {
        var shown = new Dictionary<string, string> { ["æøå \"1\"\n"] = "🌊", [""] = "", [Long] = Long + Long };

        var json = JsonSerializer.Serialize(new PromptsState { Shown = shown }, PromptsJson.Default.PromptsState);

        Assert.Equal(shown, Read(json).Shown);
        Assert.Equal(shown, JsonDocument.Parse(json).RootElement.GetProperty("shown").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!));
    }

    [Theory]
    [InlineData("""{"shown":[]}""")]
    [InlineData("""{"shown":{"open-1":1}}""")]
    [InlineData("""{"shown":{"open-1":null}}""")]
    public void What_is_no_texts_by_texts_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static PromptsState Read(string json) => JsonSerializer.Deserialize(json, PromptsJson.Default.PromptsState)!;
}
