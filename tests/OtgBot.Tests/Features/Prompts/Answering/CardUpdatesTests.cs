using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Features.Prompts.Answering;

namespace OtgBot.Tests.Features.Prompts.Answering;

public sealed class CardUpdatesTests
{
    private static readonly PostedCard Card = new("c", "2026-11-23");

    private readonly FakeTimeProvider clock = new();
    private readonly BlockingCollection<int> rendered = [];
    private int answers;

    [Fact]
    public async Task Answers_are_rendered_together_once_people_have_read_that_they_worked()
    {
        await using var updates = new CardUpdates(clock, Render);
        for (answers = 1; answers < 50; answers++) updates.Touch(Card);
        clock.Advance(CardUpdates.Pause - TimeSpan.FromMilliseconds(1));
        Assert.Empty(rendered);

        AdvanceToNext(TimeSpan.FromMilliseconds(1));
        Assert.Equal(50, Next());
        Assert.Empty(rendered);
    }

    [Fact]
    public async Task Ten_answers_a_second_for_a_minute_are_at_most_twelve_renderings_with_the_last_one_right()
    {
        await using (var updates = new CardUpdates(clock, Render))
        {
            for (answers = 1; answers <= 600; answers++)
            {
                updates.Touch(Card);
                clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        Assert.InRange(rendered.Count, 1, 12);
        Assert.True(rendered.Last() >= 600);
    }

    [Fact]
    public async Task What_still_waits_is_rendered_when_the_host_stops()
    {
        await using (var updates = new CardUpdates(clock, Render))
        {
            answers = 7;
            updates.Touch(Card);
        }

        Assert.Equal(7, Next());
    }

    private int Next()
    {
        Assert.True(rendered.TryTake(out var count, TimeSpan.FromSeconds(30)));
        return count;
    }

    /// <summary>The pause may begin a moment after the rendering before it was seen to end.</summary>
    private void AdvanceToNext(TimeSpan step)
    {
        for (var tries = 0; tries < 10_000 && rendered.Count == 0; tries++)
        {
            clock.Advance(step);
            Thread.Yield();
        }
    }

    private Task Render(PostedCard card, IReadOnlyDictionary<string, string?> copies)
    {
        rendered.Add(answers);
        return Task.CompletedTask;
    }
}
