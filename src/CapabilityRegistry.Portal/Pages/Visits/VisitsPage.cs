using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Portal.Pages.Visits;

/// <summary>Visits to units: as a list, as a calendar, and those that would close most of the gap.</summary>
public static class VisitsPage
{
    private const string MonthFormat = "yyyy-MM";

    private static readonly string[] Filters = ["kind", "status", "result", "contributor", "from", "until"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/visits", Show);
        app.MapPage("/visits/calendar", ShowMonth);
        app.MapPage("/visits/proposals", ShowProposals);
    }

    // Who asks for nothing gets what is to come.
    private static async Task<IResult> Show(Page page) => Page.Show<VisitListView, VisitListModel>(new VisitListModel(
        await page.Get<Listed<Visit>>("/v1/visits".WithQuery(page.Http.Request.Query.ContainsKey("status")
            ? [.. Lists.Filter(page, Filters), ("sort", "-plannedOn"), ("after", page.Query("after")), ("count", "true")]
            : [.. Lists.Filter(page, Filters), ("status", "scheduled"), ("sort", "plannedOn"), ("after", page.Query("after")), ("count", "true")])),
        await Names.States(page)));

    private static async Task<IResult> ShowMonth(Page page)
    {
        var month = DateOnly.TryParseExact(page.Query("month"), MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            && asked.Year is > 1900 and < 3000
                ? asked
                : FirstOf(page.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return Page.Show<CalendarView, CalendarModel>(new CalendarModel(month, (await page.Get<Listed<Visit>>("/v1/visits".WithQuery(
            ("from", month.Plain()), ("until", month.AddMonths(1).AddDays(-1).Plain()), ("sort", "plannedOn"), ("limit", "200")))).Items));
    }

    private static async Task<IResult> ShowProposals(Page page) => Page.Show<ProposalsView, ProposalsModel>(new ProposalsModel(
        await page.Get<VisitProposals>("/v1/visits/proposals".WithQuery(("on", page.Query("on")))),
        await Names.OfUnitTypes(page)));

    private static DateOnly FirstOf(DateTimeOffset time) => new(time.Year, time.Month, 1);
}

public sealed record VisitListModel(Listed<Visit> Visits, IReadOnlyList<(string Code, string Words)> States);

/// <param name="Month">Its first day.</param>
public sealed record CalendarModel(DateOnly Month, IReadOnlyList<Visit> Visits)
{
    /// <summary>The weeks that the month touches, each with its seven days, as the reader's calendar begins them.</summary>
    public IEnumerable<DateOnly[]> Weeks()
    {
        var first = (int)CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek;
        var day = Month.AddDays(-(((int)Month.DayOfWeek - first + 7) % 7));
        for (; day < Month.AddMonths(1); day = day.AddDays(7))
        {
            yield return [.. Enumerable.Range(0, 7).Select(day.AddDays)];
        }
    }
}

public sealed record ProposalsModel(VisitProposals Proposals, Names Types)
{
    /// <summary>One visit goes to one state for one purpose: what could be bundled stands together, the most gain first.</summary>
    public IEnumerable<IGrouping<(string Contributor, string Kind), VisitProposal>> Bundles() =>
        Proposals.Proposals.OrderBy(each => each.Rank).GroupBy(each => (each.Contributor, each.Kind));
}
