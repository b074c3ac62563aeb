using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>Imports visits.</summary>
public sealed class ImportVisits(VisitStore visits, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = rows.Select(row => row.Checked(Of(row), [])).ToList();
        await visits.Add(all, change);
        await keys.Reserve(all.Select(visit => visit.Id));
    }

    private static Visit Of(CsvRow row) => new()
    {
        Id = row.Text("id"),
        Version = 1,
        Pledge = row.Text("pledge"),
        Contributor = row.Text("pledge").Split('-')[0],
        Kind = row.Code<VisitKind>("kind"),
        PlannedOn = row.Day("planned_on"),
        Status = row.Code<VisitStatus>("status"),
        VisitedOn = row.OptionalDay("visited_on"),
        Report = row.Optional("report"),
        Assessor = null,
        Source = row.Text("source"),
    };
}
