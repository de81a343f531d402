using System.Text.Json.Nodes;
using OtgBot.Dialogs;
using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

public sealed class ForgetTests(Azurite azurite)
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(PicnicFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_forget_me_a_scan_of_sqlite_finds_no_trace_and_all_else_is_untouched()
    {
        await using var town = new Town(Features, forms: false);
        await Forget(town);
    }

    [Fact]
    public async Task After_forget_me_a_scan_of_table_storage_finds_no_trace_and_all_else_is_untouched()
    {
        await using var town = new Town(Features, forms: false, stored: await azurite.NewStore());
        await Forget(town);
    }

    /// <summary>
    /// Someone with all there can be: two communities, lead in both, an open dialog, a chat, a language, facts old and new, a feature's own
    /// data.
    /// </summary>
    private static async Task Forget(Town town)
    {
        var (kari, ola) = (town.Person("Kari Nordmann"), town.Person("Ola"));
        var kariInDesign = kari with { Channel = "design" };
        await town.Install(kari, "team");
        await town.Install(ola, "design");
        await ola.Says("status");
        await (ola with { Channel = "design" }).Says("lead add @Kari", kari);
        await kari.Privately.Does(kari.Event(IncomingKind.Installed) with { Address = kari.Privately.Address });
        await kari.Says("picnic");
        await kari.Privately.Says("language nynorsk");
        await ola.Says("picnic");
        foreach (var weeksAgo in (int[])[60, 3, 0])
        {
            town.Clock.AdjustTime(Start.AddDays(-7 * weeksAgo));
            await town.Get<ParticipationRecord>().Add(kari.Address.Partition, KeyOf(town, kari), new OtgBot.Turns.Fact(FactKind.Done, 3, "x"), Cancel);
            await town.Get<ParticipationRecord>().Add(kari.Address.Partition, KeyOf(town, ola), new OtgBot.Turns.Fact(FactKind.Done, 3, "x"), Cancel);
        }

        var before = await town.Everything();
        Assert.Contains("user-kari nordmann", before);
        Assert.Contains("Kari Nordmann", before);
        Assert.Contains("picnic of " + KeyOf(town, kari), before);

        Assert.Contains("Skal eg gløyme deg?", await kariInDesign.Says("glem meg"));
        var (message, button) = kari.Privately.FindButton("Ja, gløym meg");
        Assert.DoesNotContain("Kari", message.Text);
        Assert.Contains("Du er einaste leiar i team", message.Text);
        Assert.Contains("Alt om deg er sletta", await kari.Privately.Presses("Ja, gløym meg"));

        await FindsNoTrace(town, kari);
        var after = await town.Everything();
        var others = before.Split('\n').Where(line => !IsOf(line, town, kari)).ToList();
        Assert.NotEmpty(others);
        Assert.All(others, line => Assert.Contains(line, after));
        Assert.Contains("\"name\":\"Ola\"", after);

        // A second click, a redelivery, the words: done again, with nothing left behind.
        await kari.Privately.Does(kari.Privately.Event(IncomingKind.Button) with { Button = new ButtonPress(button.Verb, button.Data, message.Id, message.Content.Origin) });
        await FindsNoTrace(town, kari);
        await kariInDesign.Says("forget me yes");
        await FindsNoTrace(town, kari);
    }

    private static readonly DateTimeOffset Start = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private static async Task FindsNoTrace(Town town, TestPerson person)
    {
        var everything = await town.Everything();
        Assert.DoesNotContain(person.Person.Id, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person.Person.Name, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(KeyOf(town, person).Value, everything);
    }

    private static bool IsOf(string line, Town town, TestPerson person) =>
        line.Contains(person.Person.Id, StringComparison.OrdinalIgnoreCase) || line.Contains(KeyOf(town, person).Value, StringComparison.Ordinal);

    private static PersonKey KeyOf(Town town, TestPerson person) => town.Get<Pseudonyms>().Of(person.Address, person.Person);

    [Fact]
    public async Task An_erasure_that_breaks_off_in_a_feature_is_finished_by_the_next()
    {
        await using var town = new Town([.. Features, typeof(BreaksOnceFeature)]) { ErrorsFail = false };
        var kari = town.Person("Kari");
        await town.Install(kari);
        await kari.Says("picnic");

        Assert.Contains("Noe gikk galt", await kari.Privately.Says("glem meg ja likevel"));
        Assert.Contains("Kari", await town.Everything());
        Assert.Contains("Alt om deg er slettet", await kari.Privately.Says("glem meg ja likevel"));
        await FindsNoTrace(town, kari);
    }

    [Fact]
    public async Task Nobody_is_forgotten_by_another_nor_without_a_confirmation()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await kari.Says("glem meg nå");
        var (message, action) = kari.Privately.FindButton("Ja, glem meg");

        Assert.Contains("gjelder en annen person", await ola.Privately.Does(ola.Privately.Event(IncomingKind.Button) with { Button = new ButtonPress(action.Verb, action.Data, message.Id, message.Content.Origin) }));
        Assert.Contains("Ledere: Kari", await kari.Says("status"));
    }

    [Fact]
    public async Task Where_no_chat_can_be_opened_the_channel_says_what_to_do_and_shows_nothing()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        town.Channel.Answer = message => message.To.Kind == ConversationKind.Personal ? new SendResult(SendOutcome.Refused) : null;

        Assert.Contains("skriv «glem meg» der", await kari.Says("glem meg"));
        Assert.Contains("skriv «mine data» der", await kari.Says("mine data"));
    }

    /// <summary>A feature with a dialog, and with data about people outside their own partition.</summary>
    private sealed class PicnicFeature(IStore store) : IFeature
    {
        public void Map(FeatureMap map)
        {
            map.Command(new Command("picnic.plan", new Text("tur", "tur", "picnic"), new Text("Tur", "Tur", "Picnic"), async (turn, _) =>
            {
                await store.Insert(KeyOf(turn.PersonKey), System.Text.Encoding.UTF8.GetBytes($$"""{"note":"picnic of {{turn.PersonKey}} called {{turn.Person.Name}}"}"""), turn.Cancel);
                await map.Dialogs.Start(turn, "picnic.plan");
            }));
            map.Dialog(new Dialog("picnic.plan", new Text("Tur", "Tur", "Picnic"), [new TextQuestion("where", new Text("Hvor?", "Kvar?", "Where?"), 50)], (_, _) => Task.CompletedTask));
            map.Personal(new PersonalData(new Text("Turer", "Turar", "Picnics"), Read, Erase));
        }

        private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            if (await store.Get(KeyOf(scope.Key), cancel) is { } document) yield return new PersonalItem(new Text("En tur", "Ein tur", "A picnic"), JsonNode.Parse(document.Json.Span)!);
        }

        private async Task Erase(PersonScope scope, CancellationToken cancel) => await store.Delete(KeyOf(scope.Key), null, cancel);

        private static Key KeyOf(PersonKey person) => new("picnics", person.Value);
    }

    /// <summary>A feature whose erasing fails the first time.</summary>
    private sealed class BreaksOnceFeature : IFeature
    {
        private int times;

        public void Map(FeatureMap map) => map.Personal(new PersonalData(new Text("Uhell", "Uhell", "Mishap"), (_, _) => AsyncEnumerable.Empty<PersonalItem>(),
            (_, _) => times++ == 0 ? throw new InvalidOperationException("broke off") : Task.CompletedTask));
    }
}
