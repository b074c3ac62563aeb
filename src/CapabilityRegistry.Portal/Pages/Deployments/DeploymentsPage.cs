using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Steps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Deployments;

/// <summary>Units on their way and in missions: their milestones, and the clock of those that are to be there rapidly.</summary>
public static class DeploymentsPage
{
    private static readonly string[] Filters = ["status", "contributor", "requirement", "pledge"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/deployments", ShowAll);
        app.MapPage("/deployments/{id}", Show);
        app.MapSteps(DeploymentSteps.Group);
    }

    private static async Task<IResult> ShowAll(Page page) => Page.Show<DeploymentListView, DeploymentListModel>(new DeploymentListModel(
        await page.Get<Listed<DeploymentView>>("/v1/deployments".WithQuery(
            [.. Lists.Filter(page, Filters), ("sort", "-engagedFrom"), ("after", page.Query("after")), ("count", "true")])),
        await Names.States(page)));

    private static async Task<IResult> Show(Page page)
    {
        var id = page.Route("id");
        var deployment = await page.Get<DeploymentView>(Address.Of($"/v1/deployments/{id}"));
        return Page.Show<DeploymentPageView, DeploymentModel>(new DeploymentModel(
            deployment,
            await page.Get<Pledge>(Address.Of($"/v1/pledges/{deployment.Pledge}")),
            (await page.Get<Listed<EventView>>(Address.Of($"/v1/deployments/{id}/history?limit=200"))).Items));
    }
}

public sealed record DeploymentListModel(Listed<DeploymentView> Deployments, IReadOnlyList<(string Code, string Words)> States);

public sealed record DeploymentModel(DeploymentView Deployment, Pledge Unit, IReadOnlyList<EventView> History);
