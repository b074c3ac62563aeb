using System.Globalization;
using CapabilityRegistry.Portal.Api;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>Lists of the API as pages of this site.</summary>
public static class Lists
{
    /// <summary>The filters of a page, by the names that the API has for them; one may be there several times.</summary>
    public static IEnumerable<(string Name, string? Value)> Filter(Page page, params IEnumerable<string> names) =>
        names.SelectMany(name => page.Http.Request.Query[name], (name, value) => (name, value));

    /// <summary>The same faults at the lines as they stand in the form, where lines that were left empty were not sent.</summary>
    /// <param name="rows">For each list, by its pointer, which row of the form each line that was sent comes from.</param>
    public static Problem AtRows(Problem problem, IReadOnlyDictionary<string, List<int>> rows) =>
        problem with { Errors = [.. problem.Errors.Select(error => error with { Pointer = AtRow(error.Pointer, rows) })] };

    /// <summary>The same faults at the boxes that were ticked: which of them a fault is about is told by its key, since nobody counts ticks.</summary>
    /// <param name="list">The member of the body: pledges.</param>
    /// <param name="keys">What was ticked, in the order in which it was sent.</param>
    public static Problem AtKeys(Problem problem, string list, IReadOnlyList<string> keys) => problem with
    {
        Errors =
        [
            .. problem.Errors.Select(error => error.Pointer?.Split('/') is ["", var member, var index, ..] && member == list
                && int.TryParse(index, CultureInfo.InvariantCulture, out var sent) && sent < keys.Count
                    ? error with { Pointer = $"/{list}-{keys[sent]}" }
                    : error),
        ],
    };

    private static string? AtRow(string? pointer, IReadOnlyDictionary<string, List<int>> rows)
    {
        foreach (var (list, indexes) in rows)
        {
            if (pointer?.StartsWith(list + "/", StringComparison.Ordinal) == true
                && pointer[(list.Length + 1)..].Split('/', 2) is [var index, .. var rest]
                && int.TryParse(index, CultureInfo.InvariantCulture, out var sent) && sent < indexes.Count)
            {
                return string.Join('/', [$"{list}/{indexes[sent]}", .. rest]);
            }
        }

        return pointer;
    }
}
