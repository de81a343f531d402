using System.Text.Json.Nodes;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

public sealed class MyDataTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(ParticipationFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task My_data_shows_all_that_is_stored_in_words_and_as_json()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await kari.Privately.Says("language english");
        await town.Get<ParticipationRecord>().Add(kari.Address.Partition, KeyOf(town, kari), new Fact(FactKind.Done, 3, "x"), Cancel);

        var seen = await kari.Privately.Says("my data");

        Assert.Contains("The language you chose: English.", seen);
        Assert.Contains("Your channels: team.", seen);
        Assert.Contains("You are a lead in team, under the name “Kari”.", seen);
        Assert.Contains("Week 47, 2026: done 1", seen);
        var json = JsonNode.Parse(JsonOf(town))!;
        Assert.Equal("user-kari", json["person"]!["id"]!.GetValue<string>());
        Assert.Contains("\"about\":\"x\"", json.ToJsonString());
        Assert.Contains(KeyOf(town, kari).Value, json.ToJsonString());
    }

    [Theory]
    [InlineData("nb-NO", "mine data", "Når du sist prøvde koder for å bli med på en unconference.")]
    [InlineData("nn-NO", "mine data", "Når du sist prøvde kodar for å bli med på ein unconference.")]
    [InlineData("en-GB", "my data", "When you last tried codes to join an unconference.")]
    public async Task What_a_feature_keeps_in_a_persons_own_partition_is_told_in_its_words(string locale, string words, string line)
    {
        await using var town = new Town([typeof(SettingsFeature), typeof(PrivacyFeature), typeof(UnconferencesFeature)]);
        var kari = town.Person("Kari", locale);
        var address = await town.Install(kari);
        await town.Get<Communities>().Change(address.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        await kari.Says("join KKKK-KKKK");

        var seen = await kari.Privately.Says(words);

        Assert.Contains(line, seen);
        Assert.DoesNotContain("join-tries.", seen);
    }

    [Fact]
    public async Task Asked_in_a_channel_it_is_answered_in_the_personal_chat_and_the_channel_sees_no_content()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await kari.Says("mine data");

        var inChannel = Assert.Single(town.Channel.Messages, message => message.Content.To.Kind == ConversationKind.Channel);
        Assert.Equal("Svaret er bare for deg. Du finner det i den private chatten med meg.", inChannel.Text);
        Assert.Equal(2, town.Channel.Messages.Count(message => message.Content.To.Kind == ConversationKind.Personal));
    }

    [Fact]
    public async Task Nobody_sees_what_is_stored_about_another()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await kari.Says("status");

        Assert.DoesNotContain("Kari", await ola.Says("mine data", kari));
    }

    [Fact]
    public async Task However_much_there_is_it_is_all_there_over_several_cards_that_fit()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await kari.Says("status");
        for (var i = 0; i < 300; i++) await town.Get<ParticipationRecord>().Add(kari.Address.Partition, KeyOf(town, kari), new Fact(FactKind.Proposed, 0, $"topic «{i}» \"quoted\" \\ **bold** ~{i}~"), Cancel);
        await kari.Says("mine data");

        Assert.Equal(300, JsonNode.Parse(JsonOf(town))!["stored"]!.AsArray().Single(item => item!["data"]!["facts"] is not null)!["data"]!["facts"]!.AsArray().Count);
        Assert.All(town.Channel.Messages.Where(message => message.Card is not null), message => Assert.Empty(OtgBot.Cards.Rendering.CardLint.Check(message.Card!)));
    }

    [Fact]
    public async Task Privacy_says_in_short_what_is_stored_and_for_how_long()
    {
        await using var town = new Town(Features);

        Assert.Contains("13 måneder", await town.Person("Kari").Says("personvern"));
    }

    /// <summary>What somebody gets who puts the JSON cards together.</summary>
    private static string JsonOf(Town town) => string.Concat(town.Channel.Messages
        .Where(message => message.Card is { } card && (card.Summary.Contains("som JSON") || card.Summary.Contains("as JSON")))
        .SelectMany(message => message.Card!.Body.OfType<OtgBot.Cards.Elements.TextBlock>().Where(text => text.Style != OtgBot.Cards.Elements.TextStyle.Title))
        .Select(text => text.Text));

    private static PersonKey KeyOf(Town town, TestPerson person) => town.Get<Pseudonyms>().Of(person.Address, person.Person);
}
