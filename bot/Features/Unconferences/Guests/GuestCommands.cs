using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Guests;

/// <summary>A lead lets guests star topics: a link for each, what came of it, and away with all of them.</summary>
internal sealed class GuestCommands(UnconferencesStore unconferences, GuestStore guests, GuestOptions options, PublicAddress address)
    : IFeature
{
    private const int MostAtOnce = 20;

    public void Map(FeatureMap map)
    {
        Lead("guest-link", new Text("gjestelenke|gjestelenker", "gjestelenkje|gjestelenkjer", "guest link|guest links"),
            GuestTexts.LinkHelp, Link);
        Lead("guests", new Text("gjester|gjestene", "gjester|gjestene", "guests"), GuestTexts.GuestsHelp, Show);
        map.Command(new Command("unconferences.drop-guests",
            new Text("fjern gjester|fjern gjestene", "fjern gjester|fjern gjestene", "remove guests"), GuestTexts.DropHelp, Drop)
        {
            Who = Who.Lead,
            InHelp = false,
            Deed = DeedOfDrop,
        });

        map.Old("u|", async (partition, oldest, cancel) =>
        {
            if (await unconferences.Get(partition["u|".Length..], cancel) is { } unconference && unconference.IsOverBefore(oldest))
                await guests.Drop(unconference.Id, cancel);
        });

        void Lead(string name, Text words, Text help, Func<Turn, Arguments, Task> run) =>
            map.Command(new Command("unconferences." + name, words, help, run) { Who = Who.Lead, InHelp = false, MostWords = 1 });
    }

    /// <summary>The links are for whoever asked, who hands them out: in a channel they would be everybody's.</summary>
    private async Task Link(Turn turn, Arguments arguments)
    {
        var unconference = Owned(turn, await unconferences.Current(turn.Community.Address.Partition, turn.Cancel));
        if (address.Url is not { } url) throw Agenda.Exports.ExportTexts.NoAddress();
        if (!GuestPages.IsOpen(unconference, turn.Clock.GetUtcNow())) throw GuestRefusal.IsOver();
        var wanted = arguments.Number(0) ?? 1;
        if (wanted is < 1 or > MostAtOnce) throw GuestRefusal.HowMany(MostAtOnce);
        var links = new List<string>();
        for (var n = 0; n < wanted; n++)
        {
            var token = turn.NewId();
            if (!await guests.Make(unconference.Id, token, turn.Cancel)) throw GuestRefusal.Full(GuestBallot.MostLinks);
            links.Add($"{url}/guest/{unconference.Id}/{token}");
        }

        var language = await turn.PersonLanguage();
        var reached = await turn.Whisper(
            Card(GuestTexts.LinkTitle(language, unconference.Name), [GuestTexts.LinkHow.In(language), .. links], language));
        if (reached != Whispered.Here)
            await turn.Tell(reached == Whispered.InChat ? GuestTexts.LookInChat(language) : GuestTexts.NoChat(language));
    }

    private async Task Show(Turn turn, Arguments arguments)
    {
        var unconference = Owned(turn, await unconferences.Latest(turn.Community.Address.Partition, turn.Cancel));
        var language = turn.Language;
        var lines = new List<string> { GuestTexts.Links(language, await guests.Count(unconference.Id, turn.Cancel)) };
        if (GuestPages.IsOpen(unconference, turn.Clock.GetUtcNow()))
        {
            lines.Add(GuestTexts.StillOpen.In(language));
        }
        else
        {
            var tally = await guests.Tally(unconference.Id, turn.Cancel);
            var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
            lines.Add(GuestTexts.Turnout(language, tally));
            if (tally.IsShown)
                lines.AddRange(tally.Places().Take(20)
                    .Select(place => $"{place.Number}. {Takeaways.TakeawayCards.TitleOf(topics, place.Number)}: {Said(place)}"));

            string Said(Place place) => place.Band is { } band ? VotingTexts.Share(language, band)
                : place.Votes is { } votes ? GuestTexts.Stars(language, votes) : VotingTexts.FewVotes(language, tally.Fewest);
        }

        await turn.Reply(Card(GuestTexts.Title(language, unconference.Name), lines, language));
    }

    private async Task<Deed?> DeedOfDrop(Turn turn, Arguments arguments)
    {
        var unconference = Owned(turn, await unconferences.Latest(turn.Community.Address.Partition, turn.Cancel));
        return new Deed(unconference.Id, "", GuestTexts.DropSure(unconference.Name), GuestTexts.DropYes);
    }

    private async Task Drop(Turn turn, Arguments arguments)
    {
        var unconference = Owned(turn, arguments.Named is { } named
            ? await unconferences.Find(turn.Community.Address.Partition, named.Object, turn.Cancel)
            : await unconferences.Latest(turn.Community.Address.Partition, turn.Cancel));
        await guests.Drop(unconference.Id, turn.Cancel);
        await turn.Tell(GuestTexts.Dropped(await turn.HeardLanguage()));
    }

    private Unconference Owned(Turn turn, Unconference unconference)
    {
        if (!options.AreWelcome) throw GuestRefusal.NotHere();
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }

    private static Card Card(string title, IEnumerable<string> lines, Language language) => new()
    {
        Summary = title,
        Language = language.Tag(),
        Body = [new TextBlock(title) { Style = TextStyle.Title }, .. lines.Select(line => new TextBlock(line))],
    };
}
