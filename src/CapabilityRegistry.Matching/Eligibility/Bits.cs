using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Sets of rows as bits, many at a time.</summary>
internal static class Bits
{
    public const int PerWord = 64;

    public static bool Has(ulong[] set, int row) => (set[row / PerWord] >> (row % PerWord) & 1) != 0;

    public static void Set(Span<ulong> set, int row) => set[row / PerWord] |= 1UL << (row % PerWord);

    public static void Clear(Span<ulong> set, int row) => set[row / PerWord] &= ~(1UL << (row % PerWord));

    /// <summary>Adds the other set; an empty span is the empty set.</summary>
    public static void Or(Span<ulong> set, ReadOnlySpan<ulong> other) => Each<Union>(set, other);

    /// <summary>Keeps what is in the other set too.</summary>
    public static void And(Span<ulong> set, ReadOnlySpan<ulong> other) => Each<Common>(set, other);

    /// <summary>Takes the other set away; an empty span is the empty set.</summary>
    public static void AndNot(Span<ulong> set, ReadOnlySpan<ulong> other) => Each<Difference>(set, other);

    public static void Not(Span<ulong> set) => Each<Inverse>(set, set);

    /// <summary>Adds a set to what was met once, and what was met before to what was met twice.</summary>
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
    /// <param name="first">What the first bit stands for.</param>
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

    /// <summary>Marks the numbers below a bound; there are 64 numbers for each word.</summary>
    public static void Below(Span<ulong> set, ReadOnlySpan<int> numbers, int bound) => Outside(set, numbers, bound, int.MaxValue);

    /// <summary>Marks the numbers above a bound.</summary>
    public static void Above(Span<ulong> set, ReadOnlySpan<int> numbers, int bound) => Outside(set, numbers, int.MinValue, bound);

    private static void Outside(Span<ulong> set, ReadOnlySpan<int> numbers, int least, int most)
    {
        var (low, high) = (Vector256.Create(least), Vector256.Create(most));
        var vectors = MemoryMarshal.Cast<int, Vector256<int>>(numbers);
        var perWord = PerWord / Vector256<int>.Count;
        for (var i = 0; i < set.Length; i++)
        {
            var word = 0UL;
            for (var j = 0; j < perWord; j++)
            {
                var next = vectors[(i * perWord) + j];
                var outside = Vector256.LessThan(next, low) | Vector256.GreaterThan(next, high);
                word |= (ulong)outside.ExtractMostSignificantBits() << (j * Vector256<int>.Count);
            }

            set[i] = word;
        }
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
