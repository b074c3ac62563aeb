using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Requirements;

/// <summary>The list of requirements of missions and of capacity goals.</summary>
public static class RequirementsPage
{
    private static readonly string[] Filters =
        ["mission", "goals", "unitType", "status", "minimumLevel", "priority", "neededOn", "beginsAfter", "from", "until"];

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/requirements", Show);

    private static async Task<IResult> Show(Page page) => Page.Show<RequirementListView, RequirementListModel>(new RequirementListModel(
        await page.Get<Listed<Requirement>>("/v1/requirements".WithQuery(
            [.. Lists.Filter(page, Filters), ("sort", "neededBy"), ("after", page.Query("after")), ("count", "true")])),
        await Missions(page),
        await Names.UnitTypes(page)));

    public static async Task<IReadOnlyList<Mission>> Missions(Page page) => (await page.Get<Listed<Mission>>("/v1/missions?limit=200")).Items;
}

public sealed record RequirementListModel(Listed<Requirement> Requirements, IReadOnlyList<Mission> Missions, IReadOnlyList<UnitType> Types);
