using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Hosting;

/// <summary>Who goes by another name is shown by it on the topics they host, and so on the agenda and in the calendar.</summary>
internal sealed class HostNames(UnconferencesStore store) : IFeature
{
    public void Map(FeatureMap map) => map.NameChanged(Follow);

    private async Task Follow(Turn turn)
    {
        var (key, name) = (turn.PersonKey.Value, UnconferencesDialogs.HostName(turn.Person.Name));
        var profile = await turn.Profile();
        foreach (var unconference in await store.Touched(profile.Communities, turn.Cancel))
        {
            if (unconference.Phase == Domain.Phase.Closed) continue;
            foreach (var topic in await store.Topics(unconference.Id, turn.Cancel))
            {
                if (topic.Hosts.Any(host => IsOld(host)))
                    await store.Change(unconference.Id, topic.Number,
                        old => old with { Host = Now(old.Host), CoHosts = [.. old.CoHosts.Select(host => Now(host)!)] }, turn.Cancel);
            }
        }

        bool IsOld(Domain.Host host) => host.Key == key && host.Name != name;

        Domain.Host? Now(Domain.Host? host) => host is not null && IsOld(host) ? host with { Name = name } : host;
    }
}
