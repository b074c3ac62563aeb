namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>A number for some of the rows, which are in order.</summary>
internal sealed class Sparse(int[] rows, int[] numbers)
{
    /// <summary>The number of a row, or 0.</summary>
    public int At(int row) => Array.BinarySearch(rows, row) is >= 0 and var found ? numbers[found] : 0;

    /// <summary>Marks the rows here whose number is below a bound, and takes the mark from the others.</summary>
    public void Mark(Rows among, int bound, Span<ulong> failing)
    {
        var end = (among.First + among.Words) * Bits.PerWord;
        for (var i = From(among.FirstRow); i < rows.Length && rows[i] < end; i++)
        {
            if (numbers[i] < bound)
            {
                Bits.Set(failing, rows[i] - among.FirstRow);
            }
            else
            {
                Bits.Clear(failing, rows[i] - among.FirstRow);
            }
        }
    }

    private int From(int row) => Array.BinarySearch(rows, row) is var found && found >= 0 ? found : ~found;
}
