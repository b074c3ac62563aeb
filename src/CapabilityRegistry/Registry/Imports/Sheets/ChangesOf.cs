using System.Globalization;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>What differs between an object as it is and as a row would have it, in the words of the tables that people fill in.</summary>
internal static class ChangesOf
{
    // A row tells the first of them; who changes more than that reads the table.
    private const int Most = 50;

    private const int LongestText = 200;

    /// <param name="before">The members of the object's content as they are.</param>
    /// <param name="after">As they would be.</param>
    public static IReadOnlyList<ImportChange> Members(ImportKind kind, JsonObject before, JsonObject after)
    {
        var (columns, lists) = kind == ImportKind.Requirements
            ? (Sheet.Of(kind).Columns, [])
            : (Sheet.Of(ImportKind.Pledges).Columns, EquipmentSheet.Lists);
        return
        [
            .. after.Where(member => !JsonNode.DeepEquals(before[member.Key], member.Value)).SelectMany(member =>
                lists.FirstOrDefault(list => list.Member == member.Key) is { } list ? OfLines(list, before, after)
                : columns.Where(column => column.Pointer.Split('/')[1] == member.Key).ToList() is { Count: > 0 } own ? OfCells(own, before, after)
                : [Change(member.Key, before[member.Key]?.ToJsonString(), member.Value?.ToJsonString())]).Take(Most),
        ];
    }

    private static IEnumerable<ImportChange> OfCells(IEnumerable<Column> columns, JsonObject before, JsonObject after) =>
        from column in columns
        let change = Change(column.Heading, column.Of(before), column.Of(after))
        where change.Before != change.After
        select change;

    // A line is known again by what stands first in it; what is only in one of the lists was taken away, or is new.
    private static IEnumerable<ImportChange> OfLines(LineList list, JsonObject before, JsonObject after)
    {
        var (gone, come) = (Lines(list, before), Lines(list, after));
        foreach (var same in gone.Intersect(come).ToList())
        {
            gone.Remove(same);
            come.Remove(same);
        }

        foreach (var line in gone)
        {
            var instead = come.FirstOrDefault(each => each.Split(", ")[0] == line.Split(", ")[0]);
            if (instead is not null)
            {
                come.Remove(instead);
            }

            yield return Change(list.Code, line, instead);
        }

        foreach (var line in come)
        {
            yield return Change(list.Code, null, line);
        }
    }

    private static List<string> Lines(LineList list, JsonObject shown) =>
    [
        .. (shown[list.Member] as JsonArray ?? []).Select(line => string.Join(
            ", ", list.Columns.Select(column => list.Cell(line!, column.Heading)).OfType<object>().Select(Text))),
    ];

    private static ImportChange Change(string column, object? before, object? after) => new()
    {
        Column = column,
        Before = before is null ? null : SafeExcerpt.Printable(Text(before), LongestText),
        After = after is null ? null : SafeExcerpt.Printable(Text(after), LongestText),
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
