using System.Numerics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Two numbers that do not carry over, since each has room for its digits: quicker than one of 128 bits.</summary>
internal readonly record struct NarrowCost(long Major, long Tie) : IAdditionOperators<NarrowCost, NarrowCost, NarrowCost>,
    ISubtractionOperators<NarrowCost, NarrowCost, NarrowCost>, IComparisonOperators<NarrowCost, NarrowCost, bool>
{
    public static NarrowCost operator +(NarrowCost left, NarrowCost right) => new(left.Major + right.Major, left.Tie + right.Tie);

    public static NarrowCost operator -(NarrowCost left, NarrowCost right) => new(left.Major - right.Major, left.Tie - right.Tie);

    public static bool operator <(NarrowCost left, NarrowCost right) =>
        left.Major < right.Major || (left.Major == right.Major && left.Tie < right.Tie);

    public static bool operator >(NarrowCost left, NarrowCost right) => right < left;

    public static bool operator <=(NarrowCost left, NarrowCost right) => !(right < left);

    public static bool operator >=(NarrowCost left, NarrowCost right) => !(left < right);
}
