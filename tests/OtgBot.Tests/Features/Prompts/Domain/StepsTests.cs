using CsCheck;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Prompts.Domain;

public sealed class StepsTests
{
    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(5, 0, 5)]
    [InlineData(24, 0, 5)]
    [InlineData(25, 0, 20)]
    [InlineData(45, 0, 40)]
    [InlineData(23, 19, 0)]
    [InlineData(24, 19, 5)]
    public void Numbers_are_told_first_at_five_and_then_in_twenties_and_late(int persons, int late, int told) =>
        Assert.Equal(told, new Steps(5, 20).Of(persons, late));

    [Fact]
    public void It_is_never_more_than_there_are_and_never_fewer_than_k() => Gen.Select(Gen.Int[0, 500], Gen.Int[3, 10], Gen.Int[0, 39]).Always((persons, k, late) =>
    {
        var width = 4 * Math.Max(5, k);
        var told = new Steps(k, width).Of(persons, late % width);
        Assert.True(told == 0 || (told >= k && told <= persons));
    });

    [Fact]
    public void Whatever_the_number_one_person_more_is_seen_at_one_of_twenty_delays() => Gen.Int[4, 500].Always(persons =>
        Assert.Equal(1, Enumerable.Range(0, 20).Count(late => new Steps(5, 20).Of(persons, late) != new Steps(5, 20).Of(persons + 1, late))));
}
