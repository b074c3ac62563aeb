using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Investigations;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports cases against units and states.</summary>
public sealed class SeedInvestigations(InvestigationStore investigations, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = rows.Select(row => row.Checked(Of(row), [])).ToList();
        await investigations.Add(all, change);
        await keys.Reserve(all.Select(investigation => investigation.Id));
    }

    private static Investigation Of(CsvRow row)
    {
        var closedOn = row.OptionalDay("closed_on");
        return new Investigation
        {
            Id = row.Text("id"),
            Version = 1,
            Contributor = row.Text("contributor"),
            Pledge = row.Optional("pledge"),
            Status = closedOn is null ? InvestigationStatus.Opened : InvestigationStatus.Closed,
            OpenedOn = row.Day("opened_on"),
            Allegation = row.Code<AllegationClass>("allegation"),
            Account = row.Text("account"),
            ClosedOn = closedOn,
            Outcome = closedOn is null ? null : row.Code<InvestigationOutcome>("outcome"),
            Conclusion = closedOn is null ? null : row.Text("conclusion"),
        };
    }
}
