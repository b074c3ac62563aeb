namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>The rows of each code, one bit each.</summary>
internal sealed class RowsByCode(int rows)
{
    private readonly CodeTable<ulong[]> sets = new(() => new ulong[rows / Bits.PerWord]);

    /// <summary>Null if no row has this code.</summary>
    public ulong[]? With(string code) => sets.Find(code);

    /// <returns>The code, the same object for many rows.</returns>
    public string Add(string code, int row)
    {
        var found = sets.Of(code);
        Bits.Set(found.Value, row);
        return found.Text;
    }

    public void Merge(RowsByCode others) => sets.Merge(others.sets, (own, other) => Bits.Or(own, other));
}
