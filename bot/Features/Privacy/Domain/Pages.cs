namespace OtgBot.Features.Privacy.Domain;

/// <summary>Splits lines over pages of limited length, so that however much there is, nothing is left out.</summary>
internal static class Pages
{
    /// <summary>The lines in order, page by page. A line longer than a page is cut; put together again, the pieces are the line.</summary>
    /// <param name="lines">Each with the heading it stands under.</param>
    /// <param name="length">The most characters on a page, headings not counted.</param>
    public static IReadOnlyList<IReadOnlyList<(string Heading, string Line)>> Of(
        IEnumerable<(string Heading, string Line)> lines, int length)
    {
        var pages = new List<IReadOnlyList<(string, string)>>();
        var page = new List<(string, string)>();
        var used = 0;
        foreach (var (heading, line) in lines)
        {
            foreach (var piece in Cut(line, length))
            {
                if (used + piece.Length > length && page.Count > 0)
                {
                    pages.Add(page);
                    page = [];
                    used = 0;
                }

                page.Add((heading, piece));
                used += piece.Length + 1;
            }
        }

        if (page.Count > 0) pages.Add(page);
        return pages;
    }

    /// <summary>Never inside a sign, and never so that a piece begins or ends with a space, which a channel would drop.</summary>
    private static IEnumerable<string> Cut(string line, int length)
    {
        var at = 0;
        while (line.Length - at > length)
        {
            var end = End(line, at, length);
            yield return line[at..end];
            at = end;
        }

        yield return line[at..];
    }

    private static int End(string line, int at, int length)
    {
        for (var most = length; TextCut.End(line, at, most) is var end && end > at; most = end - at - 1)
        {
            if (line[end - 1] != ' ' && line[end] != ' ') return end;
        }

        // Nothing but spaces, or one sign longer than a page.
        return at + (length > 1 && char.IsHighSurrogate(line[at + length - 1]) ? length - 1 : length);
    }
}
