using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports Statements of Unit Requirements. The rules on content are those for a draft.</summary>
public sealed class SeedSurs(SurStore surs, CatalogueStore catalogue, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var codes = await catalogue.Codes();
        var all = rows.Select(row => Checked(row, codes)).ToList();
        await surs.AddAll(all, change);
        await keys.Reserve(all.Select(sur => sur.Id));
    }

    private static Sur Checked(CsvRow row, CatalogueCodes codes)
    {
        var sur = Of(row);
        return row.Checked(sur, SurChecks.Faults(sur, sur.UnitType, codes));
    }

    private static Sur Of(CsvRow row) => Sur.Draft(row.Text("id"), row.Text("unit_type"), row.Optional("mission"), new SurContent
    {
        Title = row.Text("title"),
        Reference = row.Optional("reference"),
        Capacity = Cells.Quantity(row, "capacity"),
        Personnel = Cells.PersonnelDemands(row),
        Lines = Cells.SurLines(row),
        EffectiveFrom = row.Day("effective_from"),
        EffectiveUntil = row.OptionalDay("effective_until"),
    }) with
    {
        Edition = row.Number("edition"),
        Status = row.Code<SurStatus>("status"),
        Source = row.Text("source"),
    };
}
