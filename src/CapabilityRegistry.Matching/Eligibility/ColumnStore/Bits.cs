using System.Numerics;
using System.Runtime.InteropServices;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>Sets of rows, one bit each; 64 rows and more at a time.</summary>
internal static class Bits
{
    public const int PerWord = 64;

    public static bool Has(ulong[] set, int row) => (set[row / PerWord] >> (row % PerWord) & 1) != 0;

    public static void Set(Span<ulong> set, int row) => set[row / PerWord] |= 1UL << (row % PerWord);

    public static void Clear(Span<ulong> set, int row) => set[row / PerWord] &= ~(1UL << (row % PerWord));

    public static void Put(Span<ulong> set, int row, bool isIn)
    {
        if (isIn)
        {
            Set(set, row);
        }
        else
        {
            Clear(set, row);
        }
    }

    public static void Or(Span<ulong> set, ReadOnlySpan<ulong> other) => Each<Union>(set, other);

    /// <summary>Keeps rows that are in the other set too; an empty span is the empty set.</summary>
    public static void And(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        if (other.IsEmpty)
        {
            set.Clear();
        }

        Each<Common>(set, other);
    }

    /// <summary>Keeps rows that are in at least one of the other sets; null is the empty set.</summary>
    public static void AndAny(Span<ulong> set, RowRange rows, ReadOnlySpan<ulong[]?> others)
    {
        for (var i = 0; i < set.Length; i++)
        {
            var any = 0UL;
            foreach (var other in others)
            {
                any |= other is null ? 0 : other[rows.First + i];
            }

            set[i] &= any;
        }
    }

    /// <summary>Removes the rows of the other set; an empty span is the empty set.</summary>
    public static void AndNot(Span<ulong> set, ReadOnlySpan<ulong> other) => Each<Difference>(set, other);

    public static void Not(Span<ulong> set) => Each<Inverse>(set, set);

    /// <summary>Adds a set to <paramref name="once"/> (rows met at least once) and to <paramref name="twice"/> (rows met at least twice).</summary>
    public static void Collect(Span<ulong> once, Span<ulong> twice, ReadOnlySpan<ulong> next)
    {
        for (var i = 0; i < next.Length; i++)
        {
            twice[i] |= once[i] & next[i];
            once[i] |= next[i];
        }
    }

    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The rows of a set in order.</summary>
    /// <param name="first">The row of the first bit.</param>
    public static IReadOnlyList<int> RowsOf(ReadOnlySpan<ulong> set, int first)
    {
        var rows = new List<int>();
        for (var i = 0; i < set.Length; i++)
        {
            for (var word = set[i]; word != 0; word &= word - 1)
            {
                rows.Add(first + (i * PerWord) + BitOperations.TrailingZeroCount(word));
            }
        }

        return rows;
    }

    private static void Each<T>(Span<ulong> set, ReadOnlySpan<ulong> other)
        where T : struct, IOperation
    {
        var many = MemoryMarshal.Cast<ulong, Vector<ulong>>(set[..other.Length]);
        var manyOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var i = 0; i < many.Length; i++)
        {
            many[i] = T.Of(many[i], manyOther[i]);
        }

        for (var i = many.Length * Vector<ulong>.Count; i < other.Length; i++)
        {
            set[i] = T.Of(set[i], other[i]);
        }
    }

    private interface IOperation
    {
        static abstract ulong Of(ulong one, ulong other);

        static abstract Vector<ulong> Of(Vector<ulong> one, Vector<ulong> other);
    }

    private readonly struct Union : IOperation
    {
        public static ulong Of(ulong one, ulong other) => one | other;

        public static Vector<ulong> Of(Vector<ulong> one, Vector<ulong> other) => one | other;
    }

    private readonly struct Common : IOperation
    {
        public static ulong Of(ulong one, ulong other) => one & other;

        public static Vector<ulong> Of(Vector<ulong> one, Vector<ulong> other) => one & other;
    }

    private readonly struct Difference : IOperation
    {
        public static ulong Of(ulong one, ulong other) => one & ~other;

        public static Vector<ulong> Of(Vector<ulong> one, Vector<ulong> other) => one & ~other;
    }

    private readonly struct Inverse : IOperation
    {
        public static ulong Of(ulong one, ulong other) => ~one;

        public static Vector<ulong> Of(Vector<ulong> one, Vector<ulong> other) => ~one;
    }
}
