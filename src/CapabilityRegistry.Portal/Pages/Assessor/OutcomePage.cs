using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Assessor;

/// <summary>
/// How a visit ended for one unit: list by list on the spot, then looked over and recorded at once, because the API keeps no draft of it. Until then all
/// that was filled in goes with the form, from one list to the next.
/// </summary>
public static class OutcomePage
{
    /// <summary>The last part: look over what was found, and record it.</summary>
    public const string Review = "review";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/assessor/visits/{id}/{pledge}", "record-visits", page => Show(page, null));
        app.MapForm("/assessor/visits/{id}/{pledge}", Go);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/visits/{page.Route("id")}")));
        var visit = answer.Read<Visit>();
        var lists = (await page.Get<ChecklistList>("/v1/checklists")).Items;
        return Page.Show<OutcomeView, OutcomeModel>(
            new OutcomeModel
            {
                Visit = visit,
                // What was seen when the form was begun; once somebody is told that it has changed, what is so now.
                Version = problem?.Status == StatusCodes.Status412PreconditionFailed ? answer.Version! : page.Form["version"] ?? answer.Version!,
                Unit = await page.Get<Pledge>(Address.Of($"/v1/pledges/{page.Route("pledge")}")),
                Checklists = lists,
                Open = problem is not null ? Review : page.Form["go"] ?? lists[0].Id,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Go(Page page)
    {
        if (!page.Form.Has("record"))
        {
            return await Show(page, null);
        }

        var (id, pledge) = (page.Route("id"), page.Route("pledge"));
        var outcome = OutcomeForm.Read(page.Form, (await page.Get<ChecklistList>("/v1/checklists")).Items);
        var body = outcome.Body();
        body["pledge"] = pledge;
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/visits/{id}/outcome"), body));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/assessor/visits/{id}?done={pledge}"))
            : await Show(page, outcome.AtFields(answer.Problem));
    }
}

public sealed record OutcomeModel
{
    public required Visit Visit { get; init; }

    public required string Version { get; init; }

    public required Pledge Unit { get; init; }

    public required IReadOnlyList<Checklist> Checklists { get; init; }

    /// <summary>The checklist that is open, or <see cref="OutcomePage.Review"/>.</summary>
    public required string Open { get; init; }

    public required Problem? Problem { get; init; }
}
