using OtgBot.Features;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Hosting;

public sealed class HostingTests
{
    [Theory]
    [InlineData("nb-NO", "medvert 1", "Sammen med: Ola", "slutt som medvert 1", "ikke lenger vert for tema 1")]
    [InlineData("nn-NO", "medvert 1", "Saman med: Ola", "slutt som medvert 1", "ikkje lenger vert for tema 1")]
    [InlineData("en-GB", "co-host 1", "Together with: Ola", "step down 1", "no longer host topic 1")]
    public async Task A_host_brings_in_another_who_may_step_down(string locale, string coHost, string together, string stepDown, string stepped)
    {
        await using var town = Fair.Town();
        await town.Opened(locale: locale);
        var (kari, ola) = (town.Person("Kari", locale), town.Person("Ola", locale));
        await kari.Proposes("Klarspråk");
        await ola.Says("topics");

        Assert.Contains(together, await kari.Says($"{coHost} @Ola", ola));
        Assert.Contains("Ola", await kari.Says("topics"));
        Assert.Contains(stepped, await ola.Says(stepDown));
        Assert.DoesNotContain("Ola", await kari.Says("topic 1"));
    }

    [Fact]
    public async Task A_stranger_can_not_be_a_co_host_until_they_have_written_to_the_bot()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");

        Assert.Contains("Jeg kjenner ikke Ola her ennå", await kari.Says("medvert 1 @Ola", ola));
        await ola.Says("temaer");
        Assert.Contains("Sammen med: Ola", await kari.Says("medvert 1 @Ola", ola));
    }

    [Fact]
    public async Task A_co_host_may_change_the_topic_but_neither_withdraw_it_nor_vote_for_it()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");
        await ola.Says("temaer");
        await kari.Says("medvert 1 @Ola", ola);

        await ola.Says("endre tema 1");
        Assert.Contains("Klart språk", await ola.Presses("Lagre", ("title", "Klart språk"), ("about", "Brev"), ("format", "talk"), ("minutes", "15"), ("cohosts", "Ola")));
        Assert.Contains("Bare den som foreslo tema 1, kan trekke det", await ola.Says("trekk 1 ja"));
        await lead.Says("åpne avstemning");
        Assert.Contains("ditt eget", await ola.Says("stem 1"));
        Assert.DoesNotContain("Klart språk", await ola.Privately.Says("stem"));
    }

    [Fact]
    public async Task Only_hosts_bring_in_others_and_the_last_one_does_not_step_down()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");
        await ola.Says("temaer");

        Assert.Contains("Bare den som foreslo tema 1", await ola.Says("medvert 1 @Ola", ola));
        Assert.Contains("Du er ikke vert for tema 1", await ola.Says("slutt som medvert 1"));
        Assert.Contains("den eneste verten", await kari.Says("slutt som medvert 1"));
        Assert.Contains("Skriv nummeret og nevn personen", await kari.Says("medvert 1"));
        Assert.Contains("Skriv nummeret og nevn personen", await kari.Says("medvert @Ola", ola));
        Assert.Contains("ikke noe tema nummer 9", await kari.Says("medvert 9 @Ola", ola));
    }

    [Fact]
    public async Task Where_the_proposer_steps_down_the_co_host_takes_over()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");
        await ola.Says("temaer");
        await kari.Says("medvert 1 @Ola", ola);
        await kari.Says("slutt som vert 1");

        Assert.Contains("Vert: Ola", await ola.Says("tema 1"));
        Assert.Contains("er trukket", await ola.Says("trekk 1 ja"));
    }

    [Fact]
    public async Task A_name_in_the_form_is_one_that_is_known_from_here()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await town.Person("Ola").Proposes("Åpne data");
        await kari.Says("foreslå");
        (string, string)[] topic = [("title", "Klarspråk"), ("about", "Brev"), ("format", "talk"), ("minutes", "15")];

        Assert.Contains("Jeg vet ikke hvem «Per» er", await kari.Presses("Foreslå", [.. topic, ("cohosts", "Ola, Per")]));
        Assert.Contains("Sammen med: Ola og Liv", await kari.Presses("Foreslå", [.. topic, ("cohosts", "@ola og Liv")]));
        Assert.Contains("ditt eget", await Voted(lead, 2));
    }

    [Fact]
    public async Task What_is_kept_about_a_co_host_is_theirs_to_see_and_to_erase()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");
        await ola.Says("temaer");
        await kari.Says("medvert 1 @Ola", ola);
        var scope = new PersonScope(town.Get<Pseudonyms>().Of(ola.Address, ola.Person), ola.Person, [ola.Address.Partition]);

        var lines = new List<string>();
        foreach (var data in town.Get<FeatureMap>().PersonalData)
        {
            await foreach (var item in data.Read(scope, TestContext.Current.CancellationToken)) lines.Add(item.Line.Nb);
            await data.Erase(scope, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["Høst-unconference: du er medvert for tema 1, «Klarspråk»."], lines);
        Assert.DoesNotContain((await town.Everything()).Split('\n'), line => line.StartsWith("u|", StringComparison.Ordinal) && (line.Contains("Ola", StringComparison.Ordinal) || line.Contains(scope.Key.Value, StringComparison.Ordinal)));
        Assert.Contains("Vert: Kari", await kari.Says("tema 1"));
    }

    private static async Task<string> Voted(TestPerson lead, int number)
    {
        await lead.Says("åpne avstemning");
        return await lead.Says($"stem {number}");
    }
}
