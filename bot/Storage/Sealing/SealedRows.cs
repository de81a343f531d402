namespace OtgBot.Storage.Sealing;

/// <summary>
/// Which rows a <see cref="SealedStore"/> leaves open, and in which a pseudonym is part of the key. What is not named here is sealed: so is
/// whatever a new feature keeps.
/// </summary>
/// <param name="OpenPartitions">Partitions, or with a <c>|</c> at the end families of them, that say nothing about members.</param>
/// <param name="OpenRows">The same for rows, in any partition.</param>
/// <param name="OfPersons">How rows begin whose last part is a pseudonym.</param>
internal sealed record SealedRows(IReadOnlyList<string> OpenPartitions, IReadOnlyList<string> OpenRows, IReadOnlyList<string> OfPersons)
{
    public bool LeavesOpen(Key key) => Names(OpenPartitions, key.Partition) || Names(OpenRows, key.Row);

    /// <summary>Where in the row the pseudonym begins; 0 if there is none.</summary>
    public int PersonAt(string row)
    {
        foreach (var start in OfPersons)
        {
            if (row.StartsWith(start, StringComparison.Ordinal)) return row.LastIndexOf('|') + 1;
        }

        return 0;
    }

    private static bool Names(IReadOnlyList<string> names, string given)
    {
        foreach (var name in names)
        {
            if (name[^1] == '|' ? given.StartsWith(name, StringComparison.Ordinal) : given == name) return true;
        }

        return false;
    }
}
