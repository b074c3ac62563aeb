using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Recognitions;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports which courses of which training centres are recognised.</summary>
public sealed class SeedRecognitions(RecognitionStore recognitions, CatalogueStore catalogue, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var codes = await catalogue.Codes();
        var all = rows.Select(row => Of(row) is var recognition ? row.Checked(recognition, RecognitionChecks.Faults(recognition, codes)) : null!).ToList();
        await recognitions.Add(all, change);
        await keys.Reserve(all.Select(recognition => recognition.Id));
    }

    private static Recognition Of(CsvRow row) => new()
    {
        Id = row.Text("id"),
        Version = 1,
        Centre = row.Text("centre"),
        Course = row.Text("course"),
        ValidFrom = row.Day("valid_from"),
        ValidUntil = row.OptionalDay("valid_until"),
        Scope = row.Optional("scope"),
        Source = row.Text("source"),
        RecordedOn = null,
    };
}
