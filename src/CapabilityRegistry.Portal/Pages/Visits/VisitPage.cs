using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Steps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Visits;

/// <summary>One visit: which units, when, by whom, and how it ended; it is scheduled, staffed, postponed and cancelled here.</summary>
public static class VisitPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/visits/new", "schedule-visits", page => ShowNew(page, null));
        app.MapForm("/visits/new", Schedule);
        app.MapPage("/visits/{id}", Show);
        app.MapFormPage("/visits/{id}/team", "schedule-visits", page => ShowTeam(page, null));
        app.MapForm("/visits/{id}/team", Staff);
        app.MapSteps(VisitSteps.Group);
    }

    private static async Task<IResult> Show(Page page) => Page.Show<VisitView, VisitModel>(new VisitModel(
        await page.Get<Visit>(Address.Of($"/v1/visits/{page.Route("id")}")),
        await page.Get<Listed<Finding>>(Address.Of($"/v1/findings?visit={page.Route("id")}&limit=200"))));

    private static async Task<IResult> ShowNew(Page page, Problem? problem)
    {
        var state = page.Form["contributor"] ?? page.Query("contributor");
        // A state that is none has no units: the form then asks for another one.
        var units = state is null ? null : await page.Send(ApiRequest.Get(Address.Of($"/v1/pledges?contributor={state}&status=registered&limit=200")));
        return Page.Show<ScheduleView, ScheduleModel>(
            new ScheduleModel(state, units is { IsSuccess: true } ? units.Read<Listed<Pledge>>().Items : [], await Names.States(page), problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Schedule(Page page)
    {
        if (page.Form.Has("more"))
        {
            return await ShowNew(page, null);
        }

        var body = new Dictionary<string, object?>
        {
            ["pledges"] = page.Form.All("pledges"),
            ["kind"] = page.Form["kind"] ?? "",
            ["mode"] = page.Form["mode"] ?? "in-person",
            ["plannedOn"] = page.Form["plannedOn"] ?? "",
            ["team"] = TeamForm.Read(page.Form),
        };
        var done = await page.Submit(ApiRequest.Post("/v1/visits", body));
        return done.IsSuccess
            ? Page.GoTo(Address.Of($"/visits/{done.Read<Visit>().Id}?done=schedule"))
            : await ShowNew(page, Lists.AtKeys(TeamForm.AtRows(done.Problem, page.Form), "pledges", page.Form.All("pledges")));
    }

    private static async Task<IResult> ShowTeam(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/visits/{page.Route("id")}")));
        return Page.Show<TeamView, TeamModel>(
            new TeamModel(answer.Read<Visit>(), answer.Version!, problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Staff(Page page)
    {
        if (page.Form.Has("more"))
        {
            return await ShowTeam(page, null);
        }

        var id = page.Route("id");
        var done = await page.Submit(ApiRequest.Post(
            Address.Of($"/v1/visits/{id}/team"), new Dictionary<string, object> { ["team"] = TeamForm.Read(page.Form) }));
        return done.IsSuccess ? Page.GoTo(Address.Of($"/visits/{id}?done=team")) : await ShowTeam(page, TeamForm.AtRows(done.Problem, page.Form));
    }
}

/// <param name="Findings">What was found wanting in the units.</param>
public sealed record VisitModel(Visit Visit, Listed<Finding> Findings);

/// <param name="State">Whose units are visited; null before it was chosen.</param>
/// <param name="Units">The registered units of the state.</param>
public sealed record ScheduleModel(string? State, IReadOnlyList<Pledge> Units, IReadOnlyList<(string Code, string Words)> States, Problem? Problem);

/// <param name="Version">The ETag of the visit as it is shown.</param>
public sealed record TeamModel(Visit Visit, string Version, Problem? Problem);
