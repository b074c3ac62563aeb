using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>How ready a pledged unit is, and on what that rests.</summary>
public sealed record ReadinessView : IDisclosesObjects, IPartlyVersioned
{
    public required string Pledge { get; init; }

    public required PledgeStatus Status { get; init; }

    /// <summary>Null unless registered.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>Every level with its gates.</summary>
    public required IReadOnlyList<LevelView> Levels { get; init; }

    /// <summary>What comes next; null at the highest level and for pledges that can rise no more.</summary>
    public required NextLevel? Next { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    public static ReadinessView Of(Pledge pledge, Evidence evidence, Caller caller)
    {
        var levels = Enum.GetValues<ReadinessLevel>().Select(level => LevelView.Of(level, pledge, evidence, caller)).ToList();
        var open = pledge.Status is not (PledgeStatus.Withdrawn or PledgeStatus.Lapsed);
        var above = pledge.Level is { } held ? held + 1 : Catalogue.ReadinessLevel.L1;
        var next = open ? levels.FirstOrDefault(level => level.Level == above) : null;
        return new ReadinessView
        {
            Pledge = pledge.Id,
            Status = pledge.Status,
            ReadinessLevel = pledge.Level,
            Levels = levels,
            Next = next is null ? null : new NextLevel { Level = next.Level, StillNeeds = [.. next.Gates.Where(gate => !gate.Met)] },
        };
    }
}

/// <summary>One level and its gates.</summary>
public sealed record LevelView
{
    public required ReadinessLevel Level { get; init; }

    /// <summary>Whether every gate of this level is met, by what is on record now.</summary>
    public required bool Met { get; init; }

    public required IReadOnlyList<GateView> Gates { get; init; }

    public static LevelView Of(ReadinessLevel level, Pledge pledge, Evidence evidence, Caller caller)
    {
        var gates = LevelGates.Of(level, pledge, evidence).Select(each => GateView.Of(each.Gate, each.MetBy, caller)).ToList();
        return new LevelView { Level = level, Met = gates.All(gate => gate.Met), Gates = gates };
    }
}

/// <summary>One condition of a level.</summary>
public sealed record GateView : IRedactable
{
    /// <summary>The code with which a raise is refused while the gate is not met.</summary>
    [CodeOf("GateCode")]
    public required string Code { get; init; }

    /// <summary>What it needs, in a sentence.</summary>
    public required string Demand { get; init; }

    /// <summary>Whether it is met, by what is on record now.</summary>
    public required bool Met { get; init; }

    /// <summary>What meets it; null if nothing does.</summary>
    [Redactable]
    public required string? Evidence { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public static GateView Of(Gate gate, string? metBy, Caller caller)
    {
        var hidden = gate.IsConfidential ? Redactions.For<GateView>(caller) : null;
        return new GateView
        {
            Code = gate.Code,
            Demand = gate.Demand,
            Met = metBy is not null,
            Evidence = hidden is null ? metBy : null,
            Redacted = hidden,
        };
    }
}

/// <summary>The level above and what it still needs.</summary>
public sealed record NextLevel
{
    public required ReadinessLevel Level { get; init; }

    public required IReadOnlyList<GateView> StillNeeds { get; init; }
}
