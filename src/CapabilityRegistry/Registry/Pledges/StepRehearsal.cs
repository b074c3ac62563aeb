using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>What the rules would say to each step in the life of a pledge if somebody took it now.</summary>
/// <param name="Commitments">The keys of what rests on the pledge.</param>
/// <param name="NamedBy">The pledges of the state that name it as a partner; none where its status is enough to refuse that it is deleted.</param>
/// <param name="Records">What the Secretariat has recorded about the unit and what stays, by key; none where it is so.</param>
/// <param name="IsMember">Whether its state is a member today of the organisation through which it offers the unit; true if it names none.</param>
/// <param name="By">Who would take the step.</param>
public sealed record StepRehearsal(
    Pledge Pledge, AssessedUnit Unit, IReadOnlyList<string> Commitments, IReadOnlyList<string> NamedBy, IReadOnlyList<string> Records, bool IsMember,
    Caller By, DateOnly Today)
{
    /// <summary>Why the step is not open; null if it is.</summary>
    public Refusal? RefusalOf(StepOfLife step) => step.Right is not { } right
        ? new Refusal("forbidden", "Only the policy does this, when time takes the pledge away.") { Kind = RefusalKind.Forbidden }
        : !Rights.Allow(By, right) ? NotAllowed(right) : Decision(step.Action).Refusal;

    private Refusal NotAllowed(Right right) => new("forbidden", Rights.WhyNot(By, right)) { Kind = RefusalKind.Forbidden };

    private Decision<Pledge> Decision(PledgeAction action) => action switch
    {
        PledgeAction.Begin => Pledge.Begin(),
        PledgeAction.Edit => Pledge.Edit(Pledge),
        PledgeAction.Delete => Pledge.Delete(Today, NamedBy, Records),
        PledgeAction.Submit => Pledge.Submit(By, Today, IsMember),
        PledgeAction.Withdraw => Pledge.Withdraw(Commitments),
        PledgeAction.Renew => Pledge.Renew(Today),
        PledgeAction.Certify => Pledge.Certify(Today),
        PledgeAction.RequestLevel => Pledge.RequestLevel(NextLevel),
        // Any change will do: what is the same for every content is what is asked here.
        PledgeAction.ProposeRevision => Pledge.ProposeRevision(Pledge with { UnitName = $"{Pledge.UnitName}'" }, null, Today),
        PledgeAction.DropRevision => Pledge.DropRevision(),
        PledgeAction.Revive => Pledge.Revive(By, Today, IsMember),
        // Both sides have this reason.
        PledgeAction.Suspend => Pledge.Suspend(SuspensionReason.Other, By, Today),
        PledgeAction.Resume => Pledge.Resume(By),
        PledgeAction.AcceptRevision => Pledge.AcceptRevision(Today),
        PledgeAction.RefuseRevision => Pledge.RefuseRevision(RevisionRefusalReason.Other),
        PledgeAction.Acknowledge => Pledge.Acknowledge(),
        PledgeAction.Accept => Pledge.Accept(Unit.Now, By),
        PledgeAction.Return => Pledge.Return([]),
        PledgeAction.Raise => Pledge.Raise(NextLevel, Unit, By),
        PledgeAction.Override => Pledge.Override(NextLevel, Unit.Now),
        PledgeAction.RefuseLevel => Pledge.RefuseLevel(LevelRefusalReason.Other),
        PledgeAction.Lower => Pledge.Lower(LevelBelow, LoweringReason.Other, Today),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No step that anybody takes."),
    };

    private ReadinessLevel LevelBelow => Pledge.Level > ReadinessLevel.L1 ? Pledge.Level.Value - 1 : ReadinessLevel.L1;

    // At the highest level there is none, and the rule says so.
    private ReadinessLevel NextLevel => Pledge.Level < ReadinessLevel.Rdl ? Pledge.Level.Value + 1 : ReadinessLevel.Rdl;
}
