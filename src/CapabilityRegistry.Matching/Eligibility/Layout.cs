namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// Which offer stands in which row: those of one unit type beside each other, by id, beginning with a new word. So a
/// need looks at the few rows of the types that it accepts, and rows in order are ids in order.
/// </summary>
internal sealed class Layout
{
    private readonly Dictionary<string, Rows> types = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, int>> rowOf;

    public Layout(IReadOnlyList<Offer> offers)
    {
        var groups = new CodeTable<List<int>>(() => []);
        for (var i = 0; i < offers.Count; i++)
        {
            groups.Of(offers[i].UnitType).Value.Add(i);
        }

        var words = 0;
        foreach (var group in groups.All)
        {
            types[group.Text] = new Rows(words, (group.Value.Count + Bits.PerWord - 1) / Bits.PerWord);
            words += types[group.Text].Words;
        }

        (OfferAt, RowAt) = (new int[words * Bits.PerWord], new int[offers.Count]);
        (Ids, Valid) = (new string[OfferAt.Length], new ulong[words]);
        Array.Fill(OfferAt, -1);
        Array.Fill(Ids, "");
        Parallel.ForEach(groups.All, group => Place(offers, [.. group.Value], types[group.Text].FirstRow));
        rowOf = new(() => RowAt.ToDictionary(row => Ids[row], StringComparer.Ordinal));
    }

    /// <summary>Index of the offer of each row; negative where there is none.</summary>
    public int[] OfferAt { get; }

    /// <summary>Row of each offer.</summary>
    public int[] RowAt { get; }

    public string[] Ids { get; }

    /// <summary>The rows that are offers.</summary>
    public ulong[] Valid { get; }

    public Rows All => new(0, Valid.Length);

    public IReadOnlyDictionary<string, int> RowOf => rowOf.Value;

    /// <summary>The rows of a unit type; none if nobody offers it.</summary>
    public Rows? Of(string unitType) => types.TryGetValue(unitType, out var rows) ? rows : null;

    // Types begin with new words, so no two threads write one word.
    private void Place(IReadOnlyList<Offer> offers, int[] indices, int firstRow)
    {
        var ids = Array.ConvertAll(indices, index => offers[index].Id);
        if (!IsSorted(ids))
        {
            Array.Sort(ids, indices, StringComparer.Ordinal);
        }

        for (var i = 0; i < indices.Length; i++)
        {
            (OfferAt[firstRow + i], RowAt[indices[i]], Ids[firstRow + i]) = (indices[i], firstRow + i, ids[i]);
            Bits.Set(Valid, firstRow + i);
        }
    }

    private static bool IsSorted(string[] ids)
    {
        for (var i = 1; i < ids.Length; i++)
        {
            if (string.CompareOrdinal(ids[i - 1], ids[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
