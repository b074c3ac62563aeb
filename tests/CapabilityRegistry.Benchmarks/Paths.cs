namespace CapabilityRegistry.Benchmarks;

/// <summary>What is asked of the big registry.</summary>
internal static class Paths
{
    /// <summary>Pages of 50, one for each unit type and level that fills them.</summary>
    public static readonly IReadOnlyList<string> Pages =
    [
        .. from type in ManyPledges.UnitTypes
           from level in new[] { "L1", "L2", "L3" }
           select $"/v1/pledges?unitType={type}&readinessLevel={level}",
    ];

    /// <summary>Single pledges from all over the registry; the step has no factor in common with the number of pledges.</summary>
    public static readonly IReadOnlyList<string> Pledges =
        [.. Enumerable.Range(0, 10_000).Select(i => $"/v1/pledges/{ManyPledges.Id((int)(i * 7919L % ManyPledges.Count))}")];

    /// <summary>How ready the units of these pledges are.</summary>
    public static readonly IReadOnlyList<string> Readiness = [.. Pledges.Select(pledge => $"{pledge}/readiness")];

    /// <summary>What there is of a unit type on a day on which most units are available.</summary>
    public static readonly IReadOnlyList<string> Capabilities =
        [.. ManyPledges.UnitTypes.Select(type => $"/v1/capabilities?unitType={type}&on=2027-06-01")];

    /// <summary>What lapses of the states of the first pledges.</summary>
    public static readonly IReadOnlyList<string> Reminders =
        [.. Pledges.Take(200).Select(pledge => $"/v1/reminders?within=730&contributor={pledge.Split('/')[^1][..3]}")];
}
