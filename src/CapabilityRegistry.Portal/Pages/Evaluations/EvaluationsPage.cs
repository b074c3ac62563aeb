using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Evaluations;

/// <summary>How units did for some time: what was measured, what the assessor says, and what became of an improvement.</summary>
public static class EvaluationsPage
{
    /// <summary>How many lines for measures the form has.</summary>
    public const int MeasureRows = 4;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/evaluations", List);
        app.MapPage("/evaluations/{id}", page => Show(page, null));
        app.MapForm("/evaluations/{id}/follow-up", FollowUp);
        app.MapFormPage("/units/{id}/evaluations/record", "evaluate-units", page => ShowForm(page, null));
        app.MapForm("/units/{id}/evaluations/record", Record);
    }

    private static async Task<IResult> List(Page page)
    {
        var evaluations = await page.Get<Listed<Evaluation>>("/v1/evaluations".WithQuery(
            ("pledge", page.Query("pledge")), ("after", page.Query("after")), ("sort", "-id")));
        return Page.Show<EvaluationsView, EvaluationsModel>(new EvaluationsModel(evaluations, page.Next(evaluations.Next)));
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/evaluations/{page.Route("id")}")));
        return Page.Show<EvaluationView, EvaluationModel>(
            new EvaluationModel(answer.Read<Evaluation>(), answer.Version!, problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> FollowUp(Page page)
    {
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/evaluations/{id}/follow-up"), page.Form.Members("doneOn", "text")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/evaluations/{id}")) : await Show(page, answer.Problem);
    }

    private static async Task<IResult> ShowForm(Page page, Problem? problem) => Page.Show<EvaluationFormView, EvaluationFormModel>(
        new EvaluationFormModel(await page.Get<Pledge>(Address.Of($"/v1/pledges/{page.Route("id")}")), problem), problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Record(Page page)
    {
        var form = page.Form;
        var body = form.Members("deployment", "periodFrom", "periodUntil", "rating", "remark", "note");
        body["pledge"] = page.Route("id");
        var rows = Enumerable.Range(0, MeasureRows).Select(row => row.ToString(CultureInfo.InvariantCulture))
            .Where(row => form[$"measure-{row}"] is not null || form[$"value-{row}"] is not null).ToList();
        body["measures"] = rows.ConvertAll(row => new Dictionary<string, object?>
        {
            ["measure"] = form[$"measure-{row}"] ?? "",
            ["text"] = form[$"text-{row}"],
            ["value"] = form.NumberOrText($"value-{row}"),
            ["target"] = form.NumberOrText($"target-{row}"),
            ["unit"] = form[$"unit-{row}"] ?? "",
        });
        if (form["improvement/text"] is not null || form["improvement/due"] is not null)
        {
            body["improvement"] = new Dictionary<string, object?> { ["text"] = form["improvement/text"] ?? "", ["due"] = form["improvement/due"] ?? "" };
        }

        var answer = await page.Submit(ApiRequest.Post("/v1/evaluations", body));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/evaluations/{answer.Read<Evaluation>().Id}"))
            : await ShowForm(page, answer.Problem.AtFields("measures", rows));
    }
}

/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record EvaluationsModel(Listed<Evaluation> Evaluations, string? Next);

public sealed record EvaluationModel(Evaluation Evaluation, string Version, Problem? Problem);

public sealed record EvaluationFormModel(Pledge Unit, Problem? Problem);
