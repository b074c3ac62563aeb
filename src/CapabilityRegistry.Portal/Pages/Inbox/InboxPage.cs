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

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/inbox", Show);

    private static async Task<IResult> Show(Page page)
    {
        var submitted = await page.Get<Listed<Pledge>>($"/v1/pledges?status=submitted&status=acknowledged&count=true&limit={Most}");
        var waiting = new List<WaitingUnit>();
        foreach (var unit in submitted.Items)
        {
            waiting.Add(new WaitingUnit(unit, await page.Get<ReadinessView>(Address.Of($"/v1/pledges/{unit.Id}/readiness"))));
        }

        return Page.Show<InboxView, InboxModel>(new InboxModel(
            waiting,
            await page.Get<Listed<Pledge>>($"/v1/pledges?levelAskedFor=L2&levelAskedFor=L3&levelAskedFor=RDL&count=true&limit={Most}"),
            await Names.OfUnitTypes(page)));
    }
}

/// <param name="Readiness">What the unit still lacks for Level 1.</param>
public sealed record WaitingUnit(Pledge Unit, ReadinessView Readiness);

public sealed record InboxModel(IReadOnlyList<WaitingUnit> Submitted, Listed<Pledge> Asked, Names Types);
