using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Whatever is not filled is named as missing, so much as is missing, and nothing else is.</summary>
internal static class ShortfallCheck
{
    public static IEnumerable<string> FaultsOf(PlanInput input, Plan plan)
    {
        var filled = plan.Assignments.GroupBy(line => line.NeedId).ToDictionary(need => need.Key, need => need.Sum(line => (long)line.Amount));
        var told = plan.Shortfalls.ToLookup(shortfall => shortfall.NeedId);
        var wrong = input.Needs.Where(need => !IsSound(told[need.Id].ToList(), need, filled.GetValueOrDefault(need.Id)))
            .Select(need => $"{need.Id} is filled with {filled.GetValueOrDefault(need.Id)} of {need.Quantity}, and its shortfall is told otherwise");
        var strange = told.Select(each => each.Key).Except(input.Needs.Select(need => need.Id)).Select(id => $"nobody asked for {id}, which is said to be short");
        return wrong.Concat(strange);
    }

    private static bool IsSound(List<Shortfall> told, Need need, long filled) => filled >= need.Quantity
        ? told.Count == 0
        : told is [var one] && one.Required == need.Quantity && one.Filled == filled && one.Missing == need.Quantity - filled && one.Reasons.Count > 0;
}
