namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>A number for some of the rows, and 0 for all others.</summary>
internal sealed class Sparse
{
    /// <summary>From one row in so many on, a whole column is faster, and its size is bounded.</summary>
    private const int Rare = 8;

    private readonly int[] rows;
    private readonly int[] numbers;
    private readonly int[]? column;

    /// <param name="rows">Those that have a number; put in order here.</param>
    /// <param name="numbers">Of each of them.</param>
    /// <param name="all">How many rows there are.</param>
    public Sparse(int[] rows, int[] numbers, int all)
    {
        (this.rows, this.numbers) = (rows, numbers);
        if ((long)rows.Length * Rare >= all)
        {
            column = new int[all];
            for (var i = 0; i < rows.Length; i++)
            {
                column[rows[i]] = numbers[i];
            }
        }
        else
        {
            Array.Sort(rows, numbers);
        }
    }

    public int At(int row) => column is not null ? column[row] : Array.BinarySearch(rows, row) is >= 0 and var found ? numbers[found] : 0;

    /// <summary>Takes out the rows whose number is below a bound.</summary>
    public void StrikeBelow(Rows among, int bound, Span<ulong> left)
    {
        if (column is not null)
        {
            Bits.StrikeBelow(left, among.Of(column), bound);
            return;
        }

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

/// <summary>Collects the numbers of one code, all of a row before the next.</summary>
/// <param name="join">Makes one number of two of the same row.</param>
internal sealed class SparseBuilder(Func<int, int, int> join)
{
    private readonly List<int> rows = [];
    private readonly List<int> numbers = [];

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

    public Sparse Build(int all) => new([.. rows], [.. numbers], all);
}
