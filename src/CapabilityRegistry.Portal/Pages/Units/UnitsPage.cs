using System.Text.RegularExpressions;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Units;

/// <summary>The list of units: those of the state of a focal point, all of them for whoever may see all.</summary>
public static partial class UnitsPage
{
    private const string DaysAhead = "3650";

    /// <summary>The filters, by the names that the API has for them.</summary>
    private static readonly string[] Filters = ["q", "unitType", "status", "readinessLevel", "engagement", "contributor", "availableOn"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/units", Show);
        app.MapPage("/units/table", PassTable);
    }

    // Of each unit that holds a level, what it loses first.
    private static async Task<IReadOnlyDictionary<string, NextLapse>> NextLapses(Page page, IReadOnlyList<Pledge> units)
    {
        var registered = units.Where(unit => unit.ReadinessLevel is not null).Select(unit => ("pledge", (string?)unit.Id)).ToList();
        var lapses = new Dictionary<string, NextLapse>();
        var next = registered.Count == 0 ? null : "/v1/reminders".WithQuery(
            [("within", DaysAhead), ("sort", "lapsesOn"), ("limit", "200"), ("fields", "pledge"), ("fields", "gate"), ("fields", "lapsesOn"), .. registered]);
        while (next is not null && lapses.Count < registered.Count)
        {
            var part = await page.Get<Listed<NextLapse>>(next);
            foreach (var lapse in part.Items)
            {
                lapses.TryAdd(lapse.Pledge, lapse);
            }

            next = part.Next;
        }

        return lapses;
    }

    // The units that an open condition of their state keeps out of every supply today.
    private static async Task<IReadOnlySet<string>> WithOpenCondition(Page page, IReadOnlyList<Pledge> units)
    {
        var open = new HashSet<string>();
        var next = units.Count == 0 ? null : "/v1/conditions".WithQuery(
            [("openOn", Days.Today(page).Plain()), ("limit", "200"), .. units.Select(unit => ("pledge", (string?)unit.Id))]);
        while (next is not null)
        {
            var part = await page.Get<Listed<Condition>>(next);
            open.UnionWith(part.Items.Select(each => each.Pledge));
            next = part.Next;
        }

        return open;
    }

    [GeneratedRegex("^[A-Za-z]{3}-[0-9]{5,9}$")]
    private static partial Regex Key();

    // The whole list with the same filters, for a spreadsheet.
    private static Task<IResult> PassTable(Page page) => page.Pass(
        ApiRequest.Get("/v1/pledges".WithQuery([.. Lists.Filter(page, Filters), ("format", page.Query("format") ?? "xlsx")]))
            with { Accept = "*/*" });

    private static async Task<IResult> Show(Page page)
    {
        // Whoever knows the key of a unit looks for it in the same place.
        if (page.Query("q") is { } searched && Key().IsMatch(searched.Trim()))
        {
            return Page.GoTo(Address.Of($"/units/{searched.Trim().ToUpperInvariant()}"));
        }

        var filter = Lists.Filter(page, Filters).Where(each => !string.IsNullOrEmpty(each.Value)).ToList();
        var answer = await page.Send(ApiRequest.Get("/v1/pledges".WithQuery([.. filter, ("after", page.Query("after")), ("count", "true")])));
        var units = answer.IsSuccess ? answer.Read<Listed<Pledge>>() : new Listed<Pledge> { Items = [] };
        return Page.Show<UnitsView, UnitsModel>(
            new UnitsModel(
                units,
                await Names.UnitTypes(page),
                await NextLapses(page, units.Items),
                await WithOpenCondition(page, units.Items),
                filter,
                answer.IsSuccess ? null : answer.Problem),
            answer.IsSuccess ? StatusCodes.Status200OK : answer.Problem.Status);
    }
}

/// <param name="Lapses">What each unit loses first, by its key; none that loses nothing in ten years.</param>
/// <param name="WithOpenCondition">The keys of the units on which a condition of their state is open today.</param>
/// <param name="Filter">What the list is narrowed to, by the names of the API.</param>
/// <param name="Problem">Why it cannot be narrowed so; null if it is.</param>
public sealed record UnitsModel(
    Listed<Pledge> Units, IReadOnlyList<UnitType> Types, IReadOnlyDictionary<string, NextLapse> Lapses, IReadOnlySet<string> WithOpenCondition,
    IReadOnlyList<(string Name, string? Value)> Filter, Problem? Problem);
