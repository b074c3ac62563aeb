using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// The seats of a need that are not pinned, in a proof by multipliers. A pair has the value of the first of them. Each seat that is taken counts so much less
/// than that as it is less valuable: so in the sum it stands for the multiplier of the need less this, and for nothing where that is negative.
/// </summary>
internal sealed class CountedSeats
{
    private readonly List<(long Seats, long Less)> alike = [];

    /// <param name="values">What fills count.</param>
    /// <param name="pairs">All pairs of a need that takes whole seats; one or more.</param>
    public CountedSeats(StageValues values, List<AllowedPair> pairs)
    {
        (Need, var size) = (pairs[0].Need, pairs[0].Capacity);
        var (pinned, seats) = (pairs.Count(pair => pair.Pinned), Need.Quantity / size);
        First = ValueOf(pinned);
        // Values change where the units do that count less: at the first seat that holds one of them, and at the next.
        var at = pinned;
        while (at < seats)
        {
            var (from, value) = (at, ValueOf(at));
            var (least, beyond) = (at + 1, seats);
            while (least < beyond)
            {
                var middle = least + ((beyond - least) / 2);
                (least, beyond) = ValueOf(middle) == value ? (middle + 1, beyond) : (least, middle);
            }

            at = least;
            alike.Add((at - from, First - value));
        }

        // Of the seat after so many; the last one where all are pinned.
        long ValueOf(int before) => Math.Min(before, seats - 1L) is var seat ? values.Fill(Need, (seat + 1) * size) - values.Fill(Need, seat * size) : 0;
    }

    public Need Need { get; }

    /// <summary>What the first seat counts.</summary>
    public long First { get; }

    /// <summary>Adds what the seats stand for.</summary>
    /// <param name="sum">One number for each stage that is proven.</param>
    /// <param name="price">The multiplier of the need.</param>
    /// <param name="fill">The number of the fill stage of the need.</param>
    /// <param name="scale">Its scale; 0 if it is not proven, so that all seats are alike.</param>
    public void AddTo(Int128[] sum, Int128[] price, int fill, long scale)
    {
        foreach (var (seats, less) in alike)
        {
            var each = (Int128[])price.Clone();
            if (fill < each.Length)
            {
                each[fill] -= (Int128)less * scale;
            }

            for (var stage = 0; stage < sum.Length && CertificateConstraints.Sign(each) > 0; stage++)
            {
                sum[stage] = checked(sum[stage] + (each[stage] * seats));
            }
        }
    }
}
