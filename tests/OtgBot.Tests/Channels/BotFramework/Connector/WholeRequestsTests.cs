using System.Text;
using System.Threading.Channels;
using OtgBot.Channels.BotFramework;
using OtgBot.Channels.BotFramework.Connector;

namespace OtgBot.Tests.Channels.BotFramework.Connector;

/// <summary>How requests lie on the wire: whole, or as the client's buffer breaks them.</summary>
public sealed class WholeRequestsTests
{
    [Fact]
    public async Task A_card_leaves_in_one_piece_as_often_as_one_is_sent()
    {
        var wire = new Wire();
        using var http = Client(wire, isWhole: true);
        for (var i = 0; i < 3; i++) await Post(http, 5_000 + i);

        Assert.Equal(3, wire.Written.Count);
        Assert.All(wire.Written.Select((piece, i) => (piece, i)), one => Assert.EndsWith("\r\n\r\n" + new string('x', 5_000 + one.i), one.piece, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_that_the_same_card_takes_two()
    {
        var wire = new Wire();
        using var http = Client(wire, isWhole: false);
        await Post(http, 5_000);
        Assert.Equal(2, wire.Written.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(3_900)]
    [InlineData(32_768)]
    [InlineData(200_000)]
    public async Task Nothing_is_lost_or_kept_whatever_its_size_and_the_next_one_is_whole_again(int length)
    {
        var wire = new Wire();
        using var http = Client(wire, isWhole: true);
        await Post(http, length);
        using (var answer = await http.GetAsync(new Uri("http://wire/"), TestContext.Current.CancellationToken)) Assert.True(answer.IsSuccessStatusCode);
        var before = wire.Written.Count;
        await Post(http, 6_000);

        Assert.EndsWith(new string('x', 6_000), Assert.Single(wire.Written.Skip(before)), StringComparison.Ordinal);
        Assert.Equal(length + 6_000, string.Concat(wire.Written).Count(letter => letter == 'x'));
    }

    private static HttpClient Client(Wire wire, bool isWhole) => new(new SocketsHttpHandler
    {
        ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(wire),
        PlaintextStreamFilter = isWhole ? WholeRequests.Of : null,
        MaxConnectionsPerServer = 1,
    });

    private static async Task Post(HttpClient http, int length)
    {
        using var content = new ReadOnlyMemoryContent(Encoding.ASCII.GetBytes(new string('x', length)));
        using var answer = await http.PostAsync(new Uri("http://wire/"), content, TestContext.Current.CancellationToken);
        Assert.Equal("{}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A connection that keeps each write and answers each request once all of it is there.</summary>
    private sealed class Wire : Stream
    {
        private readonly Channel<byte[]> answers = Channel.CreateUnbounded<byte[]>();
        private string request = "";

        public List<string> Written { get; } = [];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!await answers.Reader.WaitToReadAsync(cancellationToken) || buffer.IsEmpty) return 0;
            var answer = await answers.Reader.ReadAsync(cancellationToken);
            answer.CopyTo(buffer);
            return answer.Length;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written.Add(Encoding.ASCII.GetString(buffer.Span));
            request += Written[^1];
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var said = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
            var length = said is null ? 0 : int.Parse(said["Content-Length: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
            if (end < 0 || request.Length < end + 4 + length) return ValueTask.CompletedTask;
            request = request[(end + 4 + length)..];
            return answers.Writer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), cancellationToken);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
