using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports pledges with their key, status and level. The rules on content are those for a draft.</summary>
public sealed class SeedPledges(PledgeStore pledges, CatalogueStore catalogue, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid; the message names it and the reason. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var codes = await catalogue.Codes();
        var all = rows.Select(row => Checked(row, codes)).ToList();
        await pledges.AddAll(all, change);
        await keys.Reserve(all.Select(pledge => pledge.Id));
    }

    private static Pledge Checked(CsvRow row, CatalogueCodes codes)
    {
        var pledge = Of(row);
        return row.Checked(pledge, PledgeChecks.Faults(pledge, codes));
    }

    private static Pledge Of(CsvRow row) => Pledge.Of(row.WithOptional(new PledgeContent
    {
        UnitType = row.Text("unit_type"),
        UnitName = row.Text("unit_name"),
        Personnel = Cells.Personnel(row),
        Capacity = Cells.Quantity(row, "capacity"),
        MajorEquipment = Cells.Equipment(row),
        SelfSustainment = row.Optional("self_sustainment") is null ? null : row.List("self_sustainment"),
        ResponseDays = row.Number("response_days"),
        AvailableFrom = row.Day("available_from"),
        AvailableUntil = row.OptionalDay("available_until"),
        Languages = row.List("languages"),
        Caveats = Cells.Caveats(row),
        Attributes = row.OptionalColumnList("attributes"),
        Training = Cells.Training(row),
        TurnaroundDays = row.OptionalColumn("turnaround_days") is { } days ? row.Number("turnaround_days", days) : 0,
        Partners = row.OptionalColumnList("partners"),
        NoteVerbale = row.Optional("note_verbale"),
        ExternalId = row.Optional("external_id"),
    })) with
    {
        Id = row.Text("id"),
        Version = 1,
        Contributor = row.Text("contributor"),
        Status = row.Code<PledgeStatus>("status"),
        Level = row.Optional("readiness_level") is { } level ? row.Code<ReadinessLevel>("readiness_level", level) : null,
        Announcement = row.Text("status") == PledgeStatus.Announced.Code() ? AnnouncementOf(row) : null,
        Source = row.Text("source"),
    };

    private static Announcement AnnouncementOf(CsvRow row) => new()
    {
        Occasion = row.OptionalColumn("occasion"),
        AnnouncedOn = row.OptionalColumn("announced_on") is { } day ? row.Day("announced_on", day) : null,
    };
}
