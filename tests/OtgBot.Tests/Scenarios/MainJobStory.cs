using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// The bot's whole main job, told once for every place where it works: a team sets it up, acts, holds an unconference, reads its numbers
/// and takes leave.
/// </summary>
/// <param name="kari">Leads, in bokmål.</param>
/// <param name="bjørg">A member, in nynorsk.</param>
/// <param name="tom">A member, in English.</param>
/// <param name="between">What happens around them between what they do, such as a connection that breaks.</param>
internal sealed class MainJobStory(StoryPerson kari, StoryPerson bjørg, StoryPerson tom, Func<Task> between)
{
    public async Task Tell()
    {
        await SetUp();
        await Act();
        await HoldAnUnconference();
        await ReadAndLeave();
    }

    private async Task SetUp()
    {
        await kari.Adds();
        await kari.Sees("Jeg er OtgBot");
        await between();
        await kari.Says("språk nynorsk");
        await kari.Sees("Fint, då skriv eg nynorsk her.");
        await kari.Asks("språk bokmål");
        await kari.Sees("Fint, da skriver jeg bokmål her.");
        await between();
        await kari.Asks("tidsplan");
        await kari.FillsIn(null, "Lagre tidsplanen", ("weekday", "Tuesday"), ("time", "09:30"), ("zone", "Europe/Oslo"), ("every", "1"), ("holidays", "Move"), ("quiet", "true"));
        await kari.Sees("Tidsplanen er lagret");
        await between();
    }

    private async Task Act()
    {
        await kari.Asks("post nå");
        await kari.Sees("Ukas prinsipp");
        await between();
        await kari.Presses("Jeg tar 1");
        await kari.SeesAlone("du tar nummer 1");
        await bjørg.FillsIn("Gjort", "Lagre som gjort|Lagre som gjord", ("which", "2"), ("story", "Vi skreiv ned kvifor."), ("share", "true"));
        await bjørg.Sees("Historia er delt med dei andre.");
        await kari.Sees("Vi skreiv ned kvifor.");
        await between();
        await tom.Says("take 99");
        await tom.SeesAlone("a number from 1 to 12");
        await bjørg.Asks("statistikk");
        await bjørg.SeesAlone("Berre leiarar");
        await between();
    }

    private async Task HoldAnUnconference()
    {
        await kari.Asks("unconference");
        await kari.FillsIn(null, "Åpne", ("name", "Høst"), ("theme", ""), ("date", "2020-05-05"), ("votes", "2"));
        await kari.Sees("Den datoen er passert.");
        await kari.FillsIn(null, "Åpne", ("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "2"));
        await kari.Sees("Høst");
        await between();
        await bjørg.FillsIn("Foreslå et tema", "Føreslå", ("title", "Mindre skjema"), ("about", "Korleis vi gjer det"), ("format", "discussion"), ("minutes", "30"));
        await bjørg.Sees("Mindre skjema");
        await between();
        await Propose(tom, "propose", "Propose", "Open data <!channel> & <at>all</at>");
        await tom.TakesFrom("unconferences.propose", "Plain language in letters");
        await tom.FillsIn(null, "Propose", ("title", "Plain language in letters"), ("about", "How we do it"), ("format", "talk"), ("minutes", "15"));
        await tom.Sees("Plain language in letters");
        await between();
        await kari.Asks("temaer");
        await kari.Sees("Mindre skjema");
        await between();
        await kari.Asks("åpne avstemning");
        await kari.Sees("Høst");
        await kari.Asks("stem 1 2");
        await kari.Sees("Takk, det er lagret");
        await tom.Says("vote 2");
        await tom.SeesAlone("is your own");
        await tom.Asks("vote 1");
        await tom.SeesAlone("1 of 2");
        await between();
        await kari.Asks("lukk avstemning");
        await kari.Sees("Mindre skjema");
    }

    private async Task ReadAndLeave()
    {
        await between();
        await kari.Asks("statistikk");
        await kari.Sees("uker");
        if (await kari.OpensHome())
        {
            await kari.Sees("Ukas prinsipp");
            await kari.Sees("Du leder");
            await kari.Presses("Neste uker");
            await kari.Sees("Dette er planen");
        }

        await between();
        var alone = tom.Privately;
        await alone.Says("my data");
        await alone.Sees("Open data");
        await tom.Says("statistics");
        await tom.SeesAlone("Only leads");
        await alone.Says("forget me yes");
        await alone.Sees("Everything about you has been erased.");
        await between();
        await kari.Uninstalls();
    }

    private static async Task Propose(StoryPerson person, string words, string button, string title)
    {
        await person.Asks(words);
        await person.FillsIn(null, button, ("title", title), ("about", "Korleis vi gjer det"), ("format", "discussion"), ("minutes", "30"));
        await person.Sees(title);
    }
}
