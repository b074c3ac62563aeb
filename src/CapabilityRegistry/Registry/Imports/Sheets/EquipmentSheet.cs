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
/// pledge has no row stays as it is. As NDJSON there is one line for each pledge, with the lists as the API has them.
/// </summary>
internal sealed class EquipmentSheet : Sheet
{
    private const string List = "List";
    private const string Category = "Category";

    // Of a list without a line, which must be told from one of which nothing is said.
    private const string None = "none";

    /// <summary>The lists of a pledge, as they stand in the rows.</summary>
    public static IReadOnlyList<LineList> Lists { get; } =
    [
        new("major-equipment", "majorEquipment", [Text(Category, "category"), Text("Description"), Number("quantity"), Text("Lease")])
        {
            TellsNone = true,
        },
        new("self-sustainment", "selfSustainment", [Text(Category, "")]) { IsOfCodes = true },
        new("training", "training",
            [Text(Category, "course"), Number("persons"), Text("From", "certifiedOn"), Text("Until", "validUntil"), Text("Centre")]),
        new("caveats", "caveats",
        [
            Text(Category, "kind"), Text("Description", "text"), Text("From", "validFrom"), Text("Until", "validUntil"),
            new ListColumn("Excluded missions", "/excludedMissions", "") { EmptyIsNone = true }, Text("Agreed by", "agreedBy"),
        ]),
    ];

    private static readonly string Codes = string.Join(", ", Lists.Select(list => list.Code));

    public override string Name => "Equipment";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        new KeyColumn(Key, "The key of the unit, such as KAZ-00042."),
        new TextColumn(ExternalId, "/externalId", "Your own reference of the unit; it is enough where the key is empty."),
        new InfoColumn("Unit name", "/unitName", "For your information; it is not read."),
        new TextColumn(List, "/list", $"{Codes}. The rows of a unit with the same list together take the place of that list.") { Required = true },
        new TextColumn(Category, "/category",
            "A code of the sheet Codes; of training the course. Of caveats mission, region, task, night-operations, riot-control or other. "
                + $"{None} if the list is expressly empty.") { Required = true },
        new TextColumn("Description", "/description", "What it is, in your words: of major equipment and of caveats."),
        new NumberColumn("Quantity", "/quantity", "How many: of major equipment the items, of training the persons; of training it may be empty."),
        new TextColumn("Lease", "/lease", "wet, dry or loa; of major equipment only."),
        new TextColumn("From", "/from", "Of training the day of the certificates; of caveats the first day, empty if it always held. Such as 2026-03-31."),
        new TextColumn("Until", "/until", "The last day, of training and of caveats; empty for no end."),
        new TextColumn("Centre", "/centre", "Where they were trained, a code of the sheet Codes; of training only. Empty: not said."),
        new ListColumn("Excluded missions", "/excludedMissions", "In which the unit may not serve, of caveats only; codes with semicolons between."),
        new TextColumn("Agreed by", "/agreedBy", "Who agreed to it, of caveats only; empty if nobody has."),
    ];

    protected override bool NeedsAllRequired => true;

    public override ItemBody Body(ImportItem item, JsonObject? before, CatalogueCodes codes)
    {
        var body = (JsonObject?)before?.DeepClone() ?? [];
        if (item.Rows[0].Json is { } line)
        {
            foreach (var (name, value) in JsonObject.Create(line)!.Where(member => Lists.Any(list => list.Member == member.Key)))
            {
                body[name] = value?.DeepClone();
            }

            return new ItemBody(body, _ => (item.Rows[0].Number, null));
        }

        var layout = item.Layout!;
        var lines = new Dictionary<string, IReadOnlyList<UploadedRow>>();
        foreach (var list in Lists)
        {
            IReadOnlyList<UploadedRow> rows = [.. item.Rows.Where(row => layout.Cell(row, List) == list.Code)];
            if (rows.Count > 0)
            {
                lines[list.Member] = [.. rows.Where(row => layout.Cell(row, Category) != None)];
                Replace(body, list, [.. lines[list.Member].Select(row => list.LineOf(heading => layout.Cell(row, heading)))]);
            }
        }

        return new ItemBody(body, fault => Where(fault, item, lines, body));
    }

    public override IEnumerable<IReadOnlyList<object?>> RowsOf(JsonObject shown)
    {
        object?[] unit = [.. Columns.Take(3).Select(column => column.Of(shown))];
        return [.. Lists.SelectMany(list => Cells(list, shown)).Select(line => (IReadOnlyList<object?>)[.. unit, .. line])];
    }

    // All else belongs to the pledge itself, and is none of its lists.
    protected override IEnumerable<Fault> LineFaults(JsonElement line) =>
        from member in line.EnumerateObject()
        where member.Name is not ("id" or "externalId") && Lists.All(list => list.Member != member.Name)
        select Fault.At("", "unknown-member", $"id, externalId, {string.Join(", ", Lists.Select(list => list.Member))}", SafeExcerpt.Short(member.Name));

    protected override IEnumerable<ImportItem> Grouped(IReadOnlyList<UploadedRow> rows, ColumnLayout layout) =>
        rows.GroupBy(row => UnitOf(row, layout)).Select(unit => WithFaults(Item([.. unit], layout), layout));

    private static TextColumn Text(string heading, string? member = null) =>
        new(heading, member is { Length: 0 } ? "" : $"/{member ?? heading.ToLowerInvariant()}", "");

    private static NumberColumn Number(string member) => new("Quantity", $"/{member}", "");

    private IEnumerable<object?[]> Cells(LineList list, JsonObject shown)
    {
        var lines = shown[list.Member] as JsonArray;
        return lines is { Count: 0 } && list.TellsNone
            ? [[.. Columns.Skip(3).Select(column => (object?)(column.Heading switch { List => list.Code, Category => None, _ => null }))]]
            : (lines ?? []).Select(line => (object?[])
                [list.Code, .. Columns.Skip(4).Select(column => list.Cell(line!, column.Heading))]);
    }

    // A row that names no unit is one of its own.
    private static string UnitOf(UploadedRow row, ColumnLayout layout) => layout.Cell(row, Key)
        ?? (layout.Cell(row, ExternalId) is { } reference
            ? $"\0{CanonicalText.ReferenceKey(reference)}"
            : string.Create(CultureInfo.InvariantCulture, $"\0\0{row.Number}"));

    private static ImportItem WithFaults(ImportItem item, ColumnLayout layout) => item with
    {
        Faults = [.. item.Faults, .. item.Rows.SelectMany(row => RowFaults(row, layout))],
    };

    // What a list has no column for is not passed over.
    private static IEnumerable<RowFault> RowFaults(UploadedRow row, ColumnLayout layout)
    {
        var code = layout.Cell(row, List);
        if (Lists.FirstOrDefault(each => each.Code == code) is not { } list)
        {
            return [new RowFault(row.Number, ImportFault.Of(Fault.At("", "unknown-code", $"one of {Codes}", SafeExcerpt.Short(code ?? "")), List))];
        }

        return
            from column in layout.Columns.Where(column => column.Pointer is not ("/id" or "/externalId" or "/unitName" or "/list"))
            where list.Columns.All(own => own.Heading != column.Heading)
            let cell = layout.Cell(row, column.Heading)
            where cell is not null
            select new RowFault(row.Number, ImportFault.Of(
                Fault.At("", "unknown-member", $"an empty cell in a row of {list.Code}", SafeExcerpt.Short(cell)), column.Heading));
    }

    // Who sorts the rows says nothing new: the lines stay in their order where they are the same.
    private static void Replace(JsonObject body, LineList list, IReadOnlyList<JsonNode?> lines)
    {
        if (body[list.Member] is JsonArray before && before.Count == lines.Count
            && before.Select(line => line!.ToJsonString()).Order(StringComparer.Ordinal).SequenceEqual(Sorted(lines, before), StringComparer.Ordinal))
        {
            return;
        }

        body[list.Member] = lines.Count == 0 && list.IsOfCodes ? null : new JsonArray([.. lines]);
    }

    // With the members of each line in the order of the lines before.
    private static IEnumerable<string> Sorted(IReadOnlyList<JsonNode?> lines, JsonArray before) => lines
        .Select(line => line is JsonObject members && before.FirstOrDefault() is JsonObject like
            ? new JsonObject(like.Select(member => KeyValuePair.Create(member.Key, members[member.Key]?.DeepClone()))).ToJsonString()
            : line!.ToJsonString())
        .Order(StringComparer.Ordinal);

    private static (int Row, string? Column) Where(
        Fault fault, ImportItem item, Dictionary<string, IReadOnlyList<UploadedRow>> lines, JsonObject body)
    {
        if (fault.Pointer?.Split('/') is not ["", var member, var index, .. var rest]
            || !int.TryParse(index, CultureInfo.InvariantCulture, out var line)
            || !lines.TryGetValue(member, out var rows) || line >= rows.Count)
        {
            return (item.Rows[0].Number, null);
        }

        var list = Lists.Single(each => each.Member == member);
        var pointer = string.Concat(rest.Select(part => $"/{part}"));
        return (rows[line].Number, list.Columns.FirstOrDefault(column => column.Covers(pointer, body))?.Heading);
    }
}

/// <summary>A list of a pledge, and how a line of it stands in a row.</summary>
/// <param name="Code">What stands in the column List.</param>
/// <param name="Member">The member of the pledge.</param>
/// <param name="Columns">The headings that a line fills, each with the member of the line.</param>
internal sealed record LineList(string Code, string Member, IReadOnlyList<Column> Columns)
{
    /// <summary>Whether a line is a code and nothing else.</summary>
    public bool IsOfCodes { get; init; }

    /// <summary>Whether an empty list says something else than none at all.</summary>
    public bool TellsNone { get; init; }

    public JsonNode? LineOf(Func<string, string?> cell)
    {
        if (IsOfCodes)
        {
            return JsonValue.Create(cell(Columns[0].Heading) ?? "");
        }

        var line = new JsonObject();
        foreach (var column in Columns)
        {
            column.Put(line, cell(column.Heading));
        }

        return line;
    }

    /// <summary>The cell of a line under a heading; null if it has none there.</summary>
    public object? Cell(JsonNode line, string heading) => Columns.FirstOrDefault(column => column.Heading == heading) is not { } column ? null
        : IsOfCodes ? line.ToString()
        : column.Of(line.AsObject());
}
