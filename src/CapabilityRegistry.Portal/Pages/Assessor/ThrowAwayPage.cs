using System.Net;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Assessor;

/// <summary>Throws the draft of an outcome away: on a page of its own, since it cannot be undone, and only as it is shown there.</summary>
public static class ThrowAwayPage
{
    /// <summary>The query parameter that tells the page of the visit whose draft was thrown away.</summary>
    public const string Done = "thrown-away";

    private const string Route = "/assessor/visits/{id}/{pledge}/" + OutcomePage.ThrowAway;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage(Route, "record-visits", page => Show(page, null));
        app.MapForm(Route, ThrowAway);
    }

    // Where there is none any more, nothing is left to ask.
    private static async Task<IResult> Show(Page page, Problem? problem) => await OutcomePage.Saved(page) is { } draft
        ? Page.Show<ThrowAwayView, ThrowAwayModel>(
            new ThrowAwayModel(
                draft.Read<OutcomeDraft>(), draft.Version!, await page.Get<Pledge>(Address.Of($"/v1/pledges/{page.Route("pledge")}")), problem),
            problem?.Status ?? StatusCodes.Status200OK)
        : Page.GoTo(VisitOf(page));

    private static async Task<IResult> ThrowAway(Page page)
    {
        var answer = await page.Send(ApiRequest.Delete(OutcomePage.AddressOf(page)) with { Version = page.Form["version"] });
        return answer.IsSuccess
            ? Page.GoTo(VisitOf(page).WithQuery((Done, page.Route("pledge"))))
            : await Show(page, answer.Status == HttpStatusCode.PreconditionFailed
                ? new Problem { Status = StatusCodes.Status412PreconditionFailed, Code = "draft-saved" }
                : answer.Problem);
    }

    private static string VisitOf(Page page) => Address.Of($"/assessor/visits/{page.Route("id")}");
}

/// <param name="Version">The ETag of the draft as it is shown.</param>
public sealed record ThrowAwayModel(OutcomeDraft Draft, string Version, Pledge Unit, Problem? Problem);
