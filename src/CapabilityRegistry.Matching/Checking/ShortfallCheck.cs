using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Checks that every need which is not filled has a shortfall with the right amounts, and that no other need has one.</summary>
internal static class ShortfallCheck
{
    public static IEnumerable<string> FaultsOf(PlanInput input, Plan plan, bool reasons)
    {
        var filled = plan.Assignments.GroupBy(line => line.NeedId).ToDictionary(need => need.Key, need => need.Sum(line => (long)line.Amount));
        var stated = plan.Shortfalls.ToLookup(shortfall => shortfall.NeedId);
        var wrong = input.Needs.Where(need => !IsSound(stated[need.Id].ToList(), need, filled.GetValueOrDefault(need.Id), reasons))
            .Select(need => $"{need.Id} is filled with {filled.GetValueOrDefault(need.Id)} of {need.Quantity}, and its shortfall is stated differently");
        var strange = stated.Select(each => each.Key).Except(input.Needs.Select(need => need.Id))
            .Select(id => $"there is no need {id}, which is stated to be short");
        return wrong.Concat(strange);
    }

    private static bool IsSound(List<Shortfall> stated, Need need, long filled, bool reasons) => filled >= need.Quantity
        ? stated.Count == 0
        : stated is [var one] && one.Required == need.Quantity && one.Filled == filled && one.Missing == need.Quantity - filled
            && (one.Reasons.Count > 0 || !reasons);
}
