using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>What a need filled completely counts in the fill stage of each priority: see <see cref="Stage.PerNeed"/>.</summary>
internal static class FillScales
{
    public static IReadOnlyDictionary<int, long> Of(IEnumerable<Need> needs) =>
        needs.GroupBy(need => need.Priority, need => need.Quantity).ToDictionary(priority => priority.Key, Of);

    private static long Of(IEnumerable<int> quantities)
    {
        var different = quantities.Distinct().Order().ToList();
        if (different.TrueForAll(quantity => Stage.FullNeed % quantity == 0))
        {
            return Stage.FullNeed;
        }

        var common = 1L;
        foreach (var quantity in different)
        {
            var multiple = LeastCommonMultiple(common, quantity);
            common = multiple <= Stage.MostPerNeed ? multiple : common;
        }

        return different.TrueForAll(quantity => common % quantity == 0) ? common : Stage.MostPerNeed / common * common;
    }

    private static long LeastCommonMultiple(long one, long other) => one / GreatestCommonDivisor(one, other) * other;

    private static long GreatestCommonDivisor(long one, long other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);
}
