using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Imports.Reading;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>How the objects of a kind stand in a table: its columns, which rows are about one object, and what they make of it.</summary>
internal abstract class Sheet
{
    /// <summary>The heading of the column that holds the key.</summary>
    protected const string Key = "Key";

    /// <summary>The heading of the column that holds the state's own reference.</summary>
    protected const string ExternalId = "External id";

    private static readonly IReadOnlyDictionary<ImportKind, Sheet> All = new Dictionary<ImportKind, Sheet>
    {
        [ImportKind.Pledges] = new PledgeSheet(), [ImportKind.Equipment] = new EquipmentSheet(), [ImportKind.Requirements] = new RequirementSheet(),
    };

    /// <summary>The names of sheets of workbooks that hold tables.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Values.Select(sheet => sheet.Name)];

    /// <summary>What the sheet is called in a workbook.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>Whether rows about objects that are there need the required columns too.</summary>
    protected virtual bool NeedsAllRequired => false;

    public static Sheet Of(ImportKind kind) => All[kind];

    /// <summary>The objects that the rows of a file are about, in the order of their first rows.</summary>
    public Decision<IReadOnlyList<ImportItem>> Items(UploadedRows rows)
    {
        if (rows.Rows.Count == 0)
        {
            return UploadedRows.Wrong("no-rows", "a row beside the headings", "none");
        }

        if (rows.Format == ImportFormat.Ndjson)
        {
            return Granted(rows.Rows.Select(OfLine));
        }

        var layout = Layout(rows.Headings);
        return layout.Refusal is { } refusal ? refusal : Granted(Grouped(rows.Rows, layout.Granted!));
    }

    // The language converts no interface by itself.
    private static Decision<IReadOnlyList<ImportItem>> Granted(IEnumerable<ImportItem> items) => new([.. Repeated(items)], null);

    /// <summary>What the rows make of an object.</summary>
    /// <param name="before">The content of the object as it is; null for a new one.</param>
    public abstract ItemBody Body(ImportItem item, JsonObject? before, CatalogueCodes codes);

    /// <summary>The rows of an object, as they stand in a template.</summary>
    public virtual IEnumerable<IReadOnlyList<object?>> RowsOf(JsonObject shown) => [[.. Columns.Select(column => column.Of(shown))]];

    protected virtual IEnumerable<ImportItem> Grouped(IReadOnlyList<UploadedRow> rows, ColumnLayout layout) => rows.Select(row => Item([row], layout));

    protected static ImportItem Item(IReadOnlyList<UploadedRow> rows, ColumnLayout layout) => new(rows, layout)
    {
        Key = layout.Cell(rows[0], Key),
        ExternalId = layout.Cell(rows[0], ExternalId),
        Faults = [.. rows.Where(row => row.Fault is not null).Select(row => new RowFault(row.Number, ImportFault.Of(row.Fault!, null)))],
    };

    /// <summary>What a line of JSON holds that does not belong into a list of this kind.</summary>
    protected virtual IEnumerable<Fault> LineFaults(JsonElement line) => [];

    private ImportItem OfLine(UploadedRow row) => new([row], null)
    {
        Key = Text(row, "id"),
        ExternalId = Text(row, "externalId"),
        Faults =
        [
            .. (row.Fault is { } fault ? [fault] : row.Json is { } line ? LineFaults(line) : [])
                .Select(each => new RowFault(row.Number, ImportFault.Of(each, null))),
        ],
    };

    private static string? Text(UploadedRow row, string member) =>
        row.Json is { } json && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? TextOf(value)
            : null;

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which the contract refuses by itself.
            return null;
        }
    }

    // Whichever of two rows about one object were carried out last would win: neither is by chance.
    private static IEnumerable<ImportItem> Repeated(IEnumerable<ImportItem> items)
    {
        var rows = new Dictionary<string, int>();
        foreach (var item in items)
        {
            var names = (string[])
            [
                .. item.Key is { } key ? [key] : Array.Empty<string>(),
                .. item.ExternalId is { } reference ? [$"\0{CanonicalText.ReferenceKey(reference)}"] : Array.Empty<string>(),
            ];
            var before = names.Where(rows.ContainsKey).Select(name => rows[name]).FirstOrDefault();
            foreach (var name in names)
            {
                rows.TryAdd(name, item.Rows[0].Number);
            }

            yield return before == 0 ? item : item with { Faults = [.. item.Faults, RowFault.Repeated(item.Rows[0].Number, before)] };
        }
    }

    private Decision<ColumnLayout> Layout(IReadOnlyList<string> headings)
    {
        var known = Columns.ToDictionary(column => column.Heading, StringComparer.OrdinalIgnoreCase);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, heading) in headings.Index())
        {
            if (!known.ContainsKey(heading.Trim()))
            {
                return heading.Length == 0 && headings.Skip(index).All(rest => rest.Length == 0)
                    ? LayoutOf(places)
                    : UploadedRows.Wrong(
                        "unknown-column", $"one of {string.Join(", ", known.Keys)}", $"{SafeExcerpt.Short(heading)} as the heading {index + 1}");
            }

            if (!places.TryAdd(heading.Trim(), index))
            {
                return UploadedRows.Wrong("repeated-column", "each heading once", $"{SafeExcerpt.Short(heading)} again, as the heading {index + 1}");
            }
        }

        return LayoutOf(places);
    }

    // A row about an object that is there has the rest from it, and one for a new object is refused by itself for what it lacks.
    private Decision<ColumnLayout> LayoutOf(Dictionary<string, int> places)
    {
        var required = Columns.Where(column => column.Required).Select(column => column.Heading).ToList();
        var missing = required.Where(heading => !places.ContainsKey(heading)).ToList();
        return missing.Count > 0 && (NeedsAllRequired || !(places.ContainsKey(Key) || places.ContainsKey(ExternalId)))
            ? UploadedRows.Wrong("missing-column", $"the headings {string.Join(", ", required)}", $"none called {string.Join(", ", missing)}")
            : new ColumnLayout(places, Columns);
    }
}

/// <summary>Which column of a table stands where.</summary>
internal sealed class ColumnLayout(IReadOnlyDictionary<string, int> places, IReadOnlyList<Column> columns)
{
    /// <summary>The columns that the table has, in the order of the sheet. What has no column stays as it is.</summary>
    public IReadOnlyList<Column> Columns { get; } = [.. columns.Where(column => places.ContainsKey(column.Heading))];

    public bool Has(string heading) => places.ContainsKey(heading);

    /// <summary>The cell of a row; null if it is empty, or the table has no such column.</summary>
    public string? Cell(UploadedRow row, string heading) => places.TryGetValue(heading, out var place) ? row[place] : null;
}

/// <summary>The rows about one object.</summary>
/// <param name="Rows">At least one.</param>
/// <param name="Layout">Null for a line of JSON.</param>
internal sealed record ImportItem(IReadOnlyList<UploadedRow> Rows, ColumnLayout? Layout)
{
    public string? Key { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>What is wrong before it is known what there is.</summary>
    public IReadOnlyList<RowFault> Faults { get; init; } = [];
}

/// <summary>What is wrong with a row.</summary>
internal sealed record RowFault(int Row, ImportFault Fault)
{
    public static RowFault Repeated(int row, int before) => new(row, ImportFault.Of(
        Kernel.Fault.At("", "repeated-row", "each object once", string.Create(CultureInfo.InvariantCulture, $"the same object as in row {before}")), null));
}

/// <summary>What the rows make of an object, as the API would take it.</summary>
/// <param name="Where">The row and the heading that are to blame for a fault at a place of the body.</param>
internal sealed record ItemBody(JsonObject Json, Func<Fault, (int Row, string? Column)> Where)
{
    /// <summary>What the API takes for an express "none" though the table says nothing of it.</summary>
    public IReadOnlyList<Fault> Unsaid { get; init; } = [];
}
