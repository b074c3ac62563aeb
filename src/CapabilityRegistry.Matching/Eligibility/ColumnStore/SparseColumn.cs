using System.Runtime.InteropServices;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>A number for some of the rows, and 0 for all others.</summary>
internal sealed class SparseColumn
{
    /// <summary>If one row in eight or more has a number, a full column is faster.</summary>
    private const int Rare = 8;

    private readonly int[] rows = [];
    private readonly int[] numbers = [];

    /// <param name="rows">Rows that have a number.</param>
    /// <param name="numbers">Their numbers, in the same order.</param>
    /// <param name="all">How many rows there are.</param>
    public SparseColumn(ReadOnlySpan<int> rows, ReadOnlySpan<int> numbers, int all)
    {
        if ((long)rows.Length * Rare >= all)
        {
            Column = new int[all];
            for (var i = 0; i < rows.Length; i++)
            {
                Column[rows[i]] = numbers[i];
            }
        }
        else
        {
            (this.rows, this.numbers) = (rows.ToArray(), numbers.ToArray());
            Array.Sort(this.rows, this.numbers);
        }
    }

    /// <summary>The number of every row; null where few have one.</summary>
    public int[]? Column { get; }

    public int At(int row) => Column is not null ? Column[row] : Array.BinarySearch(rows, row) is >= 0 and var found ? numbers[found] : 0;

    /// <summary>Removes the rows whose number is below a bound; for columns in which few rows have a number.</summary>
    public void ExcludeBelow(RowRange among, int bound, Span<ulong> left)
    {
        Span<ulong> enough = new ulong[left.Length];
        enough.Fill(bound > 0 ? 0 : ulong.MaxValue);
        var end = (among.First + among.Words) * Bits.PerWord;
        for (var i = From(among.FirstRow); i < rows.Length && rows[i] < end; i++)
        {
            Bits.Put(enough, rows[i] - among.FirstRow, numbers[i] >= bound);
        }

        Bits.And(left, enough);
    }

    private int From(int row) => Array.BinarySearch(rows, row) is var found && found >= 0 ? found : ~found;
}

/// <summary>Collects the numbers of one code, row by row.</summary>
/// <param name="join">Combines two numbers of the same row into one.</param>
internal sealed class SparseColumnBuilder(Func<int, int, int> join)
{
    private readonly List<int> rows = [];
    private readonly List<int> numbers = [];

    /// <summary>Null until it is built.</summary>
    public SparseColumn? Built { get; private set; }

    public void Add(int row, int number)
    {
        if (rows.Count > 0 && rows[^1] == row)
        {
            numbers[^1] = join(numbers[^1], number);
        }
        else
        {
            rows.Add(row);
            numbers.Add(number);
        }
    }

    public void Merge(SparseColumnBuilder other)
    {
        rows.AddRange(other.rows);
        numbers.AddRange(other.numbers);
    }

    /// <param name="all">How many rows there are.</param>
    public void Build(int all) => Built = new(CollectionsMarshal.AsSpan(rows), CollectionsMarshal.AsSpan(numbers), all);
}
