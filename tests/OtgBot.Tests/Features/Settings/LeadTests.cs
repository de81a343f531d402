using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

public sealed class LeadTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    [Theory]
    [InlineData("leder legg til", "leder fjern", "ledere")]
    [InlineData("leiar legg til", "leiar fjern", "leiarar")]
    [InlineData("lead add", "lead remove", "leads")]
    public async Task A_lead_adds_and_removes_leads_in_any_language(string add, string remove, string list)
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);

        Assert.Contains("Velkommen som leder, Ola!", await kari.Says($"{add} @Ola", ola));
        Assert.Contains("Ola er allerede leder her", await kari.Says($"{add} @Ola", ola));
        Assert.Contains("Kari og Ola", await ola.Says(list));
        Assert.Contains("Skal Kari ikke lenger være leder her?", await ola.Says($"{remove} @Kari", kari));
        Assert.Contains("Kari og Ola", await ola.Says(list));
        Assert.Contains("Takk for innsatsen, Kari!", await ola.Presses("Ja, ta bort"));
        Assert.DoesNotContain("Kari og", await ola.Says(list));
        Assert.Contains("er ikke leder her", await ola.Says($"{remove} @Kari", kari));
        Assert.Contains("minst én leder", await ola.Says($"{remove} me ja"));
    }

    [Fact]
    public async Task In_a_community_without_leads_anyone_becomes_the_first_and_only_the_first()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));

        Assert.Contains("«leder legg til meg»", await ola.Says("leder legg til @Kari", kari));
        Assert.Contains("Velkommen som leder, Ola!", await ola.Says("leder legg til meg"));
        Assert.Contains("Ledere her: Ola", await kari.Says("lead add me"));
    }

    [Fact]
    public async Task A_member_can_not_make_or_unmake_leads()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);

        Assert.Contains("Bare ledere", await ola.Says("leder legg til @Ola", ola));
        Assert.Contains("Bare ledere", await ola.Says("leder fjern @Kari", kari));
    }

    [Fact]
    public async Task A_lead_who_left_can_be_removed_by_name_and_one_whom_nobody_mentioned_is_asked_for()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await kari.Says("leder legg til @Ola", ola);

        Assert.Contains("«leder fjern Kari»", await kari.Says("leder fjern"));
        Assert.Contains("Ledere her: Kari og Ola", await kari.Says("leder fjern Per"));
        Assert.Contains("Takk for innsatsen, Ola!", await kari.Says("leder fjern ola ja"));
        Assert.Contains("«leder legg til @Kari»", await kari.Says("leder legg til"));
        Assert.Contains("må være et menneske", await kari.Says("leder legg til @OtgBot"));
    }

    [Fact]
    public async Task Two_who_ask_at_once_to_be_the_first_lead_get_one_lead()
    {
        await using var town = new Town(Features);
        var people = Enumerable.Range(1, 5).Select(number => town.Person($"Person{number}")).ToList();
        await Task.WhenAll(people.Select(person => person.Says("lead add me")));

        var leads = (await town.Get<Communities>().Get(people[0].Address.Partition, TestContext.Current.CancellationToken))!.Leads;
        Assert.Single(leads);
    }
}
