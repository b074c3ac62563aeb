using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Audit;

/// <summary>Where somebody went on against a rule, and whether submitting, assessing and raising a unit were three persons.</summary>
public static class OverridesPage
{
    private const int DaysShown = 90;
    private const int MostShown = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/overrides", Show);

    private static async Task<IResult> Show(Page page)
    {
        var from = page.Query("from") ?? Days.Today(page).AddDays(-DaysShown).Plain();
        var raised = await page.Get<Listed<EventView>>(
            "/v1/events?action=raised&action=overridden&subjectKind=pledge&sort=-seq".WithQuery(
                ("from", from), ("after", page.Query("after")), ("limit", $"{MostShown}")));
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
            FourEyes = await Part<EventView>(page, "four-eyes", "/v1/events?action=overridden&sort=-seq".WithQuery(("from", from))),
            Invitations = await Part<OverriddenObject>(page, "invitations", "/v1/invitations?overridden=true&sort=-id&count=true"),
            Deployments = await Part<OverriddenObject>(page, "deployments", "/v1/deployments?overridden=true&sort=-id&count=true"),
            Raised = rows,
            Next = page.Next(raised.Next),
        });
    }

    // Each list goes on by itself, and the others stay where they are.
    private static async Task<ListPart<T>> Part<T>(Page page, string name, string address)
    {
        var list = await page.Get<Listed<T>>(address.WithQuery(("after", page.Query(name)), ("limit", $"{MostShown}")));
        return new ListPart<T>(list.Items, list.Count, page.Next(list.Next, name));
    }
}

/// <param name="Assessor">Who recorded the outcome of the latest visit; null if there was none, or if it is not known.</param>
public sealed record RaisedUnit(EventView Event, SubmittedUnit Unit, string? Assessor);

/// <param name="Count">How many there are in all; null if that is not known.</param>
/// <param name="Next">The address of the page with the next part; null on the last one.</param>
public sealed record ListPart<T>(IReadOnlyList<T> Items, int? Count, string? Next);

public sealed record OverridesModel
{
    public required string From { get; init; }

    public required ListPart<EventView> FourEyes { get; init; }

    public required ListPart<OverriddenObject> Invitations { get; init; }

    public required ListPart<OverriddenObject> Deployments { get; init; }

    public required IReadOnlyList<RaisedUnit> Raised { get; init; }

    /// <summary>The address of the next part; null on the last one.</summary>
    public required string? Next { get; init; }
}
