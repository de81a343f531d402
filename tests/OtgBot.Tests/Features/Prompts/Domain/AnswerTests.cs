using CsCheck;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Prompts.Domain;

public sealed class AnswerTests
{
    private static readonly int[] Lengths = [2, 5, 15, 30];

    [Fact]
    public void To_take_twice_or_after_it_was_done_changes_nothing()
    {
        var taken = Answer.None.Take(2);
        var done = taken.Do(2, "Vi ringte", false);

        Assert.Equal(AnswerState.Taken, taken[2].State);
        Assert.Same(taken, taken.Take(2));
        Assert.Same(done, done.Take(2));
    }

    [Fact]
    public void A_story_is_shared_only_when_ticked_and_there_is_one()
    {
        Assert.False(Answer.None.Do(1, "Vi ringte", false)[1].IsShared);
        Assert.True(Answer.None.Do(1, "Vi ringte", true)[1].IsShared);
        Assert.False(Answer.None.Do(1, null, true)[1].IsShared);
        Assert.False(Answer.None.Do(1, "Vi ringte", true).Do(1, "Noe annet", false)[1].IsShared);
        Assert.True(Answer.None.Do(1, "Vi ringte", true).Do(1, null, false)[1].IsShared);
    }

    [Fact]
    public void Undo_takes_back_one_thing_and_a_second_click_nothing_more()
    {
        var answer = Answer.None.Take(1).Take(2).Do(2, "Vi ringte", true);

        var undone = answer.Undo();

        Assert.Equal(AnswerState.Taken, undone[2].State);
        Assert.Null(undone[2].Story);
        Assert.Same(undone, undone.Undo());
        Assert.Equal(AnswerState.None, undone.Undo(1)[1].State);
    }

    [Fact]
    public void What_is_not_for_us_counts_as_neither_taken_nor_done()
    {
        var counts = Counts.Of([Answer.None.Take(1).Decline(1), Answer.None.Do(1, null, false), Answer.None.Take(1).Take(3)]);

        Assert.Equal((2, 1), (counts.Took, counts.Did));
    }

    [Fact]
    public void What_the_community_suggested_comes_the_next_time()
    {
        var all = Enumerable.Range(1, 12).Select(n => new Candidate($"m{n:D2}", Lengths[n % 4])).Append(new Candidate("own", 5, IsOwn: true)).ToList();

        Assert.All(Enumerable.Range(0, 100), seed => Assert.Contains("own", Selection.Choose(all, new Dictionary<string, string>(), $"{seed}", 3)));
        Assert.DoesNotContain("own", Selection.Choose(all, new Dictionary<string, string> { ["own"] = "2026-11-23" }, "seed", 3));
    }

    [Fact]
    public void Nothing_comes_back_before_all_of_the_principle_were_shown() =>
        Gen.Select(Gen.Int[3, 14], Gen.String, Gen.Int[0, 3].Array[14]).Always((count, seed, lengths) =>
        {
            var all = Enumerable.Range(1, count).Select(n => new Candidate($"m{n:D2}", Lengths[lengths[n - 1]])).ToList();
            var shown = new Dictionary<string, string>();
            for (var round = 0; round < 20; round++)
            {
                var fresh = all.Where(candidate => !shown.ContainsKey(candidate.Id)).Select(candidate => candidate.Id).ToHashSet();
                var chosen = Selection.Choose(all, shown, seed + round, 3);

                Assert.Equal(3, chosen.Distinct().Count());
                Assert.Equal(Math.Min(3, fresh.Count), chosen.Count(fresh.Contains));
                Assert.Equal(chosen, Selection.Choose([.. Enumerable.Reverse(all)], shown, seed + round, 3));
                var minutes = chosen.Select(id => all.Single(candidate => candidate.Id == id).Minutes).ToList();
                Assert.Equal(minutes.Order(), minutes);
                foreach (var id in chosen) shown[id] = $"{round:D2}";
            }
        }, iter: 200);
}
