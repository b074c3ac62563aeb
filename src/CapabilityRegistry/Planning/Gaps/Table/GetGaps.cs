using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class GetGaps
{
    /// <summary>
    /// What is required, met, unmet and available on a day, by unit type, level and mission, for all contributors or a group of them;
    /// each figure with the list behind it
    /// </summary>
    public static async Task<Ok<GapTable>> Handle(
        [AsParameters] GapQuery query, [AsParameters] GroupFilter group, [AsParameters] GapFilter filter,
        CatalogueStore catalogue, SnapshotReader snapshots, CachedDayPlans plans, Caller caller, CancellationToken cancel)
    {
        var scope = filter.AnsweredBy(group);
        var snapshot = await snapshots.OnToday(caller);
        var day = query.On ?? snapshot.Day;
        var plan = plans.Of(snapshot, new DayQuestion(day, scope.Group), cancel);
        var asked = query.GroupBy is { } kind ? Groups(kind, scope, await catalogue.Codes()) : [];
        var groups = await Task.WhenAll(asked.Select(async each =>
            (each.Code, each.Scope, await plans.Of(snapshot, new DayQuestion(day, each.Scope.Group), cancel))));
        return TypedResults.Ok(GapTables.Of(snapshot, await plan, scope, query.GroupBy?.Value, groups));
    }

    // A group within a filter by the other kind is what both hold: the African states of the AU.
    private static IEnumerable<(string Code, GapScope Scope)> Groups(GroupKind kind, GapScope scope, CatalogueCodes catalogue) => kind == GroupKind.Region
        ? Sorted(catalogue.Regions, scope.Group.Region).Select(code => (code, scope with { Group = scope.Group with { Region = code } }))
        : Sorted(catalogue.Organisations, scope.Group.Organisation).Select(code => (code, scope with { Group = scope.Group with { Organisation = code } }));

    private static IEnumerable<string> Sorted(IEnumerable<string> codes, string? only) =>
        codes.Where(code => only is null || code == only).Order(StringComparer.Ordinal);
}
