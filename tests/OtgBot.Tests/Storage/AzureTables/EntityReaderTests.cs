using OtgBot.Storage;
using OtgBot.Storage.AzureTables;

namespace OtgBot.Tests.Storage.AzureTables;

/// <summary>
/// What Azurite lets through and Azure refuses:
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
public sealed class EntityReaderTests
{
    private static readonly Key LongestKey = new(new string('p', Key.MaxLength), new string('r', Key.MaxLength));

    private static readonly KeyValuePair<string, object>[] Biggest =
        [.. EntityReader.ToEntity(LongestKey, new byte[StoreLimits.MaxDocument], new string('w', 64)).Where(property => property.Key is not "PartitionKey" and not "RowKey")];

    [Fact]
    public void The_biggest_document_under_the_longest_key_fits_into_an_entity_of_1_MiB()
    {
        // Counted as Azure does:
        // https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage
        var size = 4 + (2 * (LongestKey.Partition.Length + LongestKey.Row.Length));
        foreach (var (name, value) in Biggest)
        {
            size += 8 + (2 * name.Length) + 4 + (value is BinaryData bytes ? bytes.ToMemory().Length : 2 * ((string)value).Length);
        }

        Assert.InRange(size, 900 * 1024, 1024 * 1024);
    }

    [Fact]
    public void The_biggest_document_has_fewer_properties_than_252() => Assert.InRange(Biggest.Length, 2, 252);

    [Fact]
    public void No_property_is_longer_than_azure_takes() =>
        Assert.All(Biggest, property => Assert.True(property.Value is BinaryData bytes ? bytes.ToMemory().Length <= 64_000 : ((string)property.Value).Length <= 32_000));

    [Fact]
    public void Property_names_are_letters_and_digits_that_begin_with_a_letter() =>
        Assert.All(Biggest, property => Assert.Matches("^[A-Za-z][A-Za-z0-9]*$", property.Key));

    [Fact]
    public void A_key_takes_no_more_than_1_KiB_of_UTF16() => Assert.True(2 * Key.MaxLength <= 1024);

    [Fact]
    public void A_row_that_we_did_not_write_is_told_with_what_to_do()
    {
        var refused = Assert.Throws<StoreException>(() => EntityReader.ToDocument(new Azure.Data.Tables.TableEntity("p", "row") { ["Name"] = "x" }));
        Assert.Contains("Storage:TableName", refused.Message, StringComparison.Ordinal);
    }
}
