using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>
/// Something to read outside the chat, at an address of its own. The host adds what every page needs: headers that keep it apart, a tag for
/// caches, a plain 404.
/// </summary>
/// <param name="Path">With the parts of the address in braces, such as <c>/agenda/{id}/{token}</c>.</param>
/// <param name="Answer">Null if there is nothing to read. Nobody is told why.</param>
internal sealed record Page(string Path, Func<PageRequest, Task<PageAnswer?>> Answer)
{
    /// <summary>True where Teams may show it in a frame of its own: as a tab, or beside a meeting.</summary>
    public bool IsFramed { get; init; }

    /// <summary>
    /// What a button on the page does, if it has one: the page's own address is posted to. Null if there is nothing any more.
    /// </summary>
    public Func<PageRequest, Task<PageAnswer?>>? Press { get; init; }
}

/// <summary>Somebody wants to read a page.</summary>
/// <param name="Parts">What stood in the braces.</param>
/// <param name="Language">Asked for by <c>?lang=</c>, else the reader's by their browser; null if neither says one of ours.</param>
internal sealed record PageRequest(IReadOnlyDictionary<string, string> Parts, Language? Language, CancellationToken Cancel)
{
    public string this[string part] => Parts.GetValueOrDefault(part, "");
}

/// <summary>What is read.</summary>
/// <param name="ContentType">With its character set.</param>
internal sealed record PageAnswer(string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>What the file is called when it is kept; null for what is looked at.</summary>
    public string? FileName { get; init; }

    /// <summary>True for what nobody may keep, not even the reader's browser.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Where it is no plain yes, the status of HTTP.</summary>
    public int? Status { get; init; }

    /// <summary>After this long a browser loads it again by itself; null where it stands.</summary>
    public TimeSpan? Refresh { get; init; }

    /// <summary>True for what is the same for everyone and tells nothing, such as a style sheet.</summary>
    public bool IsShared { get; init; }
}
