using static CapabilityRegistry.Requirements.RequirementStatus;

namespace CapabilityRegistry.Requirements;

/// <summary>A mission's need for a unit, and the steps that it may take.</summary>
public sealed record Requirement
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string Mission { get; init; }

    public required RequirementStatus Status { get; init; }

    public required RequirementContent Content { get; init; }

    /// <summary>Where the facts come from; null for what a planner stated here.</summary>
    public string? Source { get; init; }

    /// <summary>The first day after the need.</summary>
    public DateOnly NeededUntil => Content.NeededBy.AddDays(Content.DurationDays);

    public Decision<Requirement> Edit(RequirementContent content) => Only([Draft], next => next with { Content = content });

    /// <summary>From now on it counts.</summary>
    public Decision<Requirement> Publish() => Only([Draft], next => next with { Status = Published });

    /// <summary>Changes what is in force, with a reason: a new version.</summary>
    public Decision<Requirement> Amend(RequirementContent content) =>
        Only([Published, Amended], next => next with { Status = Amended, Content = content });

    public Decision<Requirement> Close() => Only([Draft, Published, Amended], next => next with { Status = Closed });

    private Decision<Requirement> Only(RequirementStatus[] allowed, Func<Requirement, Requirement> then) => allowed.Contains(Status)
        ? then(this with { Version = Version + 1 })
        : new Refusal("wrong-status", $"The requirement is {Status.Code()}.",
            Fault.At("/status", "wrong-status", string.Join(" or ", allowed.Select(status => status.Code())), Status.Code()));
}
