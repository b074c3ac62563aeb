using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Inbox;

/// <summary>What states have handed in and nobody has decided: new units, levels that are asked for, proposed revisions.</summary>
public static class InboxPage
{
    private const string Most = "100";

    // What is missing is asked of each unit: so many that the page is still quick.
    private const string MostToDecide = "25";

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/inbox", Show);

    private static async Task<IResult> Show(Page page)
    {
        var submitted = await page.Get<Listed<Pledge>>("/v1/pledges".WithQuery(
            ("status", "submitted"), ("status", "acknowledged"), ("count", "true"), ("limit", MostToDecide), ("after", page.Query("after"))));
        var waiting = new List<WaitingUnit>();
        foreach (var unit in submitted.Items)
        {
            waiting.Add(new WaitingUnit(unit, await page.Get<ReadinessView>(Address.Of($"/v1/pledges/{unit.Id}/readiness"))));
        }

        return Page.Show<InboxView, InboxModel>(new InboxModel(
            submitted,
            waiting,
            await page.Get<Listed<Pledge>>($"/v1/pledges?levelAskedFor=L2&levelAskedFor=L3&levelAskedFor=RDL&count=true&limit={Most}"),
            await Names.OfUnitTypes(page)));
    }
}

/// <param name="Readiness">What the unit still lacks for Level 1.</param>
public sealed record WaitingUnit(Pledge Unit, ReadinessView Readiness);

/// <param name="All">The units to decide, of which this page shows a part.</param>
/// <param name="Submitted">Those of this page.</param>
/// <param name="Asked">Those for which a level is asked for.</param>
public sealed record InboxModel(Listed<Pledge> All, IReadOnlyList<WaitingUnit> Submitted, Listed<Pledge> Asked, Names Types);
