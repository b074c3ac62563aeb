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
    public static Problem AtRows(Problem problem, IReadOnlyDictionary<string, List<int>> rows) => rows.Aggregate(
        problem, (each, list) => Moved(each, list.Key, list.Value, (row, rest) => string.Join('/', [$"{list.Key}/{row}", .. rest])));

    /// <summary>The same faults at the fields of lines that have names of their own: /measures/1/value is value-3 if the second line that was sent is the
    /// fourth of the form.</summary>
    /// <param name="list">The member of the body: measures.</param>
    /// <param name="sent">What follows the hyphen in the fields of each line that was sent.</param>
    public static Problem AtFields(this Problem problem, string list, IReadOnlyList<string> sent) =>
        Moved(problem, $"/{list}", sent, (line, rest) => rest is [var member] ? $"/{member}-{line}" : null);

    /// <summary>The same faults at the boxes that were ticked: which of them a fault is about is told by its key, since nobody counts ticks.</summary>
    /// <param name="list">The member of the body: pledges.</param>
    /// <param name="keys">What was ticked, in the order in which it was sent.</param>
    public static Problem AtKeys(Problem problem, string list, IReadOnlyList<string> keys) => Moved(problem, $"/{list}", keys, (key, _) => $"/{list}-{key}");

    // The API counts what was sent; the form knows where each of it came from.
    private static Problem Moved<T>(Problem problem, string list, IReadOnlyList<T> sent, Func<T, string[], string?> to) => problem with
    {
        Errors =
        [
            .. problem.Errors.Select(error => error.Pointer?.StartsWith(list + "/", StringComparison.Ordinal) == true
                && error.Pointer[(list.Length + 1)..].Split('/') is [var index, .. var rest]
                && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < sent.Count
                    ? error with { Pointer = to(sent[place], rest) ?? error.Pointer }
                    : error),
        ],
    };
}
