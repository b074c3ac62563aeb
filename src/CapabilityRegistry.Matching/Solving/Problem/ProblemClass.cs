namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>
/// The cheapest exact class of a component.
/// <para>
/// A demand is in <em>seats</em> when all its pairs have the same capacity c, c divides the quantity and the share cap,
/// and c is 1 or no pair is pinned, part of the plan in force or a partner (which could make it better to use two suppliers
/// where one is enough): then it takes up to quantity / c suppliers, each for c units.
/// </para>
/// <list type="table">
/// <item><term>F</term><description>every demand is in seats, no share caps, no bundles, no minimum fill above one seat, no
/// suppliers that must or must not serve together, and at each supplier all its demands overlap in time, turnaround included: a flow.</description></item>
/// <item><term>F+</term><description>the same with share caps.</description></item>
/// <item><term>I</term><description>the same, but a supplier may serve several demands one after the other: a linear programme
/// that is nearly always integral.</description></item>
/// <item><term>G</term><description>everything else: a linear programme where every demand takes whole seats nevertheless,
/// and a search where it does not or the programme leaves something open.</description></item>
/// </list>
/// </summary>
internal static class ProblemClass
{
    public const string Flow = "F";
    public const string FlowWithCaps = "F+";
    public const string Sequential = "I";
    public const string General = "G";

    public static string Of(AssignmentProblem problem)
    {
        var partners = Partners(problem);
        var related = problem.Forbidden.Count > 0 || partners.Count > 0;
        var linked = problem.Demands.Index().Any(demand => demand.Item.Bundle is not null || !IsFree(problem, demand.Index));
        if (related || linked || !TakesWholeSeats(problem, partners))
        {
            return General;
        }

        if (!OneAtATime(problem))
        {
            return Sequential;
        }

        return problem.Demands.Any(demand => demand.IsCapped) ? FlowWithCaps : Flow;
    }

    /// <summary>Whether every demand takes whole seats, whatever other rules there are.</summary>
    public static bool TakesWholeSeats(AssignmentProblem problem) => TakesWholeSeats(problem, Partners(problem));

    /// <summary>What each supplier covers of the demand, when it is in seats.</summary>
    public static int SeatSizeOf(AssignmentProblem problem, int demand) => problem.Pairs[problem.First[demand]].Capacity;

    private static bool TakesWholeSeats(AssignmentProblem problem, HashSet<int> partners) =>
        Enumerable.Range(0, problem.Demands.Count).All(d => TakesWholeSeats(problem, d, partners));

    private static HashSet<int> Partners(AssignmentProblem problem) =>
        [.. problem.Suppliers.Where(supplier => supplier.Partners.Count > 0).SelectMany(supplier => supplier.Partners)];

    private static bool IsFree(AssignmentProblem problem, int d) =>
        problem.First[d] < problem.First[d + 1] && problem.Demands[d].MinimumFill <= SeatSizeOf(problem, d);

    private static bool TakesWholeSeats(AssignmentProblem problem, int d, HashSet<int> partners)
    {
        var demand = problem.Demands[d];
        var pairs = problem.Pairs.AsSpan(problem.First[d]..problem.First[d + 1]);
        if (pairs.Length == 0)
        {
            return false;
        }

        var seat = pairs[0].Capacity;
        foreach (ref readonly var pair in pairs)
        {
            if (pair.Capacity != seat || (seat > 1 && (pair.Pinned || pair.ChangeCost > 0 || partners.Contains(pair.Supplier))))
            {
                return false;
            }
        }

        return demand.Quantity % seat == 0 && demand.SharesTakeWhole(seat);
    }

    // Intervals overlap pairwise when the last to start does so before the first has ended; within one mission turnaround does not count.
    private static bool OneAtATime(AssignmentProblem problem)
    {
        var (lastStart, firstEnd) = (new int[problem.Suppliers.Count], new int[problem.Suppliers.Count]);
        Array.Fill(lastStart, int.MinValue);
        Array.Fill(firstEnd, int.MaxValue);
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            var demand = problem.Demands[d];
            foreach (ref readonly var pair in problem.Pairs.AsSpan(problem.First[d]..problem.First[d + 1]))
            {
                lastStart[pair.Supplier] = Math.Max(lastStart[pair.Supplier], demand.Start);
                firstEnd[pair.Supplier] = Math.Min(firstEnd[pair.Supplier], demand.End);
            }
        }

        var resting = new HashSet<int>();
        for (var p = 0; p < lastStart.Length; p++)
        {
            if (lastStart[p] >= (long)firstEnd[p] + problem.Suppliers[p].Turnaround)
            {
                return false;
            }

            if (lastStart[p] >= firstEnd[p])
            {
                resting.Add(p);
            }
        }

        return resting.Count == 0 || problem.Pairs.Where(pair => resting.Contains(pair.Supplier))
            .GroupBy(pair => (pair.Supplier, problem.Demands[pair.Demand].Mission))
            .All(of => of.Max(pair => problem.Demands[pair.Demand].Start) < of.Min(pair => problem.Demands[pair.Demand].End));
    }
}
