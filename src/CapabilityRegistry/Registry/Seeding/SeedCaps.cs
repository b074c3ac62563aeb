using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports what the laws of states forbid.</summary>
public sealed class SeedCaps(CapStore caps, CatalogueStore catalogue, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var codes = await catalogue.Codes();
        var all = rows.Select(row => Of(row) is var cap ? row.Checked(cap, CapChecks.Faults(cap, codes)) : null!).ToList();
        await caps.Add(all, change);
        await keys.Reserve(all.Select(cap => cap.Id));
    }

    private static Cap Of(CsvRow row) => new()
    {
        Id = row.Text("id"),
        Version = 1,
        Contributor = row.Text("contributor"),
        RecordedOn = null,
        Highest = row.Code<HighestLevel>("highest"),
        Persons = row.OptionalNumber("persons"),
        UnitTypes = row.List("unit_types"),
        Law = row.Text("law"),
        EffectiveFrom = row.Day("effective_from"),
        EffectiveUntil = row.OptionalDay("effective_until"),
        Source = row.Text("source"),
    };
}
