using CapabilityRegistry.Events;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns.Snapshots;

/// <summary>
/// What must be read again after some events. It goes by the owner and not by the kind, so that a kind that comes later
/// cannot be forgotten: what belongs to a state has its pledges read again, what belongs to none has everything.
/// </summary>
public sealed record SnapshotChanges
{
    // Neither is read by the matcher.
    private static readonly string[] Irrelevant = ["token", "match-run"];

    public required bool Everything { get; init; }

    public required IReadOnlySet<string> Requirements { get; init; }

    public required IReadOnlySet<string> States { get; init; }

    public static SnapshotChanges Of(IEnumerable<Touched> touched)
    {
        var relevant = touched.Where(each => !Irrelevant.Contains(each.SubjectKind)).ToList();
        return new SnapshotChanges
        {
            Everything = relevant.Exists(each => each.Contributor is null && each.SubjectKind != RequirementStore.Kind),
            Requirements = relevant.Where(each => each.SubjectKind == RequirementStore.Kind).Select(each => each.SubjectId).ToHashSet(),
            States = relevant.Select(each => each.Contributor).OfType<string>().ToHashSet(),
        };
    }
}
