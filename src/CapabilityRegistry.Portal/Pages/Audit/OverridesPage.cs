using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Audit;

/// <summary>Where somebody went on against a rule, and whether submitting, assessing and raising a unit were three persons.</summary>
public static class OverridesPage
{
    private const int DaysShown = 90;
    private const int MostRaised = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/overrides", Show);

    private static async Task<IResult> Show(Page page)
    {
        var from = page.Query("from") ?? Days.Today(page).AddDays(-DaysShown).Plain();
        var raised = await page.Get<Listed<EventView>>(
            "/v1/events?action=raised&subjectKind=pledge&sort=-seq".WithQuery(("from", from), ("after", page.Query("after")), ("limit", $"{MostRaised}")));
        var rows = new List<RaisedUnit>();
        foreach (var each in raised.Items)
        {
            var unit = await page.Get<SubmittedUnit>(Address.Of($"/v1/pledges/{each.SubjectId}"));
            var visits = await page.Get<Listed<Visit>>(Address.Of($"/v1/visits?pledge={each.SubjectId}&sort=-plannedOn&status=ended&status=scheduled"));
            rows.Add(new RaisedUnit(each, unit, visits.Items
                .SelectMany(visit => visit.Units)
                .Where(visited => visited.Pledge == each.SubjectId && visited.Result is not null)
                .Select(visited => visited.AssessorPerson)
                .FirstOrDefault()));
        }

        return Page.Show<OverridesView, OverridesModel>(new OverridesModel
        {
            From = from,
            Overridden = await page.Get<Listed<EventView>>("/v1/events?action=overridden&sort=-seq&limit=200".WithQuery(("from", from))),
            Invitations = Overridden(await page.Get<Listed<OverriddenObject>>("/v1/invitations?sort=-id&limit=200")),
            Deployments = Overridden(await page.Get<Listed<OverriddenObject>>("/v1/deployments?sort=-id&limit=200")),
            Raised = rows,
            Next = page.Next(raised.Next),
        });
    }

    private static IReadOnlyList<OverriddenObject> Overridden(Listed<OverriddenObject> list) => [.. list.Items.Where(each => each.Overrides.Count > 0)];
}

/// <param name="Assessor">Who recorded the outcome of the latest visit; null if there was none, or if it is not known.</param>
public sealed record RaisedUnit(EventView Event, SubmittedUnit Unit, string? Assessor);

public sealed record OverridesModel
{
    public required string From { get; init; }

    public required Listed<EventView> Overridden { get; init; }

    public required IReadOnlyList<OverriddenObject> Invitations { get; init; }

    public required IReadOnlyList<OverriddenObject> Deployments { get; init; }

    public required IReadOnlyList<RaisedUnit> Raised { get; init; }

    /// <summary>The address of the next part; null on the last one.</summary>
    public required string? Next { get; init; }
}
