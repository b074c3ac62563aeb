using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Audit;

/// <summary>Who did what, and who saw what.</summary>
public static class LogPage
{
    /// <summary>The filters of each list, by the names that the API has for them.</summary>
    private static readonly string[] LogFilters = ["subjectKind", "subjectId", "actor", "action", "contributor", "from", "until"];

    private static readonly string[] AccessFilters = ["actor", "operation", "subjectId", "contributor", "from", "until"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/log", ShowLog);
        app.MapPage("/log/export", page => page.Pass(ApiRequest.Get("/v1/events/export".WithQuery(
            ("after", page.Query("after")), ("until", page.Query("until")))) with { Accept = "*/*" }));
        app.MapPage("/access-log", ShowAccessLog);
    }

    private static async Task<IResult> ShowLog(Page page)
    {
        var filter = Filter(page, LogFilters);
        var answer = await page.Send(ApiRequest.Get("/v1/events".WithQuery(
            [.. filter.Select(each => (each.Key, each.Value)), ("after", page.Query("after")), ("sort", "-seq")])));
        var events = Read<EventView>(answer, out var problem);
        return Page.Show<LogView, LogModel>(
            new LogModel(filter, events, page.Next(events.Next), problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAccessLog(Page page)
    {
        var filter = Filter(page, AccessFilters);
        var answer = await page.Send(ApiRequest.Get("/v1/access-log".WithQuery(
            [.. filter.Select(each => (each.Key, each.Value)), ("after", page.Query("after")), ("sort", "-id")])));
        var entries = Read<AccessLogEntry>(answer, out var problem);
        return Page.Show<AccessLogView, AccessLogModel>(
            new AccessLogModel(filter, entries, page.Next(entries.Next), problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static Dictionary<string, string?> Filter(Page page, string[] names) =>
        names.ToDictionary(name => name, name => name == "contributor" ? page.Query(name)?.Trim().ToUpperInvariant() : page.Query(name)?.Trim());

    // What is wrong with a filter is said above it, and what was typed stays.
    private static Listed<T> Read<T>(ApiAnswer answer, out Problem? problem)
    {
        problem = (int)answer.Status == StatusCodes.Status400BadRequest ? answer.Problem : null;
        return problem is null ? answer.Read<Listed<T>>() : new Listed<T> { Items = [] };
    }
}

/// <param name="Filter">What the list is narrowed to, by the names of the API.</param>
/// <param name="Next">The address of the next part; null on the last one.</param>
/// <param name="Problem">What is wrong with the filter; null if nothing.</param>
public sealed record LogModel(IReadOnlyDictionary<string, string?> Filter, Listed<EventView> Events, string? Next, Problem? Problem);

/// <param name="Filter">What the list is narrowed to, by the names of the API.</param>
/// <param name="Next">The address of the next part; null on the last one.</param>
/// <param name="Problem">What is wrong with the filter; null if nothing.</param>
public sealed record AccessLogModel(IReadOnlyDictionary<string, string?> Filter, Listed<AccessLogEntry> Entries, string? Next, Problem? Problem);
