using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>The requirements as a scenario supposes them.</summary>
internal static class ScenarioRequirements
{
    public static IReadOnlyList<Fault> Faults(Scenario scenario, IReadOnlyCollection<Requirement> inForce, DateOnly asOf)
    {
        var keys = inForce.Select(each => each.Id).ToHashSet();
        var moved = scenario.RequirementDates;
        return
        [
            .. scenario.NewRequirements.SelectMany((each, index) =>
                RequirementChecks.Over(each.NeededBy, each.DurationDays, asOf).Select(fault => fault.Under($"/scenario/newRequirements/{index}"))),
            .. RunKeys.Unknown(scenario.CancelledRequirements, keys, index => $"/scenario/cancelledRequirements/{index}", RunKeys.InForce),
            .. RunKeys.Unknown([.. moved.Select(each => each.Requirement)], keys, index => $"/scenario/requirementDates/{index}/requirement", RunKeys.InForce),
            .. CatalogueCodes.Repeated(scenario.CancelledRequirements, each => each, index => $"/scenario/cancelledRequirements/{index}"),
            .. CatalogueCodes.Repeated(moved, each => each.Requirement, index => $"/scenario/requirementDates/{index}/requirement"),
            .. moved.SelectMany((each, index) =>
                Dates(each.NeededBy, each.DurationDays, asOf).Select(fault => fault.Under($"/scenario/requirementDates/{index}"))),
        ];
    }

    /// <summary>The requirements in force under the scenario.</summary>
    /// <param name="added">The requirements that the scenario adds.</param>
    public static IReadOnlyList<Requirement> Of(Scenario scenario, IEnumerable<Requirement> inForce, IReadOnlyList<Requirement> added)
    {
        var moved = scenario.RequirementDates.ToDictionary(each => each.Requirement);
        var cancelled = scenario.CancelledRequirements.ToHashSet();
        return
        [
            .. inForce.Where(each => !cancelled.Contains(each.Id)).Select(each => moved.TryGetValue(each.Id, out var to) ? Moved(each, to) : each),
            .. added,
        ];
    }

    /// <summary>A requirement that would come up, under a key that tells so.</summary>
    public static Requirement New(int index, string? mission, ResolvedContent resolved) => Requirement.Of(resolved) with
    {
        Id = NeedReference.HypotheticalKey(index),
        Version = 1,
        Mission = mission,
        Status = RequirementStatus.Published,
    };

    private static Requirement Moved(Requirement requirement, RequirementDates to) =>
        requirement with { NeededBy = to.NeededBy, DurationDays = to.DurationDays };

    private static IEnumerable<Fault> Dates(DateOnly neededBy, int days, DateOnly asOf) =>
        RequirementChecks.Duration(neededBy, days).Concat(RequirementChecks.Over(neededBy, days, asOf));
}
