using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OtgBot.Tests.Kit;

/// <summary>A connection whose bytes a test writes itself: for what no decent client would send, or would not finish.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawSocket> Connect(string url)
    {
        var raw = new RawSocket();
        var address = new Uri(url);
        await raw.socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return raw;
    }

    /// <summary>One request and all that comes back, as text.</summary>
    public static async Task<string> Ask(string url, string request)
    {
        using var raw = await Connect(url);
        await raw.Send(request);
        return await raw.Head();
    }

    public Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends, unless the other end has had enough.</summary>
    public async Task Send(byte[] bytes)
    {
        try
        {
            var sent = 0;
            while (sent < bytes.Length) sent += await socket.SendAsync(bytes.AsMemory(sent), TestContext.Current.CancellationToken);
        }
        catch (SocketException)
        {
            // It was closed: what the test asks for next.
        }
    }

    /// <summary>The status of the answer; 0 if the connection was closed without one.</summary>
    public async Task<int> Status()
    {
        var head = await Head();
        return head.Length < 12 ? 0 : int.Parse(head[9..12], CultureInfo.InvariantCulture);
    }

    /// <summary>The answer up to the end of its headers, or what came before the connection was closed.</summary>
    private async Task<string> Head()
    {
        var (buffer, read) = (new byte[16 * 1024], 0);
        try
        {
            while (read < buffer.Length && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) < 0)
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(read), TestContext.Current.CancellationToken);
                if (more == 0) break;
                read += more;
            }
        }
        catch (SocketException)
        {
            // Closed in the middle of what was sent.
        }

        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    public void Dispose() => socket.Dispose();
}
