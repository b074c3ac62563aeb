using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>A sheet with one row for each object.</summary>
internal abstract class FlatSheet : Sheet
{
    public sealed override ItemBody Body(ImportItem item, JsonObject? before, CatalogueCodes codes)
    {
        var row = item.Rows[0];
        if (row.Json is { } line)
        {
            return new ItemBody(JsonObject.Create(line)!, _ => (row.Number, null));
        }

        var (body, layout) = ((JsonObject?)before?.DeepClone() ?? [], item.Layout!);
        foreach (var column in layout.Columns)
        {
            column.Put(body, layout.Cell(row, column.Heading));
        }

        Finish(body, codes);
        return new ItemBody(body, fault => (row.Number, HeadingOf(fault, body))) { Unsaid = before is null ? [.. Unsaid(layout)] : [] };
    }

    // An empty cell says that a new object has none; a column that is not there says nothing.
    private IEnumerable<Fault> Unsaid(ColumnLayout layout) =>
        from column in Columns.OfType<TextColumn>()
        where column is { Required: true, EmptyIsNull: true } && !layout.Has(column.Heading)
        select Fault.At(column.Pointer, "missing", "a column of this heading, in which a cell may be empty", "none");

    /// <summary>What follows from the cells together.</summary>
    protected abstract void Finish(JsonObject body, CatalogueCodes codes);

    /// <summary>What a unit type is counted in goes with the type, where the table does not say it.</summary>
    protected static void Measure(JsonObject body, string member, CatalogueCodes codes)
    {
        if (body[member] is not JsonObject quantity)
        {
            body[member] = quantity = [];
        }

        if (!quantity.ContainsKey("unit"))
        {
            quantity["unit"] = (string?)body["unitType"] is { } type && codes.UnitTypes.TryGetValue(type, out var measure) ? measure.Code() : "units";
        }
    }

    private string? HeadingOf(Fault fault, JsonObject body) => fault.Pointer is not { Length: > 0 } pointer ? null
        : (Columns.FirstOrDefault(column => column.Covers(pointer, body))
            ?? Columns.FirstOrDefault(column => column.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal)))?.Heading;
}
