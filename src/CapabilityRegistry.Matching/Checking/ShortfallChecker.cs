namespace CapabilityRegistry.Matching.Checking;

/// <summary>Whatever is not filled is named as missing, so much as is missing, and nothing else is.</summary>
internal static class ShortfallChecker
{
    public static IEnumerable<PlanFault> Faults(PlanInput input, Plan plan, IReadOnlyList<PlanLine> lines)
    {
        var filled = lines.GroupBy(line => line.Need.Id).ToDictionary(need => need.Key, need => need.Sum(line => line.Amount));
        var told = plan.Shortfalls.ToLookup(shortfall => shortfall.NeedId);
        foreach (var need in input.Needs)
        {
            var has = filled.GetValueOrDefault(need.Id);
            var sound = has >= need.Quantity ? !told[need.Id].Any() : told[need.Id].ToList() is [var one] && IsSound(one, need, has);
            if (!sound)
            {
                yield return new("shortfall", need.Id, $"{has} of {need.Quantity} are filled, and the plan tells it otherwise.");
            }
        }

        foreach (var stranger in told.Select(each => each.Key).Except(input.Needs.Select(need => need.Id)))
        {
            yield return new("shortfall", stranger, "Nobody asked for what is said to be missing.");
        }
    }

    private static bool IsSound(Shortfall told, Need need, int filled) =>
        told.Required == need.Quantity && told.Filled == filled && told.Missing == need.Quantity - filled && told.Reasons.Count > 0;
}
