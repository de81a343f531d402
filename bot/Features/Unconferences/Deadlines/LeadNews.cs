using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// The news of a lead's step. An alarm is set before the step: if this host dies before all is told, another one tells it.
/// </summary>
internal sealed class LeadNews(UnconferencesStore unconferences, NewsPosts posts, NewsCards cards, AgendaStore agendas, Alarms alarms,
    TimeProvider clock) : IFeature
{
    private const string Kind = "unconference-news";

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Kind, TakeOver));

    /// <summary>Before a step at an instant.</summary>
    public Task Expect(Unconference unconference, News news, DateTimeOffset at) =>
        alarms.SetOnce(Kind, unconference.Owner!, What(unconference, news), at + Posting.Lease);

    public async Task Tell(Turn turn, Unconference unconference, News news, DateTimeOffset at)
    {
        if (await posts.Tell(turn, unconference, news) is null)
            await alarms.Unset(Kind, unconference.Owner!, What(unconference, news), at + Posting.Lease);
    }

    private async Task<DateTimeOffset?> TakeOver(Alarm alarm, CancellationToken cancel)
    {
        var space = alarm.What.IndexOf(' ', StringComparison.Ordinal);
        var (news, id) = (News.Of(alarm.What[..space]), alarm.What[(space + 1)..]);
        if (clock.GetUtcNow() - alarm.SetAt > NewsPosts.StaysNews || await unconferences.Get(id, cancel) is not { } unconference)
            return null;
        if (news.Kind == NewsKind.Changed) await agendas.Follow(unconference, clock.GetUtcNow(), cancel);
        if (!await cards.IsStillSo(unconference, news, cancel)) return null;
        return await posts.TellAll(unconference, news, cancel);
    }

    private static string What(Unconference unconference, News news) => $"{news.Name} {unconference.Id}";
}
