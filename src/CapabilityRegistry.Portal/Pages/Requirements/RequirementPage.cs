using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Steps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Requirements;

/// <summary>One requirement: what counts, who could answer it, who nearly could, who is engaged, and what happened.</summary>
public static class RequirementPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/requirements/{id}", Show);
        app.MapSteps(RequirementSteps.Group);
    }

    private static async Task<IResult> Show(Page page)
    {
        var id = page.Route("id");
        var requirement = await page.Get<Requirement>(Address.Of($"/v1/requirements/{id}"));
        return Page.Show<RequirementView, RequirementModel>(new RequirementModel
        {
            Requirement = requirement,
            Ceiling = requirement.Mission is null
                ? null
                : await page.Get<Ceiling>(Address.Of($"/v1/missions/{requirement.Mission}/ceiling").WithQuery(
                    ("on", requirement.NeededBy.Plain()))),
            Types = await Names.OfUnitTypes(page),
            Names = await Names.OfItems(page),
            Candidates = await page.Get<CandidatesView>(Address.Of($"/v1/requirements/{id}/candidates")
                .WithQuery(("on", page.Query("on")), ("after", page.Query("after")), ("limit", "20"))),
            Fulfilment = await page.Get<FulfilmentView>(Address.Of($"/v1/requirements/{id}/fulfilment")),
            Invitations = await page.Get<Listed<Invitation>>(Address.Of($"/v1/invitations?requirement={id}&sort=-id&limit=100")),
            Deployments = await page.Get<Listed<DeploymentView>>(Address.Of($"/v1/deployments?requirement={id}&sort=-id&limit=100")),
            History = (await page.Get<Listed<EventView>>(Address.Of($"/v1/requirements/{id}/history?limit=200"))).Items,
        });
    }
}

public sealed record RequirementModel
{
    public required Requirement Requirement { get; init; }

    /// <summary>Of its mission, on the first day of the need; null for a capacity goal.</summary>
    public required Ceiling? Ceiling { get; init; }

    public required Names Types { get; init; }

    /// <summary>Names of equipment, self-sustainment, attributes and courses.</summary>
    public required Names Names { get; init; }

    public Sentences Sentences => new(Types, Names);

    public required CandidatesView Candidates { get; init; }

    public required FulfilmentView Fulfilment { get; init; }

    public required Listed<Invitation> Invitations { get; init; }

    public required Listed<DeploymentView> Deployments { get; init; }

    public required IReadOnlyList<EventView> History { get; init; }

    /// <summary>Whether somebody can be invited for it: it is in force, of a mission, and needs something where the candidates are judged.</summary>
    public bool CanInvite => Requirement.IsInForceForAMission && Fulfilment.Needs(Candidates.Slot);

    /// <summary>Whether all that it asks for is engaged, so that nobody is invited although it is in force.</summary>
    public bool IsFilled => Requirement.IsInForceForAMission && !CanInvite;
}
