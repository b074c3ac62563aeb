using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class GetGaps
{
    /// <summary>What is required, met, unmet and available on a day</summary>
    /// <remarks>
    /// By unit type, level and mission. The figures rest on the best plan for all requirements of the day together, so that no pledge is promised
    /// twice; <c>proof</c> says how far it is proven. With <c>region</c> or <c>organisation</c> it is what pledges of those states alone could do,
    /// and <c>groupBy</c> shows every group beside the whole. Each figure comes with the address of the list behind it. Nothing is kept, and nobody
    /// is bound by it.
    /// </remarks>
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
        ? Sorted(catalogue.Regions, scope.Group.Regions).Select(code => (code, scope with { Group = scope.Group with { Regions = AnyOf.Only(code) } }))
        : Sorted(catalogue.Organisations, scope.Group.Organisations)
            .Select(code => (code, scope with { Group = scope.Group with { Organisations = AnyOf.Only(code) } }));

    private static IEnumerable<string> Sorted(IEnumerable<string> codes, AnyOf<string> only) => codes.Where(only.Holds).Order(StringComparer.Ordinal);
}
