using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports visits.</summary>
public sealed class SeedVisits(VisitStore visits, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = rows.GroupBy(row => row.Text("id")).Select(of => of.First().Checked(Of([.. of]), [])).ToList();
        await visits.Add(all, change);
        await keys.Reserve(all.Select(visit => visit.Id));
    }

    // One row for each unit; what is of the visit stands in each of its rows.
    private static Visit Of(IReadOnlyList<CsvRow> rows)
    {
        var row = rows[0];
        IReadOnlyList<VisitedUnit> units = [.. rows.Select(UnitOf)];
        return new Visit
        {
            Id = row.Text("id"),
            Version = 1,
            Contributor = row.Text("pledge").Split('-')[0],
            Kind = row.Code<VisitKind>("kind"),
            Mode = row.Code<VisitMode>("mode"),
            PlannedOn = row.Day("planned_on"),
            Status = units.All(unit => unit.Result is not null) ? VisitStatus.Ended : VisitStatus.Scheduled,
            Units = units,
            Source = row.Text("source"),
        };
    }

    private static VisitedUnit UnitOf(CsvRow row) => new()
    {
        Pledge = row.Text("pledge"),
        Result = row.OptionalCode<VisitResult>("result"),
        VisitedOn = row.OptionalDay("visited_on"),
        Report = row.Optional("report"),
    };
}
