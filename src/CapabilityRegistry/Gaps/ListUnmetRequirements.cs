using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Http;
using CapabilityRegistry.MatchRuns;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Gaps;

/// <summary>Which unmet requirements, on which day.</summary>
public sealed record UnmetFilter : PageQuery
{
    [Description("The day to look at; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Only requirements of this mission.")]
    [FromQuery(Name = "mission")]
    [RegularExpression(Patterns.Mission)]
    public string? Mission { get; init; }

    [Description("Only requirements for this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string? UnitType { get; init; }

    [Description("Only requirements that ask for exactly this level.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>? MinimumLevel { get; init; }

    internal bool Covers(GapView gap) =>
        string.CompareOrdinal(gap.Requirement, After ?? "") > 0
        && (Mission is null || Mission == gap.Mission)
        && (UnitType is null || UnitType == gap.UnitType)
        && (MinimumLevel is null || MinimumLevel.Value == gap.MinimumLevel);
}

public static class ListUnmetRequirements
{
    /// <summary>The requirements that the best plan does not fill completely on a day, each with the reasons</summary>
    public static async Task<Ok<Page<GapView>>> Handle(
        [AsParameters] UnmetFilter filter, GapAnalysis gaps, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var matched = await gaps.On(filter.On ?? gaps.Today, caller, cancel);
        var all = matched.Gaps().OrderBy(gap => gap.Requirement, StringComparer.Ordinal).ToList();
        int? count = filter.Count == true ? all.Count((filter with { After = null }).Covers) : null;
        return TypedResults.Ok(Page.Of(request, [.. all.Where(filter.Covers).Take(filter.Take)], filter.Wanted, gap => gap.Requirement, count));
    }
}
