using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using static CapabilityRegistry.Registry.Catalogue.ReadinessLevel;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Every condition for every level, in one table. Sources: Level 1 papers, annexes A to D of the PCRS Guidelines
/// 2019.01; Level 2, chapter 3 of the same and the requirements paper of March 2022.
/// </summary>
public static class LevelGates
{
    private static readonly Gate[] All =
    [
        new(L1, "note-verbale-missing", "/noteVerbale", "Level 1 needs the reference of the note verbale.",
            (pledge, _) => pledge.NoteVerbale) { IsConfidential = true },
        new(L1, "table-of-organization-missing", "/personnel", "Level 1 needs the table of organization: men and women by rank group.",
            (pledge, _) => pledge.Personnel is { Count: > 0 } lines
                ? $"{lines.Sum(line => line.Men + line.Women)} persons in {lines.Count} rank groups"
                : null),
        new(L1, "major-equipment-list-missing", "/majorEquipment", "Level 1 needs the list of major equipment, or an empty list that states there is none.",
            (pledge, _) => pledge.MajorEquipment is { } lines ? lines.Count == 0 ? "expressly none" : $"{lines.Count} lines" : null),
        new(L1, "self-sustainment-list-missing", "/selfSustainment", "Level 1 needs the list of self-sustainment.",
            (pledge, _) => pledge.SelfSustainment is { Count: > 0 } codes ? $"{codes.Count} categories" : null),
        new(L2, "visit-not-passed", "/readinessLevel", "Level 2 needs an Assessment and Advisory Visit of this pledge with a passing outcome.",
            (pledge, evidence) => evidence.OpeningVisit(pledge) is { } visit ? $"{visit.Id}, visited on {visit.VisitedOn:O}" : null)
        {
            FoundInstead = (pledge, evidence) => evidence.ClosingVisit(pledge),
        },
        new(L3, "level-3-not-offered", "/readinessLevel", "This registry cannot judge Level 3 yet: units cannot be raised to it here.", Recorded(L3)),
        new(Rdl, "rdl-not-offered", "/readinessLevel", "This registry cannot judge the rapid deployment level yet: units cannot be raised to it here.",
            Recorded(Rdl)),
    ];

    /// <summary>The gates of a level, each with the evidence that it is met by, or null.</summary>
    public static IEnumerable<(Gate Gate, string? MetBy)> Of(ReadinessLevel level, Pledge pledge, Evidence evidence) =>
        All.Where(gate => gate.Level == level).Select(gate => (gate, gate.MetBy(pledge, evidence)));

    /// <summary>The gates of a level that are not met, as faults.</summary>
    public static IReadOnlyList<Fault> Unmet(ReadinessLevel level, Pledge pledge, Evidence evidence) =>
        [.. Of(level, pledge, evidence).Where(each => each.MetBy is null)
            .Select(each => Fault.At(each.Gate.Field, each.Gate.Code, each.Gate.Demand, each.Gate.FoundInstead(pledge, evidence) ?? "nothing"))];

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(gate => gate.Code)];

    public static string DemandOf(string code) => All.First(gate => gate.Code == code).Demand;

    // Units that held a level when they were imported keep it.
    private static Func<Pledge, Evidence, string?> Recorded(ReadinessLevel level) =>
        (pledge, _) => pledge.Level >= level ? $"recorded at {pledge.Level.Value.Code()} when it was taken over" : null;
}

/// <summary>One condition of a level.</summary>
/// <param name="Code">What it is refused with when not met.</param>
/// <param name="Field">The field that it checks, as a JSON pointer into the pledge.</param>
/// <param name="Demand">What it needs, as a sentence.</param>
/// <param name="MetBy">The evidence that meets it, or null.</param>
public sealed record Gate(ReadinessLevel Level, string Code, string Field, string Demand, Func<Pledge, Evidence, string?> MetBy)
{
    /// <summary>Whether the evidence is confidential information of the state.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>What is on record and does not meet it, with the reason; null if nothing is.</summary>
    public Func<Pledge, Evidence, string?> FoundInstead { get; init; } = (_, _) => null;
}
