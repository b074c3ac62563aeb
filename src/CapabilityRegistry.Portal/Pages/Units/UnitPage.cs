using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Conditions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Units;

/// <summary>One unit: how ready it is, what it lacks, what was decided, why it was chosen or not; and the steps that can be taken with it.</summary>
public static class UnitPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/units/{id}", Show);
        app.MapPage("/units/{id}/steps/{step}", page => ShowStep(page, null));
        app.MapForm("/units/{id}/steps/{step}", TakeStep);
    }

    private static async Task<IResult> Show(Page page)
    {
        var id = page.Route("id");
        var unit = await page.Get<Pledge>(Address.Of($"/v1/pledges/{id}"));
        var names = await Names.OfItems(page);
        return Page.Show<UnitView, UnitModel>(new UnitModel
        {
            Unit = unit,
            Type = await page.Get<UnitType>(Address.Of($"/v1/unit-types/{unit.UnitType}")),
            Names = names,
            Sentences = new(await Names.OfUnitTypes(page), names),
            Readiness = await page.Get<ReadinessView>(Address.Of($"/v1/pledges/{id}/readiness").WithQuery(("on", page.Query("on")))),
            Actions = await page.Get<PledgeActions>(Address.Of($"/v1/pledges/{id}/actions")),
            Deficiencies = await page.Get<Listed<Deficiency>>(Address.Of($"/v1/deficiencies?pledge={id}&status=open")),
            Conditions = await UnitConditions.Of(page, id),
            Findings = await page.Find<Listed<Finding>>(Address.Of($"/v1/findings?pledge={id}")),
            Outcomes = await page.Find<PledgeOutcomes>(Address.Of($"/v1/pledges/{id}/outcomes")),
            Decisions = await page.Get<Listed<LoggedDecision>>(Address.Of($"/v1/pledges/{id}/decisions?sort=-decidedOn")),
        });
    }

    private static async Task<IResult> ShowStep(Page page, Problem? problem)
    {
        if (StepForm.Find(page.Route("step")) is not { } step)
        {
            throw ApiRefusalException.NotFound();
        }

        var id = page.Route("id");
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/pledges/{id}")));
        var unit = answer.Read<Pledge>();
        var actions = await page.Get<PledgeActions>(Address.Of($"/v1/pledges/{id}/actions"));
        // After a refusal the form stays, with what was typed.
        var shut = problem is null ? actions.Actions.FirstOrDefault(each => each.Action == step.Action && !each.Open) : null;
        return Page.Show<StepView, StepModel>(
            new StepModel(
                unit,
                answer.Version!,
                step,
                shut,
                step.Action == "submit" ? await page.Get<ReadinessView>(Address.Of($"/v1/pledges/{id}/readiness")) : null,
                problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> TakeStep(Page page)
    {
        var (id, action) = (page.Route("id"), page.Route("step"));
        if (StepForm.Find(action) is not { } step)
        {
            throw ApiRefusalException.NotFound();
        }

        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/pledges/{id}/{action}"), step.Body(page.Form)));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/units/{id}?done={action}")) : await ShowStep(page, answer.Problem);
    }
}

public sealed record UnitModel
{
    public required Pledge Unit { get; init; }

    public required UnitType Type { get; init; }

    public required Names Names { get; init; }

    public required Sentences Sentences { get; init; }

    public required ReadinessView Readiness { get; init; }

    public required PledgeActions Actions { get; init; }

    public required Listed<Deficiency> Deficiencies { get; init; }

    public required UnitConditions Conditions { get; init; }

    /// <summary>Null for whoever may not read visits.</summary>
    public required Listed<Finding>? Findings { get; init; }

    /// <summary>Null for whoever may not read what came of pledges.</summary>
    public required PledgeOutcomes? Outcomes { get; init; }

    public required Listed<LoggedDecision> Decisions { get; init; }
}

/// <param name="Version">The ETag of the pledge as it is shown.</param>
/// <param name="Shut">Why the step cannot be taken; null if it can.</param>
/// <param name="Readiness">What is still missing, where the unit is handed in; null for other steps.</param>
public sealed record StepModel(Pledge Unit, string Version, StepForm Step, ActionView? Shut, ReadinessView? Readiness, Problem? Problem);
