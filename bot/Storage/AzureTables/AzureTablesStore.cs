using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;

namespace OtgBot.Storage.AzureTables;

/// <summary>
/// The distributed engine: one table in Azure Table storage, for any number of hosts side by side. ETags are the service's.
/// <para>
/// The SDK repeats a request whose answer was lost. If the first try had succeeded, the repeated one meets our own write and is
/// told 409 or 412. So each write carries an id, and if a conflict is reported the row is read to see whether the write that
/// stands is ours. What this can't tell: our write was there and another has replaced it since; that counts as a conflict, and a
/// caller that reads again sees both. A repeated delete that finds nothing counts as "nothing was deleted".
/// </para>
/// </summary>
/// <param name="options">Where the table is.</param>
/// <param name="newId">A new unlikely-to-repeat id for each write.</param>
/// <param name="adjust">Changes the SDK's options: how tests take the network away.</param>
internal sealed class AzureTablesStore(AzureTablesOptions options, Func<string> newId, Action<TableClientOptions>? adjust = null) : IStore
{
    private static readonly string[] OnlyWriteId = [EntityReader.WriteId];
    private static readonly string[] OnlyPartition = ["PartitionKey"];

    private readonly TableClient table = AzureTablesClient.Create(options, adjust);
    private volatile bool tableExists;

    public async ValueTask<Document?> Get(Key key, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        return await Ask(async () =>
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancel);
            return found.HasValue ? EntityReader.ToDocument(found.Value!) : null;
        }, cancel);
    }

    public async ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        StoreLimits.Check(json);
        var entity = EntityReader.ToEntity(key, json, newId());
        return await Write(entity, async () => await table.AddEntityAsync(entity, cancel), cancel);
    }

    public async ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        StoreLimits.Check(json);
        StoreLimits.CheckETag(etag);
        var entity = EntityReader.ToEntity(key, json, newId());
        return await Write(entity,
            async () => await table.UpdateEntityAsync(entity, new ETag(etag), TableUpdateMode.Replace, cancel), cancel);
    }

    public async ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        if (etag is not null) StoreLimits.CheckETag(etag);
        return await Ask(async () =>
        {
            try
            {
                var answer = await table.DeleteEntityAsync(key.Partition, key.Row, etag is null ? ETag.All : new ETag(etag), cancel);
                return answer.Status != StatusCodes.Status404NotFound;
            }
            catch (RequestFailedException changed) when (changed.Status is StatusCodes.Status404NotFound
                or StatusCodes.Status412PreconditionFailed)
            {
                return false;
            }
        }, cancel);
    }

    public async ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        StoreLimits.Check(partition, writes);
        var id = newId();
        var actions = writes.Select(write => Action(partition, write, id)).ToList();
        return await Ask(async () =>
        {
            try
            {
                await table.SubmitTransactionAsync(actions, cancel);
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.Status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict
                or StatusCodes.Status412PreconditionFailed)
            {
                return await IsOurs(partition, writes, id, cancel);
            }
        }, cancel);
    }

    public IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, CancellationToken cancel)
    {
        StoreLimits.CheckRange(partition, fromRow, toRow);
        return Pages(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {fromRow} and RowKey lt {toRow}"), cancel);
    }

    public async ValueTask<IReadOnlyList<string>> Partitions(string after, int most, CancellationToken cancel)
    {
        var found = new List<string>();
        while (found.Count < most)
        {
            var (names, isEnd) = await PartitionsOfPage(after, cancel);
            found.AddRange(names);
            if (isEnd) break;
            after = names[^1];
        }

        return found.Count > most ? found[..most] : found;
    }

    public async ValueTask Check(CancellationToken cancel) => await Get(new Key("check", "check"), cancel);

    private async IAsyncEnumerable<Document> Pages(string filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var pages = table.QueryAsync<TableEntity>(filter, cancellationToken: cancel).AsPages().GetAsyncEnumerator(cancel);
        while (await Ask(async () => await pages.MoveNextAsync(), cancel))
        {
            foreach (var entity in pages.Current.Values) yield return EntityReader.ToDocument(entity);
        }
    }

    /// <summary>
    /// The names in the first page that has any. The next page is asked for by the last name, which leaves out the rest of its rows.
    /// </summary>
    private async Task<(List<string> Names, bool IsEnd)> PartitionsOfPage(string after, CancellationToken cancel)
    {
        var names = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after}");
        await using var pages = table.QueryAsync<TableEntity>(filter, select: OnlyPartition, cancellationToken: cancel).AsPages()
            .GetAsyncEnumerator(cancel);
        while (await Ask(async () => await pages.MoveNextAsync(), cancel))
        {
            foreach (var entity in pages.Current.Values)
            {
                if (names.Count == 0 || names[^1] != entity.PartitionKey) names.Add(entity.PartitionKey);
            }

            if (pages.Current.ContinuationToken is null) return (names, true);
            if (names.Count > 0) return (names, false);
        }

        return (names, true);
    }

    private ValueTask<string?> Write(TableEntity entity, Func<Task<Response>> write, CancellationToken cancel) => Ask(async () =>
    {
        try
        {
            var answer = await write();
            return answer.Headers.ETag?.ToString();
        }
        catch (RequestFailedException conflict) when (conflict.Status is StatusCodes.Status409Conflict
            or StatusCodes.Status412PreconditionFailed)
        {
            var standing = await table.GetEntityIfExistsAsync<TableEntity>(entity.PartitionKey, entity.RowKey, OnlyWriteId, cancel);
            return standing.HasValue && standing.Value!.GetString(EntityReader.WriteId) == entity.GetString(EntityReader.WriteId)
                ? standing.Value.ETag.ToString()
                : null;
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == "ResourceNotFound")
        {
            return null;
        }
    }, cancel);

    private static TableTransactionAction Action(string partition, RowWrite write, string id)
    {
        var etag = write.ETag is null ? ETag.All : new ETag(write.ETag);
        if (write.IsDelete)
            return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, write.Row), etag);
        var entity = EntityReader.ToEntity(new Key(partition, write.Row), write.Json, id);
        return write.ETag is null
            ? new TableTransactionAction(TableTransactionActionType.Add, entity)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, etag);
    }

    /// <summary>
    /// The transaction as a whole was ours if one of its rows is. If it only deleted, nobody can tell: it counts as not done.
    /// </summary>
    private async Task<bool> IsOurs(string partition, IReadOnlyList<RowWrite> writes, string id, CancellationToken cancel)
    {
        foreach (var write in writes.Where(write => !write.IsDelete).Take(1))
        {
            var standing = await table.GetEntityIfExistsAsync<TableEntity>(partition, write.Row, OnlyWriteId, cancel);
            return standing.HasValue && standing.Value!.GetString(EntityReader.WriteId) == id;
        }

        return false;
    }

    /// <summary>Sees that the table exists, asks, and turns what goes wrong into advice.</summary>
    private async ValueTask<TResult> Ask<TResult>(Func<Task<TResult>> ask, CancellationToken cancel)
    {
        try
        {
            if (!tableExists)
            {
                await table.CreateIfNotExistsAsync(cancel);
                tableExists = true;
            }

            return await ask();
        }
        catch (RequestFailedException failed)
        {
            throw Explain(failed);
        }
        catch (AuthenticationFailedException failed)
        {
            throw new StoreException(
                "No token for Azure Table storage. Give the host a managed identity (and Storage:ManagedIdentityClientId if it is user-assigned), or sign in with 'az login'.", failed);
        }
        catch (Exception failed) when (failed is AggregateException or IOException or HttpRequestException)
        {
            throw Unreachable(failed);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw Unreachable(late);
        }
    }

    private StoreException Explain(RequestFailedException failed) => failed.Status switch
    {
        0 => Unreachable(failed),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new(
            $"Azure Table storage at {table.Uri.Host} refuses us ({failed.ErrorCode}). Give the identity the role 'Storage Table Data Contributor' on the account, or check the connection string and the account's firewall.", failed),
        _ => new($"Azure Table storage at {table.Uri.Host} answered {failed.Status} {failed.ErrorCode}.", failed),
    };

    private StoreException Unreachable(Exception failed) =>
        new($"Azure Table storage at {table.Uri.Host} can't be reached. Check the address and the network; the bot goes on by itself when it answers again.", failed);
}
