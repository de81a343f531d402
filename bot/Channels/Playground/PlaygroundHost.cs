using System.Collections.Concurrent;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>
/// Answers the page's requests. A post of an ordinary form leads back to the page; the script asks for plain text and gets only the word
/// for the person, because it sees the rest by the events.
/// </summary>
internal sealed class PlaygroundHost(
    PlaygroundChannel channel, PlaygroundStart start, TurnServices services, TurnQueue queue, MovableClock clock,
    IHostApplicationLifetime lifetime)
{
    /// <summary>How long a form waits for the bot. An answer that takes longer comes by the events.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What an ordinary form's answer could not show. It is shown on that person's next page.
    private readonly ConcurrentDictionary<string, string> notes = new(StringComparer.Ordinal);

    public async Task<IResult> Page(HttpContext http)
    {
        var isOld = await start.Once();
        var view = await WithLanguage(PlaygroundView.Of(http.Request) ?? PlaygroundView.For(http.Request.Headers.AcceptLanguage.ToString()),
            http.RequestAborted);
        var (messages, mark) = channel.Read(view.Address);
        if (view.IsPersonal) channel.Saw(view.Person.Person);
        var community = await services.Communities.Get(PlaygroundView.Team.Partition, http.RequestAborted);
        notes.TryRemove(view.Person.Id, out var note);
        var hint = messages.Count > 0 ? null
            : isOld ? PlaygroundTexts.Forgotten.In(view.Language)
            : (view.IsPersonal ? PlaygroundTexts.EmptyChat : PlaygroundTexts.EmptyTeam).In(view.Language);
        return Results.Content(
            PlaygroundPage.Render(new PlaygroundSight(view, messages, mark, clock.GetUtcNow(),
                [.. community?.Leads.Select(lead => lead.Id) ?? []], hint, note, Suggestions(view), channel.Waiting(view.Person.Person))),
            "text/html; charset=utf-8");
    }

    public async Task<IResult> Say(HttpContext http)
    {
        if (PlaygroundView.Of(http.Request) is not { } asked) return Results.NotFound();
        var view = await WithLanguage(asked, http.RequestAborted);
        if (await Form(http) is not { } form) return Answer(http, view, PlaygroundTexts.TooMuch.In(view.Language), "newest");
        await start.Once();
        var text = form["text"].ToString().Trim();
        if (text.Length == 0) return Answer(http, view, PlaygroundTexts.SayNothing.In(view.Language), "newest");
        if (text.Length > CommandText.MaxLength) return Answer(http, view, PlaygroundTexts.TooMuch.In(view.Language), "newest");
        var id = channel.Hear(view.Address, view.Person, text);
        return Answer(http, view, await Tell(view, PlaygroundReader.Text(view, id, text)), "newest");
    }

    public async Task<IResult> Press(HttpContext http)
    {
        if (PlaygroundView.Of(http.Request) is not { } asked) return Results.NotFound();
        var view = await WithLanguage(asked, http.RequestAborted);
        if (await Form(http) is not { } form) return Answer(http, view, PlaygroundTexts.TooMuch.In(view.Language), "newest");
        var messageId = http.Request.Query["message"].ToString();
        var message = channel.Find(view.Address, messageId);
        var press = PlaygroundReader.Press(view, channel.NextEvent(), form, messageId, message?.Card);
        if (press is null) return Answer(http, view, view.Language.Say(TurnTexts.OldButton()), "newest");
        var newest = channel.NewestId(view.Address);
        var note = await Tell(view, press);
        var isAnswered = channel.NewestId(view.Address) != newest;
        return Answer(http, view, note, isAnswered || message is null ? "newest" : message.Id);
    }

    public async Task<IResult> Clock(HttpContext http)
    {
        if (PlaygroundView.Of(http.Request) is not { } asked) return Results.NotFound();
        var view = await WithLanguage(asked, http.RequestAborted);
        if (await Form(http) is not { } form || PlaygroundClock.Span(form["to"], clock.GetUtcNow()) is not { } span)
            return Results.BadRequest();
        clock.Forward(span);
        channel.ClockMoved();
        return Answer(http, view, PlaygroundTexts.ItIsNow(view.Language, PlaygroundClock.Show(clock.GetUtcNow(), view.Language)), "newest");
    }

    /// <summary>Hands the event to the bot. Returns the word for the person, if there is one.</summary>
    private async Task<string?> Tell(PlaygroundView view, Incoming incoming)
    {
        if (queue.Enqueue(incoming, channel) is not { } running) return PlaygroundTexts.Full.In(view.Language);
        try
        {
            return (await running.WaitAsync(Patience, TimeProvider.System, lifetime.ApplicationStopping)).Inline?.Text;
        }
        catch (TimeoutException)
        {
            return TurnTexts.Busy(view.Language);
        }
    }

    private IResult Answer(HttpContext http, PlaygroundView view, string? note, string at)
    {
        if (http.Request.Headers.Accept == "text/plain") return note is null ? Results.NoContent() : Results.Text(note);
        if (note is not null) notes[view.Person.Id] = note;
        return new SeeOther($"/?{view.Query}#{at}");
    }

    /// <summary>The posted form, or null if it is too large or malformed.</summary>
    private static async Task<IFormCollection?> Form(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The page speaks the language the person chose with the bot, else their platform's.</summary>
    public async Task<PlaygroundView> WithLanguage(PlaygroundView view, CancellationToken cancel)
    {
        var key = Profile.KeyOf(services.Pseudonyms.Of(view.Address, view.Person.Person));
        var profile = await services.Store.Get(key, TurnsJson.Default.Profile, cancel);
        return profile?.Value.Language is { } chosen ? view with { Language = chosen } : view;
    }

    private List<string> Suggestions(PlaygroundView view) =>
        [.. PlaygroundTexts.Suggestions.Select(words => words.In(view.Language))
            .Where(words => services.Routes.Match(words, out _) is not null)];

    /// <summary>303: whatever was posted, the answer is fetched, so that reloading posts nothing again.</summary>
    private sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
