using OtgBot.Cards;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Features.Unconferences.Takeaways;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>What each piece of news looks like, and whether it is still so.</summary>
internal sealed class NewsCards(UnconferencesStore unconferences, BallotBox box, TakeawayStore takeaways, AgendaStore agendas, Links links)
{
    public async ValueTask<bool> IsStillSo(Unconference unconference, News news, CancellationToken cancel) => news.Kind switch
    {
        NewsKind.Called => unconference.Phase == Phase.Proposing,
        NewsKind.Opened => unconference.Phase == Phase.Voting,
        NewsKind.Result => unconference.Phase == Phase.Planning,
        NewsKind.Published => unconference.Phase == Phase.Published
            && await agendas.Published(unconference.Id, cancel) is { } agenda && News.Published(agenda.Version) == news
            && (agenda.Version == 1 || agenda.Changes.Count > 0),
        NewsKind.Closed => unconference.Phase == Phase.Closed && News.Closed(unconference.Closings) == news,
        NewsKind.Changed => unconference.Changed is { } changed && News.Changed(changed.Number) == news,
        _ => false,
    };

    public async Task<Card> Of(Unconference unconference, News news, Community community, CancellationToken cancel)
    {
        var (id, language) = (unconference.Id, community.Language);
        if (news.Kind == NewsKind.Empty) return DeadlineCards.NothingProposed(unconference, language);
        if (news.Kind == NewsKind.Reminder)
            return VotingCards.WithView(DeadlineCards.Reminder(unconference, unconference.VotesUntil!.Value, language), unconference,
                VotingCards.OnReminder);
        var topics = await unconferences.Topics(id, cancel);
        if (news.Kind == NewsKind.Result) return VotingCards.Result(unconference, await box.Count(id, cancel), topics, 1, language);
        if (news.Kind == NewsKind.Published && await agendas.Published(id, cancel) is { } agenda)
        {
            var card = AgendaCards.Published(unconference, agenda, topics, await links.Public(id, cancel), language);
            var concerned = (agenda.Version == 1
                ? agenda.Standing.Select(session => session.Topic)
                : agenda.Changes.Select(change => change.Topic)).ToHashSet();
            var hosts = topics.Where(topic => concerned.Contains(topic.Number)).SelectMany(topic => topic.Hosts);
            return card
                with
            {
                Body = [.. card.Body,
                    .. Mentioning.Line(agenda.Version == 1 ? HostingTexts.Hosts(language) : HostingTexts.Concerned(language),
                        hosts, community.Address)]
            };
        }

        var edition = await unconferences.EditionOf(community.Address.Partition, unconference, cancel);
        if (news.Kind == NewsKind.Closed)
            return TakeawayCards.Summary(edition, unconference.IsCounted ? await box.Count(id, cancel) : null, topics,
                await takeaways.Standing(id, cancel), language);

        if (news.Kind == NewsKind.Changed && unconference.Changed is { } change)
            return UnconferencesCards.Changed(edition, change, topics.Count(topic => topic.Stands), language);

        // Without a lead's buttons, since all read it.
        var status = UnconferencesCards.Status(edition, topics.Count(topic => topic.Stands), forLead: null, language);
        return VotingCards.WithView(status, unconference, VotingCards.OnOpened);
    }
}
