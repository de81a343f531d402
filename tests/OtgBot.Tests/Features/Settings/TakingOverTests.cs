using System.Text.Json.Nodes;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

/// <summary>Nobody is locked out: leads come and go without a word of the platform, and somebody can always go on.</summary>
public sealed class TakingOverTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "leder legg til meg", "Ingen av lederne er med her lenger. Ola tar over.")]
    [InlineData("nn-NO", "leiar legg til meg", "Ingen av leiarane er med her lenger. Ola tek over.")]
    [InlineData("en-GB", "lead add me", "None of the leads is a member here any more. Ola takes over.")]
    public async Task Where_no_lead_is_a_member_any_more_any_member_takes_over_and_all_read_it(string locale, string words, string said)
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari", locale), town.Person("Ola", locale));
        await town.Install(kari);
        town.Channel.Members = (_, person) => person.Id != kari.Person.Id;

        Assert.Contains(said, await ola.Says(words));
        Assert.Contains(town.Channel.Messages, message => message.Content.To.Conversation == "team" && message.Content.For is null && message.Text.Contains(said, StringComparison.Ordinal));
        Assert.Equal([ola.Person.Id], await Leads(town, ola));
        Assert.DoesNotContain(kari.Person.Name + " ", await ola.Says(words.Split(' ')[0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task While_a_lead_is_there_or_nobody_can_tell_the_lead_is_not_taken(bool? isMember)
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await kari.Says("leder legg til @Per", town.Person("Per"));
        town.Channel.Members = (_, person) => person.Id == kari.Person.Id ? isMember : false;

        Assert.Contains("bare de kan legge deg til", await ola.Says("leder legg til meg"));
        Assert.Equal(2, (await Leads(town, ola)).Count());
    }

    [Fact]
    public async Task Nobody_takes_the_lead_from_a_personal_chat()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await ola.Says("status");
        town.Channel.Members = (_, person) => person.Id != kari.Person.Id;

        Assert.Contains("i kanalen", await ola.Privately.Says("leder legg til meg"));
        Assert.Equal([kari.Person.Id], await Leads(town, ola));
    }

    [Fact]
    public async Task Who_runs_the_workspace_may_lead_beside_the_others_and_all_read_it()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        town.Channel.Admins.Add(ola.Person.Id);

        Assert.Contains("Ola styrer arbeidsområdet og er nå leder her.", await ola.Says("leder legg til meg"));
        Assert.Equal([kari.Person.Id, ola.Person.Id], await Leads(town, ola));
    }

    [Fact]
    public async Task A_lead_who_was_taken_out_without_a_word_is_none_any_more_in_the_personal_chat_either()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await kari.Says("status");
        Assert.Contains("Hvem skal bli leder?", await kari.Privately.Says("leder legg til"));
        town.Channel.Members = (_, _) => false;

        Assert.Contains("her er det ingen leder ennå", await kari.Privately.Says("leder legg til"));
        Assert.Empty(await Leads(town, kari));
        Assert.Single(town.Channel.Messages, message => message.Content.To.Conversation == "team" && message.Text.Contains("Vil du ta over?", StringComparison.Ordinal));
        Assert.Contains("ikke hvilken kanal", await kari.Privately.Says("leder legg til"));
    }

    [Fact]
    public async Task Another_app_that_installed_the_bot_leads_nothing()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        await Does(rig, "28:installer", "installationUpdate", activity => activity["action"] = "add");

        Assert.Contains(rig.Connector.Messages.Values.SelectMany(TeamsPerson.Texts), text => text.Contains("Dere har ingen leder ennå", StringComparison.Ordinal));
        await Does(rig, "29:ola", "message", activity => activity["text"] = "leder legg til meg");
        Assert.Equal(["29:ola"], (await rig.Get<Communities>().Get(Place.Partition, Cancel))!.Leads.Select(lead => lead.Id));
    }

    [Fact]
    public async Task An_app_that_leads_since_before_is_taken_over_from()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        await Does(rig, "29:kari", "installationUpdate", activity => activity["action"] = "add");
        await rig.Get<Communities>().Change(Place.Partition, old => old with { Leads = [new Lead("28:installer", "")] }, Cancel);

        await Does(rig, "29:ola", "message", activity => activity["text"] = "leder legg til meg");
        Assert.Equal(["29:ola"], (await rig.Get<Communities>().Get(Place.Partition, Cancel))!.Leads.Select(lead => lead.Id));
    }

    [Theory]
    [InlineData("in neither roster", true)]
    [InlineData("in the team", false)]
    [InlineData("in the shared channel alone", false)]
    public async Task In_Teams_the_roster_of_the_team_and_of_the_channel_decide(string where, bool takesOver)
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        await Does(rig, "29:kari", "installationUpdate", activity => activity["action"] = "add");
        rig.Connector.Members = (conversation, person) => person != "29:kari" || where switch
        {
            "in the team" => conversation == "19:general@thread.tacv2",
            "in the shared channel alone" => conversation == Place.Conversation,
            _ => false,
        };

        await Does(rig, "29:ola", "message", activity => activity["text"] = "leder legg til meg");
        Assert.Equal([takesOver ? "29:ola" : "29:kari"], (await rig.Get<Communities>().Get(Place.Partition, Cancel))!.Leads.Select(lead => lead.Id));
    }

    private static readonly Address Place = new("msteams", FakeIssuer.Tenant, "19:alerts@thread.tacv2", ConversationKind.Channel);

    private static async Task Does(BotFrameworkRig rig, string who, string type, Action<JsonObject> change)
    {
        var activity = rig.Message("", Place.Conversation);
        activity["type"] = type;
        activity["from"] = new JsonObject { ["id"] = who, ["name"] = who[3..] };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:general@thread.tacv2" };
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Place.Conversation } };
        change(activity);
        using var answer = await rig.Send(activity);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<IEnumerable<string>> Leads(Town town, TestPerson person) =>
        (await town.Get<Communities>().Get(person.Address.Partition, Cancel))!.Leads.Select(lead => lead.Id);
}
