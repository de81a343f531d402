using CsCheck;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Domain;

public sealed class JoinCodeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_code_is_read_however_it_is_written() => Gen.String[1, 30].Always(id =>
    {
        var code = JoinCode.Make(id, "u", Now, isSingle: false);

        Assert.Equal(code.Code, JoinCode.Read(code.Shown));
        Assert.Equal(code.Code, JoinCode.Read($" «{code.Shown.ToLowerInvariant()}». "));
        Assert.Equal(code.Code, JoinCode.Read(code.Code.Replace('0', 'O').Replace('1', 'l')));
    });

    [Theory]
    [InlineData("")]
    [InlineData("K7QM-4T2")]
    [InlineData("K7QM-4T2X9")]
    [InlineData("K7QM-4T2Ø")]
    [InlineData("code|../../")]
    public void What_can_not_be_a_code_is_none(string given) => Assert.Null(JoinCode.Read(given));

    [Fact]
    public void Codes_of_other_ids_differ() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(n => JoinCode.Make($"id{n}", "u", Now, false).Code).Distinct().Count());

    [Fact]
    public void A_code_is_no_good_once_it_is_closed_too_old_or_used_up()
    {
        var code = JoinCode.Make("id", "u", Now, isSingle: true);

        var many = code with { IsSingle = false };

        Assert.Same(many, many.Use("c", Now));
        Assert.Contains("stengt", Assert.Throws<UserError>(() => (code with { IsClosed = true }).Use("c", Now)).Nb);
        Assert.Contains("for gammel", Assert.Throws<UserError>(() => code.Use("c", Now.AddDays(14))).Nb);
        Assert.Contains("er brukt", Assert.Throws<UserError>(() => code.Use("c", Now).Use("annen", Now)).Nb);
        Assert.Equal("c", code.Use("c", Now).Use("c", Now).UsedBy);
    }

    [Fact]
    public void Tries_are_few_in_any_hour() => Gen.Int[0, 50].Array[1, 100].Always(minutes =>
    {
        var (tries, now, made) = (new JoinTries([]), Now, new List<DateTimeOffset>());
        foreach (var pause in minutes)
        {
            now = now.AddMinutes(pause);
            try
            {
                tries = tries.With(now, JoinTries.MostOfPerson);
                made.Add(now);
            }
            catch (UserError)
            {
                Assert.True(made.Count(at => now - at < TimeSpan.FromHours(1)) >= JoinTries.MostOfPerson);
            }
        }

        Assert.All(made, at => Assert.InRange(made.Count(other => other <= at && at - other < TimeSpan.FromHours(1)), 1, JoinTries.MostOfPerson));
    });
}
