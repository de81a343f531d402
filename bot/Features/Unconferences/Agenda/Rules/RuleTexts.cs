using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Rules;

/// <summary>The rules an agenda keeps, in words, and what to do if they stand in each other's way.</summary>
internal static class RuleTexts
{
    public static string Line(Language language, HardRule rule, PlanningInput gathered)
    {
        var topic = Topic(language, rule.Topic, gathered);
        var other = AgendaRuleTexts.TopicWithin(language, rule.Other ?? 0, gathered.Topics);
        var host = AgendaRuleTexts.HostName(language, rule.Host, gathered.Topics);
        var room = AgendaRuleTexts.RoomName(rule.Room ?? 0, gathered.Terms);
        var slot = AgendaRuleTexts.SlotName(language, rule.Slot ?? 0, gathered.Terms);
        return rule.Kind switch
        {
            HardRuleKind.Must => language.Say($"{topic} skal ha en plass.", $"{topic} skal ha ein plass.", $"{topic} must have a place."),
            HardRuleKind.PinnedSlot => language.Say($"{topic} er festet til {slot}.", $"{topic} er festa til {slot}.", $"{topic} is pinned to {slot}."),
            HardRuleKind.PinnedRoom => language.Say($"{topic} er festet til {room}.", $"{topic} er festa til {room}.", $"{topic} is pinned to {room}."),
            HardRuleKind.HostInOnePlace => language.Say($"{host} kan bare være ett sted om gangen.", $"{host} kan berre vere éin stad om gongen.", $"{host} can only be in one place at a time."),
            HardRuleKind.HostAway => language.Say($"{host} er borte i noen av tidene.", $"{host} er borte i nokre av tidene.", $"{host} is away in some slots."),
            HardRuleKind.RoomClosed => language.Say($"{room} er stengt i noen av tidene.", $"{room} er stengt i nokre av tidene.", $"{room} is closed in some slots."),
            HardRuleKind.RoomNeeds => language.Say($"{topic} trenger {Needs(rule, gathered)}.", $"{topic} treng {Needs(rule, gathered)}.", $"{topic} needs: {Needs(rule, gathered)}."),
            HardRuleKind.Length => language.Say($"{topic} varer {Minutes(rule, gathered)} minutter. Det er lenger enn enkelte av tidene.", $"{topic} varer {Minutes(rule, gathered)} minutt. Det er lenger enn nokre av tidene.", $"{topic} takes {Minutes(rule, gathered)} minutes. That is longer than some of the slots."),
            HardRuleKind.Conflict => language.Say($"{topic} og {other} går ikke samtidig.", $"{topic} og {other} går ikkje samtidig.", $"{topic} and {other} do not run at the same time."),
            _ => language.Say("Det er én økt om gangen i hvert rom.", "Det er éi økt om gongen i kvart rom.", "There is one session at a time in a room."),
        };
    }

    /// <summary>What to do about a block: about the rule that is cheapest to bend, which is the last.</summary>
    public static string Advice(Language language, Block block)
    {
        var rule = block.Rules[^1];
        return rule.Kind switch
        {
            HardRuleKind.Must => language.Say($"Skriv for eksempel «må med {rule.Topic} ingen» hvis temaet ikke må være med likevel.", $"Skriv til dømes «må med {rule.Topic} ingen» om temaet ikkje må vere med likevel.", $"Write for example “must have {rule.Topic} none” if the topic no longer has to be included."),
            HardRuleKind.PinnedSlot or HardRuleKind.PinnedRoom => language.Say($"Skriv for eksempel «fest {rule.Topic} ingen», så kan temaet flyttes.", $"Skriv til dømes «fest {rule.Topic} ingen», så kan temaet flyttast.", $"Write for example “pin {rule.Topic} none”, so that the topic can move."),
            HardRuleKind.RoomClosed => language.Say($"Skriv for eksempel «steng rom {rule.Room} ingen» hvis rommet kan brukes likevel.", $"Skriv til dømes «steng rom {rule.Room} ingen» om rommet kan brukast likevel.", $"Write for example “close room {rule.Room} none” if the room can be used after all."),
            HardRuleKind.RoomNeeds => language.Say($"Skriv for eksempel «krav {rule.Topic} ingen», eller legg til et rom som har det.", $"Skriv til dømes «krav {rule.Topic} ingen», eller legg til eit rom som har det.", $"Write for example “needs {rule.Topic} none”, or add a room that has it."),
            HardRuleKind.HostAway => language.Say("Spør om verten kan likevel, eller la en medvert ta over. Skriv «oppsett» for å fjerne regelen.", "Spør om verten kan likevel, eller la ein medvert ta over. Skriv «oppsett» for å fjerne regelen.", "Ask whether the host can come after all, or let a co-host take over. Write “setup” to remove the rule."),
            HardRuleKind.Conflict => language.Say("Skriv «oppsett», finn regelen og fjern den, for eksempel med «fjern regel 1».", "Skriv «oppsett», finn regelen og fjern han, til dømes med «fjern regel 1».", "Write “setup”, find the rule and remove it, for example with “remove rule 1”."),
            HardRuleKind.Length => language.Say("Skriv «tider» og gjør en av tidene lengre.", "Skriv «tider» og gjer ei av tidene lengre.", "Write “slots” and make one of the slots longer."),
            _ => language.Say("Skriv «tider» for å legge til en tid, eller «rom» for å legge til et rom.", "Skriv «tider» for å leggje til ei tid, eller «rom» for å leggje til eit rom.", "Write “slots” to add a slot, or “rooms” to add a room."),
        };
    }

    /// <summary>Why a topic got no place.</summary>
    /// <param name="isLeast">True if fewer want it than any that has a place; null if that is not told.</param>
    public static string Because(Language language, LeftOut left, bool? isLeast, PlanningInput gathered)
    {
        if (left.Because is null) return language.Say("Jeg rakk ikke å se etter hvorfor.", "Eg rakk ikkje å sjå etter kvifor.", "I had no time to look for the reason.");
        var rules = left.Because.Where(rule => rule.Kind != HardRuleKind.Must).ToArray();
        if (rules.Length > 0) return string.Join(' ', rules.Select(rule => Line(language, rule, gathered)));
        return isLeast switch
        {
            true => language.Say("Flere ønsket seg de andre temaene.", "Fleire ønskte seg dei andre temaa.", "The other topics were more popular."),
            false => language.Say("Jeg fant ikke noe bedre program med dette temaet.", "Eg fann ikkje noko betre program med dette temaet.", "I found no better agenda with it."),
            null => language.Say("Det ble ikke plass til alle.", "Det vart ikkje plass til alle.", "There was no room for all."),
        };
    }

    /// <summary>Why a session that people were told of moves or goes; empty for one that is new.</summary>
    public static string Why(Language language, SessionChange change, AgendaPlan plan, PlanningInput gathered)
    {
        var was = gathered.Published?.Standing.FirstOrDefault(session => session.Topic == change.Topic && session.Place == change.From);
        if (was is null) return "";
        if (gathered.Topics.All(topic => topic.Number != change.Topic)) return language.Say("Temaet er trukket eller skjult.", "Temaet er trekt eller skjult.", "The topic was withdrawn or hidden.");
        if (gathered.Whole.Slots.All(slot => slot.Number != was.Slot)) return language.Say("Tiden finnes ikke lenger.", "Tida finst ikkje lenger.", "The slot is no longer there.");
        if (gathered.Whole.Rooms.All(room => room.Number != was.Room)) return language.Say("Rommet finnes ikke lenger.", "Rommet finst ikkje lenger.", "The room is no longer there.");
        var rules = HardRule.Against(gathered.Input, new Session(was.Topic, was.Slot, was.Room)).ToArray();
        if (rules.Length > 0) return string.Join(' ', rules.Select(rule => Line(language, rule, gathered)));
        if (change.To is not null)
        {
            return gathered.Input.IsSteady
                ? language.Say("Jeg fant ikke noe program som flytter mindre.", "Eg fann ikkje noko program som flyttar mindre.", "I found no agenda that moves less.")
                : language.Say("Jeg fant ikke noe bedre program der det blir stående.", "Eg fann ikkje noko betre program der det blir ståande.", "I found no better agenda in which it stays.");
        }

        return plan.LeftOut.Any(left => left.Topic == change.Topic)
            ? language.Say("Det står over hvorfor.", "Det står over kvifor.", "The reason is given above.")
            : language.Say("Temaet går fortsatt, men færre ganger.", "Temaet går framleis, men færre gonger.", "The topic still runs, but fewer times.");
    }

    private static string Topic(Language language, int? number, PlanningInput gathered) => AgendaRuleTexts.TopicName(language, number ?? 0, gathered.Topics);

    private static string Needs(HardRule rule, PlanningInput gathered) =>
        string.Join(", ", gathered.Terms.Rules.LastOrDefault(term => term.Kind == AgendaRuleKind.Needs && term.Topic == rule.Topic)?.Needs ?? []);

    private static int Minutes(HardRule rule, PlanningInput gathered) => gathered.Topics.FirstOrDefault(topic => topic.Number == rule.Topic)?.Minutes ?? 0;
}
