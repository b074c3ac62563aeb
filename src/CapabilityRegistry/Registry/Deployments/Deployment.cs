using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using static CapabilityRegistry.Registry.Deployments.DeploymentStatus;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>The deployment of a selected unit to a mission and back, and the transitions that it allows.</summary>
public record Deployment : IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. DEP-00003.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    public required DeploymentStatus Status { get; init; }

    /// <summary>The invitation whose offer was selected.</summary>
    public required string Invitation { get; init; }

    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it has no rotation.</summary>
    public required int? Slot { get; init; }

    public required string Mission { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>How much of the requirement the unit covers.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Men and women of the unit when it was selected.</summary>
    public required int Persons { get; init; }

    /// <summary>What the unit had proven when it was selected.</summary>
    public required ReadinessLevel ReadinessLevel { get; init; }

    /// <summary>The first day for which the unit was selected; it is engaged from its arrival if that is earlier.</summary>
    public required DateOnly EngagedFrom { get; init; }

    /// <summary>The first day after; a unit that stays longer is engaged until it returns.</summary>
    public required DateOnly EngagedUntil { get; init; }

    /// <summary>The milestones recorded so far, in the order of the steps.</summary>
    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>Where the unit was taken although it had fallen below the level that is asked for; empty if it never was.</summary>
    public IReadOnlyList<CriteriaOverride> Overrides { get; init; } = [];

    /// <summary>Who selected the unit.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>When the unit was selected.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The day on which the unit returned or the selection was undone; null while it is under way.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Who recorded the end, by the name of the token; null while it is under way.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Null unless withdrawn.</summary>
    public WithdrawalReason? WithdrawnFor { get; init; }

    /// <summary>How it ended, in words; null while it is under way, and if nobody said.</summary>
    public string? Ending { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("deployment", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    [JsonIgnore]
    public bool IsUnderWay => Status is Selected or Deployed;

    /// <summary>The first day on which the unit is engaged: its arrival, if that is before the planned first day.</summary>
    [JsonIgnore]
    public DateOnly BoundFrom => ActualOn(MilestoneKind.Arrival) is { } arrived && arrived < EngagedFrom ? arrived : EngagedFrom;

    /// <summary>The first day on which the unit is free again; a unit that overstays is engaged today as well.</summary>
    public DateOnly FreeFrom(DateOnly today) => EngagedUntil > today ? EngagedUntil : today.AddDays(1);

    public DateOnly? ActualOn(MilestoneKind kind) => Milestones.FirstOrDefault(milestone => milestone.Kind == kind)?.ActualOn;

    /// <summary>Null unless the unit was selected at the rapid deployment level.</summary>
    public RapidClock? ClockOn(DateOnly today) => ReadinessLevel == ReadinessLevel.Rdl
        ? RapidClock.Of(ActualOn(MilestoneKind.Request), ActualOn(MilestoneKind.Arrival), !IsUnderWay, today)
        : null;

    /// <summary>Records a milestone, replacing an earlier record of the same kind. The arrival makes the unit deployed.</summary>
    /// <param name="pledge">The unit as it is now.</param>
    /// <param name="least">The level that the requirement asks for now.</param>
    /// <param name="overrideReason">Why a unit below that level is taken on arrival; null if nobody said.</param>
    public Decision<Deployment> Record(Milestone milestone, Pledge pledge, ReadinessLevel least, string? overrideReason, DateOnly today)
    {
        var unmet = MilestoneRules.UnmetOnArrival(this, milestone, pledge, least);
        var after = this with
        {
            Version = Version + 1,
            Milestones = [.. Milestones.Where(each => each.Kind != milestone.Kind).Append(milestone).OrderBy(each => each.Kind)],
            Overrides = CriteriaOverride.Added(Overrides, OverriddenStep.Arrived, unmet, overrideReason, milestone.SetBy, milestone.SetAt),
        };
        return IsUnderWay
            ? (MilestoneRules.Broken(this, after, milestone, pledge.Beginning, today) ?? CriteriaOverride.Unexplained(unmet, overrideReason)) is { } refusal
                ? refusal
                : after with { Status = after.ActualOn(MilestoneKind.Arrival) is null ? Selected : Deployed }
            : WrongStatus([Selected, Deployed]);
    }

    /// <summary>The unit has left the mission and is free again.</summary>
    public Decision<Deployment> Return(DateOnly on, string by, string? ending, DateOnly today) => Status != Deployed
        ? WrongStatus([Deployed])
        : on > today || on < ActualOn(MilestoneKind.Arrival)
            ? new Refusal("return-outside-the-stay", "A unit returns after it arrived, and not in the future.",
                Fault.At("/returnedOn", "return-outside-the-stay", $"{ActualOn(MilestoneKind.Arrival):O} (arrival) to {today:O}", $"{on:O}"))
            : this with { Version = Version + 1, Status = Returned, EndedOn = on, EndedBy = by, Ending = ending };

    /// <summary>The unit will not deploy.</summary>
    public Decision<Deployment> Withdraw(WithdrawalReason reason, string by, string ending, DateOnly today) => Status == Selected
        ? this with { Version = Version + 1, Status = Withdrawn, EndedOn = today, EndedBy = by, WithdrawnFor = reason, Ending = ending }
        : WrongStatus([Selected]);

    private Refusal WrongStatus(DeploymentStatus[] allowed) => new("wrong-status", $"The deployment is {Status.Code()}.",
        Fault.At("/status", "wrong-status", string.Join(" or ", allowed.Select(status => status.Code())), Status.Code()));
}
