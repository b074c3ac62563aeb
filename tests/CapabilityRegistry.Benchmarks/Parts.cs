using CapabilityRegistry.Benchmarks.Measurements;

namespace CapabilityRegistry.Benchmarks;

/// <summary>What can be measured, by the name that chooses it on the command line.</summary>
internal static class Parts
{
    public static readonly IReadOnlyDictionary<string, Func<Report, Task>> All = new Dictionary<string, Func<Report, Task>>
    {
        ["import"] = Import.Measure,
        ["chain"] = Chain.Measure,
        ["sequence"] = Sequence.Measure,
        ["beside"] = Beside.Measure,
        ["queries"] = Queries.Measure,
        ["start"] = Start.Measure,
        ["latency"] = Latency.Measure,
        ["throughput"] = Throughput.Measure,
        ["eligibility"] = Eligibility.Measure,
        ["candidates"] = Candidates.Measure,
        ["scale"] = Measurements.Scale.Measure,
        ["gaps"] = Measurements.Gaps.Measure,
        ["changes"] = Changes.Measure,
        ["runs"] = WholeRuns.Measure,
        ["absence"] = Absence.Measure,
        ["authentication"] = Authentication.Measure,
        ["door"] = Door.Measure,
        ["reads"] = OnRecord.Measure,
        ["imports"] = Measurements.Imports.Measure,
        ["exports"] = Exports.Measure,
        ["files"] = Measurements.Files.Measure,
        ["memory"] = Memory.Measure,
        ["matching"] = Measurements.Planning.Measure,
        ["hard-plans"] = HardPlans.Measure,
        ["readiness"] = UnitReadinessOnADay.Measure,
        ["lapses"] = Lapses.Measure,
        ["pages"] = Measurements.Pages.Measure,
        ["capabilities"] = Measurements.Capabilities.Measure,
    };
}
