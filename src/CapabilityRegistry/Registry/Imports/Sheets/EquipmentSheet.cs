using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Imports.Reading;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>
/// One row for each line of the lists of pledges that are there. The rows of one pledge and one list together take the place of that list; a list of which a
/// pledge has no row stays as it is. As NDJSON there is one line for each pledge, with the members majorEquipment and selfSustainment.
/// </summary>
internal sealed class EquipmentSheet : Sheet
{
    private const string List = "List";
    private const string Category = "Category";
    private const string Equipment = "major-equipment";
    private const string Sustainment = "self-sustainment";

    // Of a list without a line, which must be told from one of which nothing is said.
    private const string None = "none";

    private static readonly string[] Lists = ["majorEquipment", "selfSustainment"];

    private static readonly TextColumn Description = new("Description", "/description", "What it is, in your words; of major equipment only.");
    private static readonly NumberColumn Quantity = new("Quantity", "/quantity", "How many; of major equipment only.");
    private static readonly TextColumn Lease = new("Lease", "/lease", "wet, dry or loa; of major equipment only.");
    private static readonly TextColumn Code = new(Category, "/category", $"A code of the sheet Codes; {None} if the list is expressly empty.")
    {
        Required = true,
    };

    private static readonly TextColumn WhichList = new(
        List, "/list", $"{Equipment} or {Sustainment}. The rows of a unit with the same list together take the place of that list.") { Required = true };

    public override string Name => "Equipment";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        new KeyColumn(Key, "The key of the unit, such as KAZ-00042."),
        new TextColumn(ExternalId, "/externalId", "Your own reference of the unit; it is enough where the key is empty."),
        new InfoColumn("Unit name", "/unitName", "For your information; it is not read."),
        WhichList, Code, Description, Quantity, Lease,
    ];

    public override ItemBody Body(ImportItem item, JsonObject? before, CatalogueCodes codes)
    {
        var body = (JsonObject?)before?.DeepClone() ?? [];
        if (item.Rows[0].Json is { } line)
        {
            foreach (var (name, value) in JsonObject.Create(line)!.Where(member => Lists.Contains(member.Key)))
            {
                body[name] = value?.DeepClone();
            }

            return new ItemBody(body, _ => (item.Rows[0].Number, null));
        }

        var layout = item.Layout!;
        var (equipment, sustainment) = (Of(item, layout, Equipment), Of(item, layout, Sustainment));
        if (equipment.Count > 0)
        {
            Replace(
                body, "majorEquipment", [.. equipment.Where(row => layout.Cell(row, Category) != None).Select(row => LineOf(row, layout))], emptyIsNone: true);
        }

        if (sustainment.Count > 0)
        {
            Replace(
                body, "selfSustainment",
                [.. sustainment.Select(row => layout.Cell(row, Category)).Where(code => code != None).Select(code => (JsonNode?)JsonValue.Create(code ?? ""))],
                emptyIsNone: false);
        }

        return new ItemBody(body, fault => Where(fault, item, [.. equipment.Where(row => layout.Cell(row, Category) != None)], sustainment));
    }

    public override IEnumerable<IReadOnlyList<object?>> RowsOf(JsonObject shown)
    {
        object?[] unit = [.. Columns.Take(3).Select(column => column.Of(shown))];
        var equipment = shown["majorEquipment"] as JsonArray;
        var lines = (equipment ?? []).Select(line => (object?[])
            [Equipment, Code.Of(line!.AsObject()), Description.Of(line.AsObject()), Quantity.Of(line.AsObject()), Lease.Of(line.AsObject())]);
        object?[][] nothing = equipment is { Count: 0 } ? [[Equipment, None, null, null, null]] : [];
        var codes = (shown["selfSustainment"] as JsonArray ?? []).Select(code => (object?[])[Sustainment, code!.ToString(), null, null, null]);
        return [.. lines.Concat(nothing).Concat(codes).Select(line => (IReadOnlyList<object?>)[.. unit, .. line])];
    }

    // All else belongs to the pledge itself, and is none of a list of equipment.
    protected override IEnumerable<Fault> LineFaults(JsonElement line) =>
        from member in line.EnumerateObject()
        where !Lists.Contains(member.Name) && member.Name is not ("id" or "externalId")
        select Fault.At("", "unknown-member", $"id, externalId, {string.Join(", ", Lists)}", SafeExcerpt.Short(member.Name));

    protected override IEnumerable<ImportItem> Grouped(IReadOnlyList<UploadedRow> rows, ColumnLayout layout) =>
        rows.GroupBy(row => UnitOf(row, layout)).Select(unit => WithFaults(Item([.. unit], layout), layout));

    // A row that names no unit is one of its own.
    private static string UnitOf(UploadedRow row, ColumnLayout layout) => layout.Cell(row, Key)
        ?? (layout.Cell(row, ExternalId) is { } reference
            ? $"\0{CanonicalText.ReferenceKey(reference)}"
            : string.Create(CultureInfo.InvariantCulture, $"\0\0{row.Number}"));

    private static ImportItem WithFaults(ImportItem item, ColumnLayout layout) => item with
    {
        Faults =
        [
            .. item.Faults,
            .. item.Rows.Where(row => layout.Cell(row, List) is not (Equipment or Sustainment)).Select(row => new RowFault(row.Number, ImportFault.Of(
                Fault.At("", "unknown-code", $"{Equipment} or {Sustainment}", SafeExcerpt.Short(layout.Cell(row, List) ?? "")), List))),
        ],
    };

    private static List<UploadedRow> Of(ImportItem item, ColumnLayout layout, string list) => [.. item.Rows.Where(row => layout.Cell(row, List) == list)];

    private static JsonObject LineOf(UploadedRow row, ColumnLayout layout)
    {
        var line = new JsonObject();
        foreach (var column in (Column[])[Code, Description, Quantity, Lease])
        {
            column.Put(line, layout.Cell(row, column.Heading));
        }

        return line;
    }

    // Who sorts the rows says nothing new: the lines stay in their order where they are the same.
    private static void Replace(JsonObject body, string member, IReadOnlyList<JsonNode?> lines, bool emptyIsNone)
    {
        if (body[member] is JsonArray before && before.Count == lines.Count
            && before.Select(line => line!.ToJsonString()).Order(StringComparer.Ordinal).SequenceEqual(Sorted(lines, before), StringComparer.Ordinal))
        {
            return;
        }

        body[member] = lines.Count == 0 && !emptyIsNone ? null : new JsonArray([.. lines]);
    }

    // With the members of each line in the order of the lines before.
    private static IEnumerable<string> Sorted(IReadOnlyList<JsonNode?> lines, JsonArray before) => lines
        .Select(line => line is JsonObject members && before.FirstOrDefault() is JsonObject like
            ? new JsonObject(like.Select(member => KeyValuePair.Create(member.Key, members[member.Key]?.DeepClone()))).ToJsonString()
            : line!.ToJsonString())
        .Order(StringComparer.Ordinal);

    private (int Row, string? Column) Where(Fault fault, ImportItem item, IReadOnlyList<UploadedRow> equipment, IReadOnlyList<UploadedRow> sustainment)
    {
        if (fault.Pointer?.Split('/') is not ["", var list, var index, .. var member] || !int.TryParse(index, CultureInfo.InvariantCulture, out var line))
        {
            return (item.Rows[0].Number, null);
        }

        var rows = list == "majorEquipment" ? equipment : list == "selfSustainment" ? sustainment : [];
        var column = list == "selfSustainment" ? Code : Columns.FirstOrDefault(each => each.Pointer == $"/{string.Join('/', member)}");
        return line < rows.Count ? (rows[line].Number, column?.Heading) : (item.Rows[0].Number, null);
    }
}
