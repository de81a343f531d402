namespace OtgBot.Features.Unconferences.Domain;

/// <summary>Who may do what with a topic, said once for words, buttons and forms.</summary>
internal static class TopicRights
{
    /// <summary>Throws a sentence if somebody may not change a topic: it is another's, or no longer stands.</summary>
    public static void Check(Topic topic, string person)
    {
        if (!topic.IsHostedBy(person)) throw Refusal.NotYourTopic(topic.Number);
        CheckStands(topic);
    }

    public static void CheckStands(Topic topic)
    {
        if (topic.IsWithdrawn) throw Refusal.AlreadyWithdrawn(topic.Number);
        if (topic.IsHidden) throw TopicRefusal.IsHidden(topic.Number);
        if (topic.MergedInto is { } whole) throw TopicRefusal.IsMerged(topic.Number, whole);
    }

    public static bool MayWithdraw(Topic topic, string person) =>
        topic.IsHostedBy(person) && (topic.Host is not { } proposer || proposer.Key == person);

    /// <summary>To withdraw takes others' votes along, so it is for the one who proposed it, as long as they are there.</summary>
    public static void CheckWithdraw(Topic topic, string person)
    {
        Check(topic, person);
        if (!MayWithdraw(topic, person)) throw TopicRefusal.NotTheProposer(topic.Number);
    }
}
