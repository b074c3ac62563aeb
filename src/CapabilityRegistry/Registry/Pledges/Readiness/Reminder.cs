using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>A gate of a pledge that lapses soon by time alone, or has lapsed without its consequence yet.</summary>
public sealed record Reminder : IDisclosesObjects
{
    /// <summary>The pledge, the gate and the day, such as KAZ-00042-VISIT-NOT-PASSED-2031-11-23.</summary>
    public required string Id { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The level that it holds.</summary>
    public required ReadinessLevel ReadinessLevel { get; init; }

    /// <summary>The gate, by the code with which a raise is refused without it.</summary>
    [CodeOf("GateCode")]
    public required string Gate { get; init; }

    /// <summary>What is needed, in a sentence.</summary>
    public required string Demand { get; init; }

    /// <summary>
    /// The first day on which its clock has run out by the policy of that day, also of a gate that a failed visit has closed already.
    /// </summary>
    public required DateOnly LapsesOn { get; init; }

    /// <summary>The first day on which that has its consequence: the days of grace are over. Null if nothing follows by itself.</summary>
    public required DateOnly? ConsequenceOn { get; init; }

    /// <summary>
    /// The most that the policy leaves for want of this gate; less, if another gate lapses before. The level that it holds if nothing follows by itself; null
    /// if the whole pledge lapses.
    /// </summary>
    public required ReadinessLevel? LeavesLevel { get; init; }

    /// <summary>Whether one of the days has come on which the policy has somebody reminded.</summary>
    public required bool IsDue { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    /// <summary>What lapses of a registered pledge from a day on up to another, and what has lapsed and has its consequence yet to come.</summary>
    /// <param name="unit">What time will close of it; none if it holds no level today.</param>
    internal static IEnumerable<Reminder> Of(Pledge pledge, ClosingGates unit, DateOnly today, DateOnly until) =>
        from gate in unit.Gates
        where unit.Level is not null && gate.LapsesOn <= until
        // A finding waits for its answer whatever the level.
        where gate.Rule.Level <= unit.Level || gate.Rule.Kind == GateKind.FindingsAnswered
        // A law can close the gates of several levels on one day: what takes most is told.
        group gate by (gate.Rule.Kind, gate.LapsesOn) into day
        let most = day.OrderBy(gate => gate.Consequence is { } lapse ? (int?)lapse.After.Level ?? 0 : (int)UnitLevel.Rdl).First()
        let text = LevelGates.Of(day.Key.Kind)
        select new Reminder
        {
            Id = $"{pledge.Id}-{text.Code.ToUpperInvariant()}-{day.Key.LapsesOn:O}",
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            UnitType = pledge.UnitType,
            UnitName = pledge.UnitName,
            ReadinessLevel = (ReadinessLevel)(int)unit.Level!.Value,
            Gate = text.Code,
            Demand = text.Demand,
            LapsesOn = day.Key.LapsesOn,
            ConsequenceOn = most.Consequence?.On,
            LeavesLevel = most.Consequence is { } lapse ? (ReadinessLevel?)(int?)lapse.After.Level : (ReadinessLevel)(int)unit.Level!.Value,
            IsDue = most.RemindOn is [var remind, ..] && remind <= today,
        };
}
