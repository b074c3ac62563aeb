using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>How ready a pledged unit is on a day, and on what that rests.</summary>
public sealed record ReadinessView : IDisclosesObjects, IPartlyVersioned
{
    public required string Pledge { get; init; }

    /// <summary>The day that was asked about.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The policy by which it was judged.</summary>
    public required string Policy { get; init; }

    /// <summary>The status of the pledge now.</summary>
    public required PledgeStatus Status { get; init; }

    /// <summary>Where the pledge stands on the day, as far as its readiness follows from that.</summary>
    [CodeOf("PledgeStanding")]
    public required string Standing { get; init; }

    /// <summary>The level on the day: what was decided, less what time has taken away. Null unless it is registered or suspended then.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>Every level with its gates.</summary>
    public required IReadOnlyList<LevelView> Levels { get; init; }

    /// <summary>What comes next; null at the highest level and for pledges that can rise no more.</summary>
    public required NextLevelView? Next { get; init; }

    /// <summary>What time takes away first after the day, if nothing more is recorded; null if nothing.</summary>
    public required LapseView? NextLapse { get; init; }

    /// <summary>What time has taken away up to the day, and what no decision has recorded yet, in order.</summary>
    public required IReadOnlyList<LapseView> Lapsed { get; init; }

    /// <summary>What was decided about the pledge up to the day, as far as its readiness follows from it, in order.</summary>
    public required IReadOnlyList<DecisionView> Decisions { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    public static ReadinessView Of(
        Pledge pledge, UnitReadiness unit, IReadOnlyList<ClockChange> lapsed, IReadOnlyList<PledgeDecision> decisions, Caller caller)
    {
        GateView View(GateReadiness gate) => GateView.Of(gate, pledge, caller);
        // What has lapsed by then can rise no more, unless it was revived and is to be registered again.
        var open = !pledge.Status.IsOver() && unit.Standing switch
        {
            CapabilityRegistry.Readiness.Model.Standing.Withdrawn => false,
            CapabilityRegistry.Readiness.Model.Standing.Lapsed => !pledge.Status.HoldsLevel(),
            _ => true,
        };
        return new ReadinessView
        {
            Pledge = pledge.Id,
            On = unit.Day,
            Policy = unit.Policy,
            Status = pledge.Status,
            Standing = Standings.CodeOf(unit.Standing),
            ReadinessLevel = (ReadinessLevel?)(int?)unit.Level,
            Levels =
            [
                .. Enum.GetValues<ReadinessLevel>().Select(level =>
                    LevelView.Of(level, [.. unit.Gates.Where(gate => (int)gate.Rule.Level == (int)level).Select(View)])),
            ],
            Next = open && unit.Next is { } next
                ? new NextLevelView { Level = (ReadinessLevel)(int)next.Level, StillNeeds = [.. next.StillNeeds.Select(View)] }
                : null,
            NextLapse = unit.NextLapse is { } lapse ? LapseView.Of(lapse) : null,
            Lapsed = [.. lapsed.Select(LapseView.Of)],
            Decisions = [.. decisions.Where(each => each.DecidedOn <= unit.Day).Select(DecisionView.Of)],
        };
    }
}

/// <summary>One level and its gates.</summary>
public sealed record LevelView
{
    public required ReadinessLevel Level { get; init; }

    /// <summary>Whether every gate of this level is met on the day.</summary>
    public required bool Met { get; init; }

    public required IReadOnlyList<GateView> Gates { get; init; }

    public static LevelView Of(ReadinessLevel level, IReadOnlyList<GateView> gates) =>
        new() { Level = level, Met = gates.All(gate => gate.Met), Gates = gates };
}

/// <summary>One condition of a level.</summary>
public sealed record GateView : IRedactable
{
    /// <summary>The code with which a raise is refused while the gate is not met.</summary>
    [CodeOf("GateCode")]
    public required string Code { get; init; }

    /// <summary>What it needs, in a sentence.</summary>
    public required string Demand { get; init; }

    /// <summary>
    /// Whether it is met on the day; also where nothing is needed: of a pledge that is not registered no renewal, of one below Level 3 no certificate.
    /// </summary>
    public required bool Met { get; init; }

    /// <summary>What meets it; null if nothing does, or nothing is needed yet.</summary>
    [Redactable]
    public required string? Evidence { get; init; }

    /// <summary>What is on record and does not meet it, with the reason; null if it is met, or nothing is on record.</summary>
    public required string? Found { get; init; }

    /// <summary>The day from which the evidence counts; null if there is none, or the day is not on record.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>
    /// The first day on which the clock of the gate has run out; past if that day has come. It runs on while the gate is closed for another reason, such
    /// as a failed visit, and where the pledge does not hold the level. Null if time takes nothing away.
    /// </summary>
    public required DateOnly? LapsesOn { get; init; }

    /// <summary>The first day on which that has its consequence for a pledge that holds the level: the days of grace are over. Null if it has none.</summary>
    public required DateOnly? ConsequenceOn { get; init; }

    /// <summary>Where it is written that the level has this gate, and how sure that is.</summary>
    public required string Source { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public static GateView Of(GateReadiness gate, Pledge pledge, Caller caller)
    {
        var text = LevelGates.Of(gate.Rule.Kind);
        var hidden = text.IsConfidential ? Redactions.For<GateView>(caller) : null;
        return new GateView
        {
            Code = text.Code,
            Demand = text.Demand,
            Met = gate.Met,
            Evidence = hidden is null ? EvidenceText.Of(gate, pledge) : null,
            Found = LevelGates.FoundInstead(gate),
            Since = gate.Since == DateOnly.MinValue ? null : gate.Since,
            LapsesOn = gate.LapsesOn,
            ConsequenceOn = gate.ConsequenceOn,
            Source = EvidenceText.Of(gate.Rule.From),
            Redacted = hidden,
        };
    }
}

/// <summary>The level above and what it still needs.</summary>
public sealed record NextLevelView
{
    public required ReadinessLevel Level { get; init; }

    /// <summary>The gates of that level, and of those below it, that are not met.</summary>
    public required IReadOnlyList<GateView> StillNeeds { get; init; }
}

/// <summary>What time alone takes away.</summary>
public sealed record LapseView
{
    /// <summary>The gate that lapses.</summary>
    [CodeOf("GateCode")]
    public required string Gate { get; init; }

    /// <summary>The first day on which the gate does not hold any more.</summary>
    public required DateOnly LapsesOn { get; init; }

    /// <summary>The first day on which the consequence has come; later than that by the days of grace.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The level that is left; null if the whole pledge lapses.</summary>
    public required ReadinessLevel? LeavesLevel { get; init; }

    public static LapseView Of(ClockChange change) => new()
    {
        Gate = LevelGates.Of(change.Rule.Kind).Code,
        LapsesOn = change.LapsedOn,
        On = change.On,
        LeavesLevel = (ReadinessLevel?)(int?)change.After.Level,
    };
}

/// <summary>What was decided about a pledge, as far as its readiness follows from it.</summary>
public sealed record DecisionView
{
    /// <summary>The version of the pledge that the decision made; its event says who decided, and why.</summary>
    public required int Version { get; init; }

    public required PledgeDecisionKind Kind { get; init; }

    /// <summary>The day from which it counts.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The level that the pledge holds by it; null if none.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    public static DecisionView Of(PledgeDecision decision) => new()
    {
        Version = decision.Version,
        Kind = decision.Kind,
        DecidedOn = decision.DecidedOn,
        ReadinessLevel = decision.Level,
    };
}
