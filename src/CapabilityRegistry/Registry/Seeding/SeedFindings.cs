using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports what visits found.</summary>
public sealed class SeedFindings(FindingStore findings, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, IReadOnlyList<CsvRow> visits, Change change)
    {
        var visitedOn = visits.ToDictionary(row => (row.Text("id"), row.Text("pledge")), row => row.OptionalDay("visited_on"));
        var all = rows.Select(row => row.Checked(Of(row, visitedOn[(row.Text("visit"), row.Text("pledge"))]), [])).ToList();
        await findings.Add(all, change);
        await keys.Reserve(all.Select(finding => finding.Id));
    }

    private static Finding Of(CsvRow row, DateOnly? visitedOn)
    {
        var closedOn = row.OptionalDay("closed_on");
        var answered = row.Optional("answer") is { } text
            ? new FindingAnswer { Text = text, Reference = row.Optional("reference"), AnsweredOn = row.Day("answered_on"), AnsweredBy = null }
            : null;
        return new Finding
        {
            Id = row.Text("id"),
            Version = 1,
            Visit = row.Text("visit"),
            Pledge = row.Text("pledge"),
            Contributor = row.Text("pledge").Split('-')[0],
            FoundOn = visitedOn ?? throw row.Wrong("visit", "a visit that has an outcome for the unit", row.Text("visit")),
            Checklist = row.Text("checklist"),
            Item = row.Optional("item"),
            Severity = row.Code<FindingSeverity>("severity"),
            Text = row.Text("text"),
            Recommendation = row.Optional("recommendation"),
            Due = row.OptionalDay("due"),
            Status = closedOn is not null ? FindingStatus.Closed : answered is not null ? FindingStatus.Answered : FindingStatus.Open,
            Answers = answered is null ? [] : [answered],
            ClosedOn = closedOn,
            Source = row.Text("source"),
        };
    }
}
