namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>How long it takes to take over 100,000 pledges with their events, in one transaction.</summary>
internal static class Import
{
    public static async Task Measure(Report report)
    {
        var time = await BigRegistry.Ready();
        report.Add(
            $"import of {ManyPledges.Count:N0} pledges with their events, when the database was made",
            Report.Text($"{time.TotalSeconds:0.0} s, {ManyPledges.Count / time.TotalSeconds:N0} pledges/s"));
    }
}
