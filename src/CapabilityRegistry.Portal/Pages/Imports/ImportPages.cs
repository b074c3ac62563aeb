using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Imports;

/// <summary>
/// Lists from a spreadsheet: a template is had, changed and uploaded, the page says row by row what would happen, and then it is carried out. Units for a focal
/// point, requirements for a planner.
/// </summary>
public static class ImportPages
{
    private const string SecondsToReload = "2";

    /// <summary>What can be uploaded where, the usual first.</summary>
    private static readonly Dictionary<string, string[]> Kinds = new() { ["units"] = ["pledges", "equipment"], ["requirements"] = ["requirements"] };

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (subject, kinds) in Kinds)
        {
            app.MapPage($"/{subject}/import", page => ShowAll(page, subject, null));
            app.MapUpload($"/{subject}/import", page => Upload(page, subject));
            app.MapPage($"/{subject}/import/template", page => Template(page, kinds)).WithRequestTimeout(PageRunner.TimeOfFiles);
            app.MapPage($"/{subject}/import/{{id}}", page => Show(page, subject, null));
            app.MapPage($"/{subject}/import/{{id}}/table", Table);
            app.MapForm($"/{subject}/import/{{id}}/confirm", page => Take(page, subject, "confirm"));
            app.MapForm($"/{subject}/import/{{id}}/cancel", page => Take(page, subject, "cancel"));
        }
    }

    private static async Task<IResult> ShowAll(Page page, string subject, Problem? problem)
    {
        // Who may not write what is in the list has no use for the page.
        await page.Need(subject == "units" ? "offer-pledges" : "state-requirements");
        var imports = await page.Get<Listed<Import>>("/v1/imports?sort=-id&limit=20");
        return Page.Show<ImportListView, ImportListModel>(
            new ImportListModel(subject, Kinds[subject], [.. imports.Items.Where(import => Kinds[subject].Contains(import.Kind))], problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Upload(Page page, string subject)
    {
        var file = page.File("file");
        await using var content = file?.OpenReadStream() ?? Stream.Null;
        var kind = Kinds[subject].Contains(page.Form["kind"]) ? page.Form["kind"] : Kinds[subject][0];
        // What a file is, its content tells: a name that the API does not take is left out.
        var answer = await page.Submit(ApiRequest.Upload("/v1/imports".WithQuery(("kind", kind), ("mode", page.Form["mode"])), content));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/{subject}/import/{answer.Read<Import>().Id}"))
            : await ShowAll(page, subject, AtFile(answer.Problem.AtFile("file")));
    }

    // What is wrong with the file as a whole is wrong with the field that it was chosen in.
    private static Problem AtFile(Problem problem) =>
        problem with { Errors = [.. problem.Errors.Select(error => error.Pointer is null or "" ? error with { Pointer = "/file" } : error)] };

    private static Task<IResult> Template(Page page, string[] kinds)
    {
        var kind = kinds.Contains(page.Query("kind")) ? page.Query("kind") : kinds[0];
        return page.Pass(ApiRequest.Get("/v1/imports/template".WithQuery(("kind", kind))) with { Accept = "*/*" });
    }

    private static async Task<IResult> Show(Page page, string subject, Problem? problem)
    {
        var id = page.Route("id");
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/imports/{id}")));
        var import = answer.Read<Import>();
        if (!Kinds[subject].Contains(import.Kind))
        {
            throw ApiRefusalException.NotFound();
        }

        if (import.GoesOn && problem is null)
        {
            // The browser asks again by itself; a header does it without a script.
            page.Http.Response.Headers["Refresh"] = SecondsToReload;
        }

        var rows = import.GoesOn ? null : await page.Get<Listed<ImportRow>>(
            Address.Of($"/v1/imports/{id}/rows").WithQuery(("result", Result(page)), ("limit", "50"), ("after", page.Query("after"))));
        return Page.Show<ImportView, ImportModel>(
            new ImportModel(subject, import, answer.Version!, rows, Result(page), problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static string? Result(Page page) => page.Query("result") is { } result && ImportView.Results.Contains(result) ? result : null;

    private static Task<IResult> Table(Page page) => page.Pass(ApiRequest.Get(
        Address.Of($"/v1/imports/{page.Route("id")}/rows").WithQuery(("result", Result(page)), ("format", page.Query("format") ?? "xlsx")))
        with { Accept = "*/*" });

    private static async Task<IResult> Take(Page page, string subject, string step)
    {
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/imports/{id}/{step}")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/{subject}/import/{id}")) : await Show(page, subject, answer.Problem);
    }
}

/// <param name="Subject">units or requirements.</param>
/// <param name="Kinds">What can be uploaded here.</param>
/// <param name="Imports">The latest.</param>
public sealed record ImportListModel(string Subject, IReadOnlyList<string> Kinds, IReadOnlyList<Import> Imports, Problem? Problem);

/// <param name="Version">The ETag of the import as it is shown.</param>
/// <param name="Rows">Null while something is done with it.</param>
/// <param name="Result">To which rows the list is narrowed; null for all.</param>
public sealed record ImportModel(string Subject, Import Import, string Version, Listed<ImportRow>? Rows, string? Result, Problem? Problem);
