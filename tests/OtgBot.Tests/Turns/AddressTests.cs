using OtgBot.Turns;

namespace OtgBot.Tests.Turns;

public sealed class AddressTests
{
    [Fact]
    public void An_address_that_was_used_equals_the_one_read_from_the_store()
    {
        var used = new Address("msteams", "tenant", "19:a", ConversationKind.Channel) { Route = "there" };
        _ = used.Partition;

        Assert.Equal(new Address("msteams", "tenant", "19:a", ConversationKind.Channel) { Route = "there" }, used);
        Assert.NotEqual(used, used with { Route = "elsewhere" });
        Assert.NotEqual(used, used with { Thread = "1" });
    }
}
