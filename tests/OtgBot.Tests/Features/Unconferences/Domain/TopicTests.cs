using System.Text.Json;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Tests.Features.Unconferences.Domain;

public sealed class TopicTests
{
    [Fact]
    public void A_topic_stands_unless_it_is_withdrawn_hidden_or_part_of_another()
    {
        var topic = Unconferences.Topics.Make(1);

        Assert.True(topic.Stands);
        Assert.False((topic with { IsWithdrawn = true }).Stands);
        Assert.False((topic with { HiddenBecause = "Reklame" }).Stands);
        Assert.False((topic with { MergedInto = 2 }).Stands);
    }

    [Fact]
    public void The_one_who_proposed_it_is_the_first_of_its_hosts_and_co_hosts_are_hosts_too()
    {
        var topic = Unconferences.Topics.Make(1, host: "kari") with { CoHosts = [new Host("ola", "Ola")] };

        Assert.Equal(["kari", "ola"], topic.Hosts.Select(host => host.Key));
        Assert.True(topic.IsHostedBy("ola"));
        Assert.Equal(["ola"], (topic with { Host = null }).Hosts.Select(host => host.Key));
    }

    [Fact]
    public void A_topic_written_before_there_were_co_hosts_has_none()
    {
        var topic = JsonSerializer.Deserialize("""{"number":1,"title":"Sak","about":"Om","format":"Discussion","minutes":30,"nonce":"n"}"""u8, UnconferencesJson.Default.Topic)!;

        Assert.Empty(topic.CoHosts);
        Assert.True(topic.Stands);
    }

    [Fact]
    public void A_phase_is_kept_by_its_name()
    {
        var published = Tallies.Unconference(phase: Phase.Published);
        var json = JsonSerializer.Serialize(published, UnconferencesJson.Default.Unconference);

        Assert.Contains("\"phase\":\"Published\"", json);
        Assert.Equal(Phase.Published, JsonSerializer.Deserialize(json, UnconferencesJson.Default.Unconference)!.Phase);
    }

    [Fact]
    public void An_unconference_opened_before_there_was_a_zone_is_in_Norway()
    {
        var old = JsonSerializer.Deserialize("""{"id":"u","name":"Høst","date":"2026-12-03","communities":["c"],"phase":"Voting"}"""u8, UnconferencesJson.Default.Unconference)!;

        Assert.Equal("Europe/Oslo", old.Zone);
        Assert.Equal(Phase.Voting, old.Phase);
    }

    [Fact]
    public void An_agenda_is_published_after_the_vote_and_may_be_published_anew()
    {
        var at = DateTimeOffset.UnixEpoch;
        var published = Tallies.Unconference(phase: Phase.Planning).Publish(at);

        Assert.Equal(Phase.Published, published.Phase);
        Assert.Same(published, published.Publish(at.AddDays(1)));
        Assert.Equal(Phase.Closed, published.Close(at).Phase);
        Assert.Throws<UserError>(() => Tallies.Unconference(phase: Phase.Voting).Publish(at));
        Assert.Throws<UserError>(() => Tallies.Unconference(phase: Phase.Closed).Publish(at));
    }
}
