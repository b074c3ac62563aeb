using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>For 32 consecutive rows, which of them fail: four vectors, as many as fit into the processor's registers.</summary>
internal struct FailingRows
{
    public const int Rows = 4 * Width;

    private const int Width = 8;

    private Vector256<int> one;
    private Vector256<int> two;
    private Vector256<int> three;
    private Vector256<int> four;

    /// <summary>One bit for each row that fails.</summary>
    public readonly ulong Failing =>
        one.ExtractMostSignificantBits()
        | ((ulong)two.ExtractMostSignificantBits() << Width)
        | ((ulong)three.ExtractMostSignificantBits() << (2 * Width))
        | ((ulong)four.ExtractMostSignificantBits() << (3 * Width));

    /// <summary>Fails the numbers below a bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddBelow(ReadOnlySpan<int> numbers, int bound)
    {
        var least = Vector256.Create(bound);
        one |= Vector256.LessThan(At(numbers, 0), least);
        two |= Vector256.LessThan(At(numbers, 1), least);
        three |= Vector256.LessThan(At(numbers, 2), least);
        four |= Vector256.LessThan(At(numbers, 3), least);
    }

    /// <summary>Fails the numbers above a bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddAbove(ReadOnlySpan<int> numbers, int bound)
    {
        var most = Vector256.Create(bound);
        one |= Vector256.GreaterThan(At(numbers, 0), most);
        two |= Vector256.GreaterThan(At(numbers, 1), most);
        three |= Vector256.GreaterThan(At(numbers, 2), most);
        four |= Vector256.GreaterThan(At(numbers, 3), most);
    }

    /// <summary>Fails the span that overlap another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddMeeting(ReadOnlySpan<int> from, ReadOnlySpan<int> until, int otherFrom, int otherUntil)
    {
        var (begin, end) = (Vector256.Create(otherFrom), Vector256.Create(otherUntil));
        one |= Vector256.LessThan(At(from, 0), end) & Vector256.GreaterThan(At(until, 0), begin);
        two |= Vector256.LessThan(At(from, 1), end) & Vector256.GreaterThan(At(until, 1), begin);
        three |= Vector256.LessThan(At(from, 2), end) & Vector256.GreaterThan(At(until, 2), begin);
        four |= Vector256.LessThan(At(from, 3), end) & Vector256.GreaterThan(At(until, 3), begin);
    }

    private static Vector256<int> At(ReadOnlySpan<int> numbers, int place) => Vector256.Create(numbers.Slice(place * Width, Width));
}
