using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Agreements;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Investigations;
using CapabilityRegistry.Registry.Papers;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Visits;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// What a snapshot must read again after some events. A kind of object that none of the lists here names cannot be forgotten: an event of a state about it
/// re-reads the pledges and deployments of that state, any other everything.
/// </summary>
public sealed record SnapshotChanges
{
    /// <summary>Nothing of these is in a snapshot. What follows from one of them for a pledge is an event of the pledge, or of its deployment.</summary>
    internal static readonly IReadOnlyList<string> Irrelevant =
    [
        "deficiency", "digest", "evaluation", "file", "help-offer", "individual-pledge", "invitation", "match-run", "match-weights", "strength",
        "token", "training-place",
    ];

    /// <summary>Facts about pledges of the state whose they are, and about nothing else.</summary>
    private static readonly IReadOnlyList<string> AboutPledges =
    [
        AgreementStore.Kind, CapStore.Kind, ConditionStore.Kind, FindingStore.Kind, InvestigationStore.Kind, PaperStore.Kind, SurComparisonStore.Kind,
        VettingStore.Kind, VisitStore.Kind,
    ];

    public required bool Everything { get; init; }

    /// <summary>The keys of single requirements.</summary>
    public required IReadOnlySet<string> Requirements { get; init; }

    /// <summary>The keys of single pledges.</summary>
    public required IReadOnlySet<string> Pledges { get; init; }

    /// <summary>The states of which all pledges may be different.</summary>
    public required IReadOnlySet<string> PledgesOf { get; init; }

    /// <summary>The states of which all deployments may be different.</summary>
    public required IReadOnlySet<string> DeploymentsOf { get; init; }

    public static SnapshotChanges Of(IEnumerable<EventSubject> touched)
    {
        var relevant = touched.Where(each => !Irrelevant.Contains(each.SubjectKind)).ToList();
        var ofStates = relevant.Where(each => each.SubjectKind != PledgeStore.Kind && each.Contributor is not null).ToList();
        return new SnapshotChanges
        {
            Everything = relevant.Exists(each => each.Contributor is null && each.SubjectKind != RequirementStore.Kind),
            Requirements = relevant.Where(each => each.SubjectKind == RequirementStore.Kind).Select(each => each.SubjectId).ToHashSet(StringComparer.Ordinal),
            Pledges = relevant.Where(each => each.SubjectKind == PledgeStore.Kind).Select(each => each.SubjectId).ToHashSet(StringComparer.Ordinal),
            PledgesOf = ofStates.Select(each => each.Contributor!).ToHashSet(StringComparer.Ordinal),
            DeploymentsOf = ofStates.Where(each => !AboutPledges.Contains(each.SubjectKind)).Select(each => each.Contributor!)
                .ToHashSet(StringComparer.Ordinal),
        };
    }
}
