using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Assessor;

/// <summary>Visits as an assessor needs them: which are mine, which units they are to, what was found.</summary>
public static class AssessorVisitsPage
{
    private const string Most = "200";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/assessor/visits", List);
        app.MapPage("/assessor/visits/{id}", Show);
    }

    private static async Task<IResult> List(Page page)
    {
        var status = page.Query("status") ?? "scheduled";
        var visits = await page.Get<Listed<Visit>>("/v1/visits".WithQuery(
            ("status", status), ("sort", status == "scheduled" ? "plannedOn" : "-plannedOn"), ("limit", Most), ("after", page.Query("after"))));
        var drafts = status == "scheduled" ? await Drafts(page, [.. visits.Items.Select(visit => visit.Id)]) : [];
        return Page.Show<AssessorVisitsView, AssessorVisitsModel>(
            new AssessorVisitsModel(status, visits, drafts.ToLookup(draft => draft.Visit), page.Next(visits.Next)));
    }

    // Nobody but an assessor reads drafts.
    private static async Task<IReadOnlyList<OutcomeDraft>> Drafts(Page page, IReadOnlyList<string> visits)
    {
        var drafts = new List<OutcomeDraft>();
        var part = visits.Count == 0 ? null : "/v1/outcome-drafts".WithQuery([.. visits.Select(visit => ("visit", (string?)visit)), ("limit", Most)]);
        while (part is not null && await page.Find<Listed<OutcomeDraft>>(part) is { } found)
        {
            drafts.AddRange(found.Items);
            part = found.Next;
        }

        return drafts;
    }

    // By the keys of units that wait for an outcome: a draft, none yet (404), or why this assessor is to record none.
    private static async Task<IReadOnlyDictionary<string, ApiAnswer>> DraftsOf(Page page, Visit visit)
    {
        var drafts = new Dictionary<string, ApiAnswer>();
        foreach (var unit in visit.Units.Where(unit => page.Role == "assessor" && visit.Status == "scheduled" && unit.Result is null))
        {
            var keys = $"{visit.Id}-{unit.Pledge}";
            drafts[unit.Pledge] = await page.Send(ApiRequest.Get(Address.Of($"/v1/outcome-drafts/{keys}")));
        }

        return drafts;
    }

    private static async Task<IResult> Show(Page page)
    {
        var id = page.Route("id");
        var visit = await page.Get<Visit>(Address.Of($"/v1/visits/{id}"));
        var units = new List<Pledge>();
        foreach (var unit in visit.Units)
        {
            units.Add(await page.Get<Pledge>(Address.Of($"/v1/pledges/{unit.Pledge}")));
        }

        return Page.Show<AssessorVisitView, AssessorVisitModel>(new AssessorVisitModel
        {
            Visit = visit,
            Units = units.ToDictionary(unit => unit.Id),
            Types = await Names.OfUnitTypes(page),
            Checklists = (await page.Get<ChecklistList>("/v1/checklists")).Items,
            Findings = await page.Get<Listed<Finding>>(Address.Of($"/v1/findings?visit={id}&limit=200")),
            Drafts = await DraftsOf(page, visit),
            Files = await page.Get<Listed<AttachedFile>>(Address.Of($"/v1/files?attachedTo={id}")),
        });
    }
}

/// <param name="Status">Which visits: planned, done or cancelled.</param>
/// <param name="Drafts">By the keys of visits.</param>
/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record AssessorVisitsModel(string Status, Listed<Visit> Visits, ILookup<string, OutcomeDraft> Drafts, string? Next);

public sealed record AssessorVisitModel
{
    public required Visit Visit { get; init; }

    public required IReadOnlyDictionary<string, Pledge> Units { get; init; }

    public required Names Types { get; init; }

    public required IReadOnlyList<Checklist> Checklists { get; init; }

    public required Listed<Finding> Findings { get; init; }

    /// <summary>What is noted of outcomes that are awaited, or why it is not for this person, by the keys of units.</summary>
    public required IReadOnlyDictionary<string, ApiAnswer> Drafts { get; init; }

    public required Listed<AttachedFile> Files { get; init; }
}
