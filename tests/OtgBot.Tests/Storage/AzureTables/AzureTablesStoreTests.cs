using Azure.Core.Pipeline;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage.AzureTables;

[Trait("Speed", "slow")]
public sealed class AzureTablesStoreTests(Azurite azurite) : StoreContract, IAsyncLifetime
{
    private static readonly Key Somewhere = new("p", "row");

    private AzureTablesOptions options = null!;
    private AzureTablesStore store = null!;
    private int ids;

    private protected override IStore Store => store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        options = await azurite.NewTable();
        store = new AzureTablesStore(options, NextId, Azurite.FewRetries);
    }

    [Fact]
    public async Task An_insert_whose_answer_was_lost_and_that_is_repeated_has_succeeded()
    {
        var shaky = Shaky(LostAnswers.First(HttpMethod.Post));

        var etag = await shaky.Insert(Somewhere, "1"u8.ToArray(), Cancel);

        Assert.Equal((await store.Get(Somewhere, Cancel))!.ETag, etag);
    }

    [Fact]
    public async Task A_put_whose_answer_was_lost_and_that_is_repeated_has_succeeded()
    {
        var first = await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);
        var shaky = Shaky(LostAnswers.First(HttpMethod.Put));

        var second = await shaky.Put(Somewhere, "2"u8.ToArray(), first!, Cancel);

        Assert.NotNull(second);
        Assert.Equal((await store.Get(Somewhere, Cancel))!.ETag, second);
    }

    [Fact]
    public async Task An_insert_of_the_same_content_by_another_is_not_taken_for_ours()
    {
        await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);

        Assert.Null(await Shaky(LostAnswers.First(HttpMethod.Post)).Insert(Somewhere, "1"u8.ToArray(), Cancel));
    }

    [Fact]
    public async Task A_network_fault_is_a_store_exception_with_its_cause_and_the_next_call_works()
    {
        var answers = LostAnswers.All();
        var shaky = Shaky(answers, retries: 1);

        var failed = await Assert.ThrowsAsync<StoreException>(async () => await shaky.Get(Somewhere, Cancel));
        Assert.NotNull(failed.InnerException);
        Assert.Contains("127.0.0.1", failed.Message, StringComparison.Ordinal);

        answers.Heal();
        Assert.Null(await shaky.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task The_check_fails_where_nobody_listens()
    {
        var address = new UriBuilder(OptionsAddress()) { Port = 1 }.Uri;
        var nobody = new AzureTablesStore(options with { ConnectionString = options.ConnectionString!.Replace(OptionsAddress(), address.ToString(), StringComparison.Ordinal) }, NextId, Azurite.FewRetries);

        await Assert.ThrowsAsync<StoreException>(async () => await nobody.Check(Cancel));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string OptionsAddress() => options.ConnectionString!.Split("TableEndpoint=")[1].TrimEnd(';');

    private string NextId() => $"w{Interlocked.Increment(ref ids)}";

    private AzureTablesStore Shaky(LostAnswers answers, int retries = 3) => new(options, NextId, sdk =>
    {
        sdk.Retry.MaxRetries = retries;
        sdk.Retry.Delay = TimeSpan.FromMilliseconds(1);
        sdk.Transport = new HttpClientTransport(answers);
    });

    /// <summary>Lets requests through and loses answers on the way back.</summary>
    private sealed class LostAnswers(HttpMethod? method, int left) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int left = left;

        public static LostAnswers First(HttpMethod method) => new(method, 1);

        public static LostAnswers All() => new(null, int.MaxValue);

        public void Heal() => left = 0;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            var isCounted = (method is null || request.Method == method) && !request.RequestUri!.AbsolutePath.EndsWith("/Tables", StringComparison.Ordinal);
            if (!isCounted || Interlocked.Decrement(ref left) < 0) return answer;

            answer.Dispose();
            throw new HttpRequestException("The connection was lost.");
        }
    }
}
