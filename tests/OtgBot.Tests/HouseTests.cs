namespace OtgBot.Tests;

public sealed class HouseTests
{
    [Fact]
    public void A_key_part_escapes_what_table_storage_refuses() =>
        Assert.Equal("a!002fb!0023c!003f!005c|x", OtgBot.Storage.Key.Of("a/b#c?\\", "x"));
}
