namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// Which offer stands in which row: those of one unit type beside each other, by id, beginning with a new word. So a
/// need looks at the few rows of the types that it accepts, and rows in order are ids in order.
/// </summary>
internal sealed class Layout
{
    private readonly IReadOnlyList<Offer> offers;
    private readonly Dictionary<string, Rows> types = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, int>> rowOf;

    public Layout(IReadOnlyList<Offer> offers)
    {
        this.offers = offers;
        var groups = Enumerable.Range(0, offers.Count).GroupBy(index => offers[index].UnitType, StringComparer.Ordinal).ToList();
        var words = 0;
        foreach (var group in groups)
        {
            types[group.Key] = new Rows(words, (group.Count() + Bits.PerWord - 1) / Bits.PerWord);
            words += types[group.Key].Words;
        }

        OfferAt = new int[words * Bits.PerWord];
        Array.Fill(OfferAt, -1);
        Parallel.ForEach(groups, group => Place([.. group], types[group.Key].FirstRow));
        Ids = [.. OfferAt.Select(index => index < 0 ? "" : offers[index].Id)];
        Valid = new ulong[words];
        foreach (var (row, _) in OfferAt.Index().Where(each => each.Item >= 0))
        {
            Bits.Set(Valid, row);
        }

        rowOf = new(() => OfferAt.Index().Where(each => each.Item >= 0).ToDictionary(each => Ids[each.Index], each => each.Index, StringComparer.Ordinal));
    }

    /// <summary>Index of the offer of each row; negative where there is none.</summary>
    public int[] OfferAt { get; }

    public string[] Ids { get; }

    /// <summary>The rows that are offers.</summary>
    public ulong[] Valid { get; }

    public Rows All => new(0, Valid.Length);

    public IReadOnlyDictionary<string, int> RowOf => rowOf.Value;

    public Offer?[] Rows() => [.. OfferAt.Select(index => index < 0 ? null : offers[index])];

    /// <summary>The rows of a unit type; none if nobody offers it.</summary>
    public Rows? Of(string unitType) => types.TryGetValue(unitType, out var rows) ? rows : null;

    private void Place(int[] indices, int firstRow)
    {
        var ids = Array.ConvertAll(indices, index => offers[index].Id);
        Array.Sort(ids, indices, StringComparer.Ordinal);
        indices.CopyTo(OfferAt, firstRow);
    }
}
