using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Today;

/// <summary>The first page: for strangers what the registry is, for everybody else what waits for them.</summary>
public static class TodayPage
{
    private const string DaysAhead = "90";
    private const int MostItems = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/", Show, forEverybody: true);

    private static async Task<IResult> Show(Page page) => page.Role switch
    {
        null => await Welcome(page),
        "focal-point" => Page.Show<FocalPointView, FocalPointModel>(await OfFocalPoint(page)),
        "planner" => Page.Show<PlannerView, PlannerModel>(await OfPlanner(page)),
        "assessor" => Page.Show<AssessorView, AssessorModel>(await OfAssessor(page)),
        _ => Page.Show<OthersView, string>(page.Role),
    };

    private static async Task<IResult> Welcome(Page page)
    {
        var summary = await page.Get<PublicSummary>("/v1/public/summary");
        return Page.Show<WelcomeView, PublicSummary>(summary);
    }

    private static async Task<FocalPointModel> OfFocalPoint(Page page) => new(
        await List<Pledge>(page, "/v1/pledges?status=returned&status=draft&status=announced"),
        await List<Invitation>(page, "/v1/invitations?status=open"),
        await List<Reminder>(page, $"/v1/reminders?within={DaysAhead}"),
        await List<Finding>(page, "/v1/findings?status=open"),
        await List<Deficiency>(page, "/v1/deficiencies?status=open"),
        await List<ShareView>(page, "/v1/shares?status=proposed"),
        await Names.Of(page, "equipment", "self-sustainment", "attributes", "courses"),
        await LastVisit.Changes(page, LastVisit.Of(page, page.Http.RequestTime()), MostItems));

    private static async Task<PlannerModel> OfPlanner(Page page) => new(
        await page.Get<GapTable>("/v1/gaps"),
        await List<Pledge>(page, "/v1/pledges?status=submitted&status=acknowledged"),
        await List<Invitation>(page, "/v1/invitations?status=accepted"),
        await List<Reminder>(page, $"/v1/reminders?within={DaysAhead}"));

    private static async Task<AssessorModel> OfAssessor(Page page) => new(
        await List<Visit>(page, "/v1/visits?status=scheduled&sort=plannedOn"),
        await List<Finding>(page, "/v1/findings?status=answered"));

    private static Task<Listed<T>> List<T>(Page page, string address) =>
        page.Get<Listed<T>>(address.WithQuery(("limit", $"{MostItems}"), ("count", "true")));
}

/// <summary>What waits for a focal point.</summary>
/// <param name="Changed">What others did since they were last here; null if that is not known.</param>
public sealed record FocalPointModel(
    Listed<Pledge> Unfinished, Listed<Invitation> Invitations, Listed<Reminder> Lapses, Listed<Finding> Findings, Listed<Deficiency> Deficiencies,
    Listed<ShareView> Shares, Names Names, ChangedSince? Changed);

/// <summary>What waits for a planner.</summary>
public sealed record PlannerModel(GapTable Gaps, Listed<Pledge> Submitted, Listed<Invitation> Accepted, Listed<Reminder> Lapses);

/// <summary>What waits for an assessor.</summary>
public sealed record AssessorModel(Listed<Visit> Visits, Listed<Finding> Answered);
