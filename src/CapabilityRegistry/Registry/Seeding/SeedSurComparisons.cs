using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports which units were compared with which statements; what came of it follows from both as they are imported.</summary>
public sealed class SeedSurComparisons(
    SurComparisonStore comparisons, PledgeStore pledges, SurStore surs, RecognitionStore recognitions, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var (all, recognised) = (new List<SurComparison>(), await recognitions.Courses());
        foreach (var row in rows)
        {
            all.Add(await Of(row, recognised, change.By));
        }

        await comparisons.Add(all, change);
        await keys.Reserve(all.Select(compared => compared.Id));
    }

    private async Task<SurComparison> Of(CsvRow row, RecognisedCourses recognised, Caller caller)
    {
        var pledge = await pledges.Find(row.Text("pledge"), caller) ?? throw row.Wrong("pledge", "the key of a pledge", row.Text("pledge"));
        var sur = await surs.Find(row.Text("sur"), caller) ?? throw row.Wrong("sur", "the key of a statement", row.Text("sur"));
        return SurComparison.Of(row.Text("id"), pledge, sur, [], recognised, row.Day("compared_on")) with { Source = row.Text("source") };
    }
}
