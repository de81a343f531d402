using System.Text;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// What can be read of an agenda by those who have its secret address: a page, a calendar, a spreadsheet, data; and one's own calendar.
/// </summary>
internal sealed class AgendaPages(UnconferencesStore unconferences, AgendaStore agendas, BallotBox box, Links links,
    Communities communities, TimeProvider clock) : IFeature
{
    private static readonly byte[] Style = Resource("agenda.css");

    public void Map(FeatureMap map)
    {
        map.Page(new Page("/agenda/style.css", _ =>
            Task.FromResult<PageAnswer?>(new PageAnswer("text/css; charset=utf-8", Style) { IsShared = true })));
        map.Page(new Page("/agenda/{id}/{token}",
            request => ForAll(request, (open, language) => Wall(request, open, refreshes: true, language))));
        map.Page(new Page("/agenda/{id}/{token}/still",
            request => ForAll(request, (open, language) => Wall(request, open, refreshes: false, language))));
        map.Page(new Page("/agenda/{id}/{token}/signs", request => ForAll(request, (open, language) =>
            new PageAnswer("text/html; charset=utf-8",
                SignsPage.Render(open.Unconference, open.Agenda, open.Standing, AddressOf(request, open, null), language)))));
        map.Page(new Page("/tab/{of?}", request => Tab(request, refreshes: true)) { IsFramed = true });
        map.Page(new Page("/tab/{of}/still", request => Tab(request, refreshes: false)) { IsFramed = true });
        map.Page(new Page("/agenda/{id}/{token}/agenda.ics", request => ForAll(request, (open, language) =>
            new PageAnswer("text/calendar; charset=utf-8",
                IcsWriter.Write(open.Unconference, open.All, open.Url, clock.GetUtcNow(), language))
            { FileName = "agenda.ics" })));
        map.Page(new Page("/agenda/{id}/{token}/agenda.csv", request => ForAll(request, (open, language) =>
            new PageAnswer("text/csv; charset=utf-8", CsvWriter.Write(open.Standing, language)) { FileName = "agenda.csv" })));
        map.Page(new Page("/agenda/{id}/{token}/agenda.json", request => ForAll(request, (open, language) =>
            open.Agenda is null
                ? null
                : new PageAnswer("application/json; charset=utf-8",
                    ScheduleWriter.Write(open.Unconference, open.Agenda, open.Standing, open.Url, language)))));
        map.Page(new Page("/agenda/{id}/{token}/my.ics", Mine));
    }

    /// <summary>
    /// In Teams' frame, by the name that the card's button gave the tab: what is on now first. Opened by itself it says where that button
    /// is.
    /// </summary>
    private async Task<PageAnswer?> Tab(PageRequest request, bool refreshes)
    {
        var (id, token) = request["of"].Split('.') is [var first, var second] ? (first, second) : ("", "");
        var of = new PageRequest(new Dictionary<string, string> { ["id"] = id, ["token"] = token }, request.Language, request.Cancel);
        if (!await links.IsPublic(id, token, request.Cancel) || await Read(of) is not { } open)
            return PlainPage.Render(ExportCards.NoTab(request.Language ?? Language.Nb), request.Language ?? Language.Nb);
        return Wall(open, new PageAddress($"/tab/{id}.{token}", null, refreshes) { Files = $"/agenda/{id}/{token}" },
            await LanguageOf(of, open.Unconference));
    }

    /// <summary>
    /// It loads itself anew each minute, unless a reader wants it to hold still (WCAG 2.2, 2.2.1 and 2.2.2); what is over changes no more.
    /// </summary>
    private PageAnswer Wall(PageRequest request, Open open, bool refreshes, Language language) =>
        Wall(open, AddressOf(request, open, refreshes), language);

    private PageAnswer Wall(Open open, PageAddress where, Language language)
    {
        var isOver = open.Unconference.Phase == Phase.Closed;
        var now = clock.GetUtcNow();
        var wall = open.Agenda is { } agenda ? Exports.Wall.Of(open.Unconference, agenda, open.Standing, open.Terms, now) : null;
        var page = AgendaPage.Render(open.Unconference, open.Agenda, wall, isOver ? where with { Refreshes = null } : where, now, language);
        return new PageAnswer("text/html; charset=utf-8", page)
        {
            Refresh = where.Refreshes == true && !isOver ? TimeSpan.FromMinutes(1) : null
        };
    }

    private static PageAddress AddressOf(PageRequest request, Open open, bool? refreshes) =>
        new($"/agenda/{request["id"]}/{request["token"]}", open.Url, refreshes);

    private async Task<PageAnswer?> ForAll(PageRequest request, Func<Open, Language, PageAnswer?> answer)
    {
        if (!await links.IsPublic(request["id"], request["token"], request.Cancel) || await Read(request) is not { } open) return null;
        return answer(open, await LanguageOf(request, open.Unconference));
    }

    /// <summary>What the person hosts and one session of their wishes in each slot. What they wished and was called off says so.</summary>
    private async Task<PageAnswer?> Mine(PageRequest request)
    {
        if (await links.OwnerOf(request["id"], request["token"], request.Cancel) is not { } person || await Read(request) is not { } open)
            return null;
        var hosted = Hosted(open.Topics, person);
        var wishes = await OwnWishes.Of(box, open.Unconference, open.Topics, person, request.Cancel);
        var mine = open.Agenda is null
            ? []
            : MyDay.Of(open.Agenda, wishes, hosted).SelectMany(step => step.Beside.Prepend(step.Mine!)).OfType<PlacedSession>()
                .Select(session => (session.Topic, session.Run)).ToHashSet();
        ExportSession[] sessions =
        [
            .. open.All.Where(session => session.Item is not null || mine.Contains((session.Placed.Topic, session.Placed.Run))
                || (session.Placed.IsCalledOff && (wishes.Contains(session.Placed.Topic) || hosted.Contains(session.Placed.Topic)))),
        ];
        return new PageAnswer("text/calendar; charset=utf-8",
            IcsWriter.Write(open.Unconference, sessions, null, clock.GetUtcNow(),
                await LanguageOf(request, open.Unconference)))
        { FileName = "my-agenda.ics" };
    }

    public static IReadOnlyCollection<int> Hosted(IEnumerable<Topic> topics, PersonKey person) =>
        [.. topics.Where(topic => topic.IsHostedBy(person.Value)).Select(topic => topic.Number)];

    private async Task<Open?> Read(PageRequest request)
    {
        if (await unconferences.Get(request["id"], request.Cancel) is not { } unconference) return null;
        var topics = await unconferences.Topics(unconference.Id, request.Cancel);
        return new Open(unconference, (await agendas.Published(unconference.Id, request.Cancel))?.With(topics), topics,
            await agendas.Named(unconference.Id, request.Cancel), await links.Public(unconference.Id, request.Cancel))
        {
            Terms = await agendas.Terms(unconference.Id, request.Cancel),
        };
    }

    private async Task<Language> LanguageOf(PageRequest request, Unconference unconference) =>
        request.Language ?? (unconference.Communities is [var first, ..] ? (await communities.Get(first, request.Cancel))?.Language : null)
            ?? Language.Nb;

    private static byte[] Resource(string file)
    {
        using var stream = typeof(AgendaPages).Assembly.GetManifestResourceStream(typeof(AgendaPages), file)
            ?? throw new InvalidOperationException(
                $"{file} was not built into the program: bot/OtgBot.csproj needs it as EmbeddedResource.");
        using var reader = new StreamReader(stream);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    private sealed record Open(Unconference Unconference, PublishedAgenda? Agenda, IReadOnlyList<Topic> Topics,
        IReadOnlySet<string> Named, string? Url)
    {
        public required AgendaTerms Terms { get; init; }

        public IReadOnlyList<ExportSession> All =>
            [.. ExportSession.Of(Agenda?.Items ?? []), .. ExportSession.Of(Agenda?.Sessions ?? [], Topics, Named, LinkOf)];

        /// <summary>In order of time.</summary>
        public IReadOnlyList<ExportSession> Standing =>
        [
            .. ExportSession.Of(Agenda?.StandingItems ?? []).Concat(ExportSession.Of(Agenda?.Standing ?? [], Topics, Named, LinkOf))
                .OrderBy(session => session.Placed.Start).ThenBy(session => session.Placed.Room),
        ];

        private string? LinkOf(PlacedSession session) => Agenda?.LinkOf(session);
    }
}
