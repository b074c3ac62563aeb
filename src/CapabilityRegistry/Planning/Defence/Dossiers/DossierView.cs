using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>Everything that is needed to defend a plan: what was asked, on what it rests, what was chosen and what was not, and why.</summary>
public sealed record DossierView : IDisclosesObjects
{
    public required MatchRun Run { get; init; }

    /// <summary>What was asked, in sentences.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>What the run supposes that is not so, in sentences; empty if it tells of the world as it was.</summary>
    public required IReadOnlyList<string> Supposed { get; init; }

    /// <summary>What people decided beforehand, with who set it.</summary>
    public required IReadOnlyList<DossierDecision> Decisions { get; init; }

    /// <summary>What quality was worth.</summary>
    public required WeightsUsed? Weights { get; init; }

    public required IReadOnlyList<PriorityFill> Fill { get; init; }

    /// <summary>The objectives in the order in which they were decided, each with its proof in words.</summary>
    public required IReadOnlyList<DossierObjective> Proof { get; init; }

    public required IReadOnlyList<DossierRequirement> Requirements { get; init; }

    public required DossierCheck Check { get; init; }

    /// <summary>Every pledge that it names, in sentences too.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Pledges { get; init; } = [];

    public IEnumerable<DisclosedObject> DisclosedObjects() => Pledges.Select(DisclosedObject.Pledge);
}

/// <summary>A pin, a ban, or two pledges that must not meet.</summary>
public sealed record DossierDecision
{
    /// <summary>pin, ban or forbidden.</summary>
    [CodeOf("DecisionKind")]
    public required string Kind { get; init; }

    /// <summary>The decision in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Who set it: whoever asked for the run.</summary>
    public required string SetBy { get; init; }

    /// <summary>When the run was asked for.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>Null if none was given.</summary>
    public required string? Reason { get; init; }
}

/// <summary>One objective.</summary>
public sealed record DossierObjective
{
    public required ObjectiveView Objective { get; init; }

    /// <summary>What is proven, in a sentence.</summary>
    public required string Text { get; init; }
}

/// <summary>One requirement: who answers it, who does not and why, and what is missing.</summary>
public sealed record DossierRequirement
{
    /// <summary>Its key, with the slot if it is split: MINUSCA-00007/2.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the scenario made it up.</summary>
    public required bool Hypothetical { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    public required string UnitType { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    /// <summary>The first day after the need.</summary>
    public required DateOnly NeededUntil { get; init; }

    public required Measure Unit { get; init; }

    /// <summary>How much is asked for, in its unit.</summary>
    public required int Required { get; init; }

    /// <summary>What was selected or deployed already.</summary>
    public required int Engaged { get; init; }

    /// <summary>What the plan adds to that.</summary>
    public required int Filled { get; init; }

    public required IReadOnlyList<ChosenPledge> Chosen { get; init; }

    /// <summary>Pledges that could have answered and were not taken: the five best.</summary>
    public required IReadOnlyList<NotTakenPledge> NotTaken { get; init; }

    /// <summary>How many there are of them in all.</summary>
    public required int NotTakenInAll { get; init; }

    /// <summary>Pledges of an acceptable type that could not answer: the five nearest misses.</summary>
    public required IReadOnlyList<ExcludedPledge> Unfit { get; init; }

    /// <summary>How many there are of them in all.</summary>
    public required int UnfitInAll { get; init; }

    /// <summary>Why something is missing; empty if nothing is.</summary>
    public required IReadOnlyList<GapReasonView> Gap { get; init; }

    /// <summary>What would fill more only together, no part of it alone; null where something alone helps, or nothing was found.</summary>
    public CombinationView? Together { get; init; }
}

/// <summary>A pledge, as the dossier names it.</summary>
public sealed record DossierPledge
{
    public required string Id { get; init; }

    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    /// <summary>What the state called the unit at the time.</summary>
    public required string UnitName { get; init; }
}

/// <summary>A pledge that answers the requirement.</summary>
public sealed record ChosenPledge
{
    public required DossierPledge Pledge { get; init; }

    /// <summary>How much of the requirement it covers, in the unit of the requirement.</summary>
    public required int Amount { get; init; }

    /// <summary>The sum of its points.</summary>
    public required int Score { get; init; }

    public required IReadOnlyList<ScoreView> Breakdown { get; init; }

    /// <summary>Where it falls short and somebody agreed that this is acceptable.</summary>
    public required IReadOnlyList<VariationUsedView> Variations { get; init; }

    /// <summary>Whether somebody decided on it beforehand.</summary>
    public required bool Pinned { get; init; }
}

/// <summary>A pledge that could have answered and was not taken.</summary>
public sealed record NotTakenPledge
{
    public required DossierPledge Pledge { get; init; }

    /// <summary>The sum of the points that it would have.</summary>
    public required int Score { get; init; }

    /// <summary>
    /// banned, used-elsewhere, must-not-meet, share-cap, partners-absent, minimum-fill, bundle-open, lower-score, equal-score, not-needed, of-no-use
    /// or not-proven.
    /// </summary>
    [CodeOf("NotTakenReason")]
    public required string Why { get; init; }

    /// <summary>The reason in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>Keys of the pledges that the detail names, besides the one that was not taken.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>A pledge of an acceptable type that could not answer.</summary>
public sealed record ExcludedPledge
{
    public required DossierPledge Pledge { get; init; }

    public required IReadOnlyList<ReasonView> Reasons { get; init; }
}

/// <summary>How to check it.</summary>
public sealed record DossierCheck
{
    /// <summary>SHA-256 over the input, as it is kept.</summary>
    public required string InputHash { get; init; }

    /// <summary>SHA-256 over the plan, as it is kept.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The version of the rules by which it was planned.</summary>
    public required string RuleSet { get; init; }

    /// <summary>Whether the rules are still the same; if not, what is said of pledges that were not taken is by today's rules.</summary>
    public required bool RulesUnchanged { get; init; }

    /// <summary>Where to get the plan with its proof and everything that it depends on.</summary>
    public required string Certificate { get; init; }

    /// <summary>The command that checks the certificate without this registry.</summary>
    public required string Command { get; init; }

    /// <summary>Where to have it planned again from the stored input.</summary>
    public required string Replay { get; init; }
}
