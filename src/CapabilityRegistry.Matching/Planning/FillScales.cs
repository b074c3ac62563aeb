using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>What a need filled completely counts in the fill stage of each priority: see <see cref="Stage.PerNeed"/>.</summary>
internal static class FillScales
{
    public static IReadOnlyDictionary<int, long> Of(PlanInput input) => input.Needs.GroupBy(need => need.Priority, need => need.Quantity)
        .ToDictionary(priority => priority.Key, priority => input.PerNeed.TryGetValue(priority.Key, out var perNeed) ? perNeed : Of(priority));

    /// <summary>Those of priorities in which not every unit counts the same: what is best among some of the needs depends on them there.</summary>
    public static IReadOnlyDictionary<int, long> Uneven(PlanInput input)
    {
        var all = Of(input);
        return input.Needs.Where(need => all[need.Priority] % need.Quantity != 0).Select(need => need.Priority).Distinct()
            .ToDictionary(priority => priority, priority => all[priority]);
    }

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
