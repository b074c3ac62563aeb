using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Today;

/// <summary>The first page: for strangers what the registry is, for everybody else what waits for them.</summary>
public static class TodayPage
{
    private const int MostChanges = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/", Show, forEverybody: true);

    private static async Task<IResult> Show(Page page) => page.Role switch
    {
        null => await Welcome(page),
        "focal-point" => Page.Show<FocalPointView, FocalPointModel>(await OfFocalPoint(page)),
        "planner" => Page.Show<PlannerView, PlannerModel>(await OfPlanner(page)),
        "assessor" => Page.Show<AssessorView, AssessorLists>(await AssessorLists.Of(page)),
        _ => Page.Show<OthersView, string>(page.Role),
    };

    private static async Task<IResult> Welcome(Page page)
    {
        var summary = await page.Get<PublicSummary>("/v1/public/summary");
        return Page.Show<WelcomeView, PublicSummary>(summary);
    }

    private static async Task<FocalPointModel> OfFocalPoint(Page page) => new(
        await FocalPointLists.Of(page),
        await Names.OfItems(page),
        await LastVisit.Changes(page, LastVisit.Of(page, page.Http.RequestTime()), MostChanges));

    private static async Task<PlannerModel> OfPlanner(Page page) => new(await page.Get<GapTable>("/v1/gaps"), await PlannerLists.Of(page));
}

/// <summary>What waits for a focal point, with the names of what it is about.</summary>
/// <param name="Changed">What others did since they were last here; null if that is not known.</param>
public sealed record FocalPointModel(FocalPointLists Lists, Names Names, ChangedSince? Changed);

/// <summary>What waits for a planner, and how the gaps are.</summary>
public sealed record PlannerModel(GapTable Gaps, PlannerLists Lists);
