using OtgBot.Cards;
using OtgBot.Features;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Help;

/// <summary>The cards of help as people get them: asked for in a town that has all features.</summary>
internal static class HelpGalleryCards
{
    public static readonly Type[] All =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(SettingsFeature), typeof(PrivacyFeature)];

    private static readonly Lazy<(Routes Routes, IReadOnlyList<HelpNote> Notes)> Product = new(() =>
    {
        var town = new Town(All);
        var product = (town.Get<Routes>(), town.Get<FeatureMap>().HelpNotes);
        town.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return product;
    });

    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var chosen = Languages.All.Single(known => known.Tag() == language);
        var (routes, notes) = Product.Value;
        List<Command> all = [.. routes.Commands.Where(command => command.InHelp)];
        List<Command> member = [.. all.Where(command => command.Who == Who.Everyone)];
        HelpSubject[] forMember = [.. HelpSubject.All.Where(subject => subject.Of(member).Count > 0)];
        yield return ("help-member", HelpCards.First(forMember, [], chosen, isPersonal: false));
        yield return ("help-member-without", HelpCards.First(forMember, notes, chosen, isPersonal: false));
        yield return ("help-lead", HelpCards.First(HelpSubject.All, [], chosen, isPersonal: false));
        yield return ("help-personal", HelpCards.First(forMember, [], chosen, isPersonal: true));
        foreach (var subject in HelpSubject.All.Concat(HelpSubject.All.SelectMany(subject => subject.Parts)))
        {
            if (subject.Parts.Count > 0)
            {
                yield return ("help-about-" + subject.Key.Replace(' ', '-'), HelpCards.Parts(subject, chosen));
                continue;
            }

            var commands = subject.Of(subject.IsForLeads ? all : member);
            var shown = subject.Short(commands, notes);
            yield return ("help-about-" + subject.Key.Replace(' ', '-'), HelpCards.Subject(subject, shown, [.. shown.Where(routes.IsHarmless)], shown.Count < commands.Count, notes, chosen));
        }

        yield return ("help-all", HelpCards.All(all, chosen, isPersonal: false, isLead: true));
        yield return ("help-one", HelpCards.One(all.Single(command => command.Name == "settings.lead-add"), chosen, isAllowed: true));
        yield return ("help-not-found", HelpCards.NotFound([.. member.Where(command => command.Name is "prompts.principles" or "settings.language")], chosen));
        yield return ("help-hello", HelpCards.Hello([.. CommandButtons.Likeliest(member).Take(3)], chosen, "Kari Nordmann"));
    }
}
