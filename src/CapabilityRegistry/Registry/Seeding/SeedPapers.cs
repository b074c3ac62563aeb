using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Papers;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports papers about the deployment of units.</summary>
public sealed class SeedPapers(PaperStore papers, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = rows.Select(row => Of(row) is var paper ? row.Checked(paper, PaperChecks.Faults(paper)) : null!).ToList();
        await papers.Add(all, change);
        await keys.Reserve(all.Select(paper => paper.Id));
    }

    private static Paper Of(CsvRow row) => new()
    {
        Id = row.Text("id"),
        Version = 1,
        Pledge = row.Text("pledge"),
        Contributor = row.Text("pledge").Split('-')[0],
        Kind = row.Code<PaperKind>("kind"),
        Reference = row.Text("reference"),
        Port = row.Optional("port"),
        Days = row.OptionalNumber("days"),
        HandedInOn = row.Day("handed_in_on"),
        HandedInBy = null,
        Source = row.Text("source"),
    };
}
