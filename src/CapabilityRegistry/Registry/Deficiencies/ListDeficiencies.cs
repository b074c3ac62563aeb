using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies;

public static class ListDeficiencies
{
    /// <summary>What pledged units lack, page by page</summary>
    /// <remarks>
    /// Open and closed deficiencies. Those of the source <c>list</c> are kept by the registry: each mandatory line of the generic statement in force for the
    /// unit type of which a pledge that is handed in falls short, persons and capacity too, by the rules by which units are compared with statements. They
    /// are opened, closed and opened again with the change of the pledge itself; where a statement comes into force or a certificate runs out, within the
    /// hour. Who speaks for one state gets only those of units of that state. Filters are combined: a deficiency must pass all of them. Follow <c>next</c>
    /// until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Deficiency>>> Handle(
        [AsParameters] DeficiencyFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, DeficiencyStore deficiencies,
        Caller caller, HttpRequest request)
    {
        var rows = await deficiencies.List(filter, caller, page, since);
        int? count = page.Count == true ? await deficiencies.Count(filter, caller, since) : null;
        return TypedResults.Ok(DeficiencyStore.Orders.Page(request, rows, page, count));
    }
}
