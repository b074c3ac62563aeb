using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Evaluations;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports how units did.</summary>
public sealed class SeedEvaluations(EvaluationStore evaluations, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = rows.Select(row => row.Checked(Of(row, change.By.Name), [])).ToList();
        await evaluations.Add(all, change);
        await keys.Reserve(all.Select(evaluation => evaluation.Id));
    }

    private static Evaluation Of(CsvRow row, string recordedBy)
    {
        var improvement = row.Optional("improvement") is { } text ? new ImprovementPlan { Text = text, Due = row.Day("due") } : null;
        return new Evaluation
        {
            Id = row.Text("id"),
            Version = 1,
            Pledge = row.Text("pledge"),
            Contributor = row.Text("pledge").Split('-')[0],
            Status = improvement is null ? EvaluationStatus.Closed : EvaluationStatus.ImprovementAwaited,
            PeriodFrom = row.Day("period_from"),
            PeriodUntil = row.Day("period_until"),
            Measures =
            [
                .. row.Lines("measures", 4).Select(cells => new PerformanceMeasure
                {
                    Measure = row.Code<MeasuredThing>("measures", cells[0]),
                    Value = row.Number("measures", cells[1]),
                    Target = row.Number("measures", cells[2]),
                    Unit = row.Code<MeasuredIn>("measures", cells[3]),
                }),
            ],
            Rating = row.Code<PerformanceRating>("rating"),
            Remark = row.Text("remark"),
            Improvement = improvement,
            RecordedOn = row.Day("recorded_on"),
            RecordedBy = recordedBy,
        };
    }
}
