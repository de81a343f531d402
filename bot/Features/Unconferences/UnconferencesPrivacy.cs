using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Features.Unconferences.Sharing;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>What the feature keeps about a person: the topics they host, by name, and their ballots, by pseudonym.</summary>
internal sealed class UnconferencesPrivacy(UnconferencesStore store, BallotBox box, Dealer dealer, SharingStore sharing) : IFeature
{
    public void Map(FeatureMap map) => map.Personal(new PersonalData(UnconferencesTexts.PersonalTitle, Read, Erase)
    {
        SharedWith = async (scope, cancel) =>
            [.. (await store.Touched(scope.Communities, cancel)).SelectMany(unconference => unconference.Communities)],
    });

    private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await sharing.Counted(scope.Key, cancel) is { } tries)
            yield return new PersonalItem(SharingTexts.PersonalTries,
                JsonSerializer.SerializeToNode(tries, UnconferencesJson.Default.JoinTries)!);
        foreach (var unconference in await store.Touched(scope.Communities, cancel))
        {
            foreach (var topic in await store.Topics(unconference.Id, cancel))
            {
                if (!topic.IsHostedBy(scope.Key.Value)) continue;
                var isOwn = topic.Host?.Key == scope.Key.Value;
                yield return new PersonalItem(isOwn
                    ? UnconferencesTexts.PersonalTopic(unconference.Name, topic)
                    : UnconferencesTexts.PersonalCoHost(unconference.Name, topic),
                        JsonSerializer.SerializeToNode(For(scope, topic), UnconferencesJson.Default.Topic)!);
            }

            if (await box.Stored(unconference.Id, scope.Key, cancel) is not { } ballot) continue;
            var numbers = string.Join(", ", ballot.Topics.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            var data = JsonSerializer.SerializeToNode(ballot, UnconferencesJson.Default.Ballot)!;
            data["unconference"] = unconference.Name;
            yield return new PersonalItem(Line(unconference, ballot, numbers), data);
        }
    }

    /// <summary>The pseudonyms of those they host it with are not theirs to have.</summary>
    private static Topic For(PersonScope scope, Topic topic)
    {
        return topic with { Host = topic.Host is { } host ? Bare(host) : null, CoHosts = [.. topic.CoHosts.Select(Bare)] };

        Domain.Host Bare(Domain.Host host) => host.Key == scope.Key.Value ? host : host with { Key = "" };
    }

    private static Text Line(Unconference unconference, Ballot ballot, string numbers) => ballot switch
    {
        { Scores: not null } =>
            CrowdTexts.PersonalScores(unconference.Name,
                string.Join(' ', ballot.ScoresByTopic()
                    .Select(scored => string.Create(CultureInfo.InvariantCulture, $"{scored.Key}={scored.Value}")))),
        { Topics.Count: > 0 } => UnconferencesTexts.PersonalBallot(unconference.Name, numbers),
        _ => UnconferencesTexts.PersonalLook(unconference.Name),
    };

    /// <summary>The topics stay, since others voted for them; who hosted them goes. The ballot goes whole.</summary>
    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var unconference in await store.Touched(scope.Communities, cancel))
        {
            foreach (var topic in await store.Topics(unconference.Id, cancel))
            {
                if (topic.IsHostedBy(scope.Key.Value))
                    await store.Change(unconference.Id, topic.Number, old => old.WithoutHost(scope.Key.Value), cancel);
            }

            await dealer.GiveBack(unconference.Id, scope.Key, cancel);
            await box.Erase(unconference.Id, scope.Key, cancel);
        }
    }
}
