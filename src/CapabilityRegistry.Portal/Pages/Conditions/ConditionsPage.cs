using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Pages.Steps;
using CapabilityRegistry.Portal.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Conditions;

/// <summary>On what the use of a unit depends: the state states it and drops it, the Secretariat says that it is met.</summary>
public static class ConditionsPage
{
    public const string OfferPledges = "offer-pledges";
    public const string DecidePledges = "decide-pledges";

    /// <summary>The fields of each step, by the last word of its operation.</summary>
    private static readonly Dictionary<string, string[]> Steps = new()
    {
        ["meet"] = ["on", "agreedBy", "reference"],
        ["drop"] = ["reason"],
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/units/{id}/conditions/state", OfferPledges, Ask);
        app.MapForm("/units/{id}/conditions/state", State);
        app.MapPage("/conditions/{id}", page => Show(page, null));
        app.MapForm("/conditions/{id}/{step}", page => OwnSteps.Take(page, "/conditions", Steps, Show));
    }

    private static async Task<IResult> Ask(Page page)
    {
        await UnitLife.MustGoOn(page, page.Route("id"));
        return await ShowForm(page, null);
    }

    private static async Task<IResult> ShowForm(Page page, Problem? problem) => Page.Show<ConditionFormView, ConditionFormModel>(
        new ConditionFormModel(await page.Get<Pledge>(Address.Of($"/v1/pledges/{page.Route("id")}")), problem), problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> State(Page page)
    {
        var body = page.Form.Members("text", "validFrom", "validUntil");
        body["pledge"] = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post("/v1/conditions", body));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/conditions/{answer.Read<Condition>().Id}"))
            : await ShowForm(page, answer.Problem);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/conditions/{page.Route("id")}")));
        var condition = answer.Read<Condition>();
        return Page.Show<ConditionView, ConditionModel>(
            new ConditionModel
            {
                Condition = condition,
                Version = answer.Version!,
                UnitName = (await page.Get<Pledge>(Address.Of($"/v1/pledges/{condition.Pledge}"))).UnitName,
                Conditions = await UnitConditions.Of(page, condition.Pledge),
                // Of what is over nobody can say anything any more.
                Rights = condition.OpenUntil <= Days.Today(page) ? [] : (await page.Get<CallerView>("/v1/access/caller")).Rights,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }
}

public sealed record ConditionFormModel(Pledge Unit, Problem? Problem);

public sealed record ConditionModel
{
    public required Condition Condition { get; init; }

    public required string Version { get; init; }

    public required string UnitName { get; init; }

    /// <summary>All conditions of its unit.</summary>
    public required UnitConditions Conditions { get; init; }

    /// <summary>What this person may do with it, by the rights of the API; nothing once it is over.</summary>
    public required IReadOnlyList<string> Rights { get; init; }

    public required Problem? Problem { get; init; }
}
