namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>
/// The cheapest exact class of a component.
/// <para>
/// A demand is in <em>slots</em> when all its pairs have the same capacity c, c divides the quantity and the share cap,
/// and c is 1 or no pair is pinned, part of the plan in force or a partner (which could make it worth while to let two pledges
/// do the work of one): then it takes up to quantity / c pledges, each worth c units.
/// </para>
/// <list type="table">
/// <item><term>F</term><description>every demand is in slots, no share caps, no bundles, no minimum fill above one slot, no
/// pledges that must or must not serve together, and at each pledge all its demands overlap in time, turnaround included: a flow.</description></item>
/// <item><term>F+</term><description>the same with share caps.</description></item>
/// <item><term>I</term><description>the same, but a pledge may serve several demands one after the other: a linear programme
/// that is nearly always integral.</description></item>
/// <item><term>G</term><description>everything else: a linear programme too where every demand takes whole slots all the
/// same, and a search where it does not or the programme leaves something open.</description></item>
/// </list>
/// </summary>
internal static class ProblemClass
{
    public const string Flow = "F";
    public const string FlowWithCaps = "F+";
    public const string Sequential = "I";
    public const string General = "G";

    public static string Of(AssignmentProblem model)
    {
        var partners = Partners(model);
        var related = model.Forbidden.Count > 0 || partners.Count > 0;
        var linked = model.Demands.Index().Any(demand => demand.Item.Bundle is not null || !IsFree(model, demand.Index));
        if (related || linked || !TakesWholeSlots(model, partners))
        {
            return General;
        }

        if (!OneAtATime(model))
        {
            return Sequential;
        }

        return model.Demands.Any(demand => demand.ShareCap < demand.Quantity) ? FlowWithCaps : Flow;
    }

    /// <summary>Whether every demand takes whole slots, whatever else binds it.</summary>
    public static bool TakesWholeSlots(AssignmentProblem model) => TakesWholeSlots(model, Partners(model));

    /// <summary>What each pledge covers of the demand, when it is in slots.</summary>
    public static int SlotSizeOf(AssignmentProblem model, int demand) => model.Pairs[model.First[demand]].Capacity;

    private static bool TakesWholeSlots(AssignmentProblem model, HashSet<int> partners) =>
        Enumerable.Range(0, model.Demands.Count).All(d => TakesWholeSlots(model, d, partners));

    private static HashSet<int> Partners(AssignmentProblem model) =>
        [.. model.Suppliers.Where(pledge => pledge.Partners.Count > 0).SelectMany(pledge => pledge.Partners)];

    private static bool IsFree(AssignmentProblem model, int d) =>
        model.First[d] < model.First[d + 1] && model.Demands[d].MinimumFill <= SlotSizeOf(model, d);

    private static bool TakesWholeSlots(AssignmentProblem model, int d, HashSet<int> partners)
    {
        var demand = model.Demands[d];
        var pairs = model.Pairs.AsSpan(model.First[d]..model.First[d + 1]);
        if (pairs.Length == 0)
        {
            return false;
        }

        var slot = pairs[0].Capacity;
        foreach (ref readonly var pair in pairs)
        {
            if (pair.Capacity != slot || (slot > 1 && (pair.Pinned || pair.ChangeCost > 0 || partners.Contains(pair.Supplier))))
            {
                return false;
            }
        }

        return demand.Quantity % slot == 0 && demand.ShareCap % slot == 0;
    }

    // Intervals overlap pairwise when the last to start does so before the first has ended.
    private static bool OneAtATime(AssignmentProblem model)
    {
        var (lastStart, firstEnd) = (new int[model.Suppliers.Count], new int[model.Suppliers.Count]);
        Array.Fill(lastStart, int.MinValue);
        Array.Fill(firstEnd, int.MaxValue);
        for (var d = 0; d < model.Demands.Count; d++)
        {
            var demand = model.Demands[d];
            foreach (ref readonly var pair in model.Pairs.AsSpan(model.First[d]..model.First[d + 1]))
            {
                lastStart[pair.Supplier] = Math.Max(lastStart[pair.Supplier], demand.Start);
                firstEnd[pair.Supplier] = Math.Min(firstEnd[pair.Supplier], demand.End);
            }
        }

        for (var p = 0; p < lastStart.Length; p++)
        {
            if (lastStart[p] >= (long)firstEnd[p] + model.Suppliers[p].Turnaround)
            {
                return false;
            }
        }

        return true;
    }
}
