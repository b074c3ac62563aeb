using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// What is needed and what is offered, as of one event: the only input of candidates, runs, gaps, visit proposals and outcomes. It never
/// changes. Unless it was read for one pledge, it holds the rows of all states, so nobody who may see one state only gets it.
/// </summary>
public sealed class Snapshot
{
    private readonly Lock _lock = new();
    private readonly Lazy<IReadOnlyList<Requirement>> _inForce;
    private DaySnapshot? _day;

    public Snapshot() => _inForce = new(() =>
        [.. Requirements!.Values.Where(each => each.IsInForce).OrderBy(each => each.Id, StringComparer.Ordinal)]);

    /// <summary>The last event that is taken into account.</summary>
    public required Anchor LastEvent { get; init; }

    /// <summary>
    /// The last event that a plan can depend on: of two snapshots in which it is the same, all plans and what is supplied are the same too.
    /// </summary>
    public required Anchor LastPlanEvent { get; init; }

    /// <summary>The day by which it was judged what pledges lack and what they will lose.</summary>
    public required DateOnly JudgedOn { get; init; }

    /// <summary>By key, in whatever status.</summary>
    public required IReadOnlyDictionary<string, Requirement> Requirements { get; init; }

    /// <summary>In whatever status.</summary>
    public required OfferedPledges Pledges { get; init; }

    /// <summary>By key, in whatever status.</summary>
    public required IReadOnlyDictionary<string, Deployment> Deployments { get; init; }

    public required CatalogueContext Catalogue { get; init; }

    /// <summary>Which courses of which training centres are recognised when.</summary>
    public required RecognisedCourses Recognised { get; init; }

    /// <summary>The requirements that count in gaps and matching, by key, whatever their dates.</summary>
    public IReadOnlyList<Requirement> InForce => _inForce.Value;

    /// <summary>The snapshot on the day on which requests would go out. The last one is cached until another day is asked for.</summary>
    public DaySnapshot On(DateOnly day)
    {
        lock (_lock)
        {
            return _day is { } cached && cached.Day == day ? cached : _day = new DaySnapshot(day, this);
        }
    }

    /// <summary>Takes over what an earlier snapshot has made of its last day, as far as it is still so.</summary>
    /// <param name="earlier">With the deployments, the catalogue and the recognitions of this one.</param>
    /// <param name="keys">Of the pledges that were read again since.</param>
    internal void Follow(Snapshot earlier, IReadOnlySet<string> keys)
    {
        DaySnapshot? day;
        lock (earlier._lock)
        {
            day = earlier._day;
        }

        _day = day?.Followed(this, keys);
    }
}
