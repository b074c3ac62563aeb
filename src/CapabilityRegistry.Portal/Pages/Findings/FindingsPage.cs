using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Pages.Steps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Findings;

/// <summary>What visits found wanting: the state answers, the assessor closes it or sends the answer back.</summary>
public static class FindingsPage
{
    /// <summary>The fields of each step, by the last word of its operation.</summary>
    private static readonly Dictionary<string, string[]> Steps = new()
    {
        ["answer"] = ["text", "reference"],
        ["close"] = ["reason"],
        ["send-back"] = ["reason"],
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/findings", List);
        app.MapPage("/findings/{id}", page => Show(page, null));
        app.MapForm("/findings/{id}/{step:regex(^(?!files$))}", page => OwnSteps.Take(page, "/findings", Steps, Show));
    }

    private static async Task<IResult> List(Page page)
    {
        var findings = await page.Get<Listed<Finding>>("/v1/findings".WithQuery(
            ("status", page.Query("status")), ("pledge", page.Query("pledge")), ("after", page.Query("after")), ("sort", "-id")));
        return Page.Show<FindingsView, FindingsModel>(new FindingsModel(findings, page.Next(findings.Next)));
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/findings/{page.Route("id")}")));
        var finding = answer.Read<Finding>();
        return Page.Show<FindingView, FindingModel>(
            new FindingModel
            {
                Finding = finding,
                Version = answer.Version!,
                UnitName = (await page.Get<Pledge>(Address.Of($"/v1/pledges/{finding.Pledge}"))).UnitName,
                Checklist = (await page.Get<ChecklistList>("/v1/checklists")).Items.FirstOrDefault(list => list.Id == finding.Checklist),
                Files = await page.Get<Listed<AttachedFile>>(Address.Of($"/v1/files?attachedTo={finding.Id}")),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }
}

/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record FindingsModel(Listed<Finding> Findings, string? Next);

public sealed record FindingModel
{
    public required Finding Finding { get; init; }

    public required string Version { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The checklist that it is about; null if it is no longer there.</summary>
    public required Checklist? Checklist { get; init; }

    public required Listed<AttachedFile> Files { get; init; }

    public required Problem? Problem { get; init; }
}
