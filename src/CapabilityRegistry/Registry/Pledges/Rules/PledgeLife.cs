using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using static CapabilityRegistry.Registry.Pledges.Rules.PledgeStatus;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>
/// The life of a pledge: the complete table of its steps. What a step needs besides the status is the rule of <see cref="Pledge"/> that bears its name.
/// </summary>
public static class PledgeLife
{
    // Set aside or not, it is registered: its clocks go on, and what keeps its level can be done. It only cannot rise or be chosen.
    private static readonly PledgeStatus[] Held = [Registered, Suspended];

    public static readonly IReadOnlyList<StepOfLife> Steps =
    [
        new(PledgeAction.Begin, Right.OfferPledges, [Announced], Draft),
        new(PledgeAction.Edit, Right.OfferPledges, [Draft, Returned], null),
        new(PledgeAction.Delete, Right.OfferPledges, [Draft], null),
        new(PledgeAction.Submit, Right.OfferPledges, [Draft, Returned], Submitted),
        new(PledgeAction.Withdraw, Right.OfferPledges, [Announced, Draft, Submitted, Acknowledged, Registered, Suspended, Returned], Withdrawn),
        new(PledgeAction.Renew, Right.OfferPledges, Held, null),
        new(PledgeAction.Certify, Right.OfferPledges, Held, null),
        new(PledgeAction.RequestLevel, Right.OfferPledges, [Registered], null),
        new(PledgeAction.ProposeRevision, Right.OfferPledges, Held, null),
        new(PledgeAction.DropRevision, Right.OfferPledges, Held, null),
        new(PledgeAction.Revive, Right.OfferPledges, [Lapsed], Submitted),
        // One right for both sides: they share the step, and the rule says that who has set it aside takes it up again.
        new(PledgeAction.Suspend, Right.SuspendPledges, [Registered], Suspended),
        new(PledgeAction.Resume, Right.SuspendPledges, [Suspended], Registered),
        new(PledgeAction.Acknowledge, Right.DecidePledges, [Submitted], Acknowledged),
        new(PledgeAction.Accept, Right.DecidePledges, [Acknowledged], Registered),
        new(PledgeAction.Return, Right.DecidePledges, [Submitted, Acknowledged], Returned),
        new(PledgeAction.Raise, Right.DecidePledges, [Registered], null),
        new(PledgeAction.Override, Right.OverrideFourEyes, [Registered], null),
        new(PledgeAction.RefuseLevel, Right.DecidePledges, Held, null),
        new(PledgeAction.AcceptRevision, Right.DecidePledges, Held, null),
        new(PledgeAction.RefuseRevision, Right.DecidePledges, Held, null),
        new(PledgeAction.Lower, Right.DecidePledges, Held, null),
        new(PledgeAction.Lapse, null, Held, Lapsed),
    ];

    private static readonly Dictionary<PledgeAction, StepOfLife> ByAction = Steps.ToDictionary(step => step.Action);

    public static StepOfLife Of(PledgeAction action) => ByAction[action];

    /// <summary>Whether a pledge is registered, set aside or not: it holds a level, and time may take that away.</summary>
    public static bool HoldsLevel(this PledgeStatus status) => Held.Contains(status);

    /// <summary>Whether a pledge is not in force any more: it was taken back, or has lapsed and was not revived.</summary>
    public static bool IsOver(this PledgeStatus status) => status is Withdrawn or Lapsed;

    /// <summary>The refusal of something new about a pledge, named in <c>pledge</c>, that is over; null if it is not.</summary>
    public static Refusal? RefusalIfOver(Pledge pledge) => pledge.Status.IsOver()
        ? new Refusal("wrong-status", $"The pledge is {pledge.Status.Code()}.",
            Fault.At("/pledge", "wrong-status", "a pledge that is neither withdrawn nor lapsed", $"{pledge.Id}, {pledge.Status.Code()}"))
        : null;
}

/// <summary>One row of the table.</summary>
/// <param name="Right">Who may take it; null for what only the policy does.</param>
/// <param name="From">The statuses in which it can be taken.</param>
/// <param name="To">Where it leads; null if the status stays.</param>
public sealed record StepOfLife(PledgeAction Action, Right? Right, IReadOnlyList<PledgeStatus> From, PledgeStatus? To);

/// <summary>A step in the life of a pledge.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeAction>))]
public enum PledgeAction
{
    /// <summary>Draft what was announced.</summary>
    [JsonStringEnumMemberName("begin")]
    Begin,

    /// <summary>Change the content.</summary>
    [JsonStringEnumMemberName("edit")]
    Edit,

    [JsonStringEnumMemberName("delete")]
    Delete,

    /// <summary>Hand it in.</summary>
    [JsonStringEnumMemberName("submit")]
    Submit,

    [JsonStringEnumMemberName("withdraw")]
    Withdraw,

    /// <summary>Confirm that it stands.</summary>
    [JsonStringEnumMemberName("renew")]
    Renew,

    /// <summary>Certify that the unit is as it was found.</summary>
    [JsonStringEnumMemberName("certify")]
    Certify,

    /// <summary>Ask for a level above.</summary>
    [JsonStringEnumMemberName("request-level")]
    RequestLevel,

    /// <summary>Another content of what is registered, for the Secretariat to accept.</summary>
    [JsonStringEnumMemberName("propose-revision")]
    ProposeRevision,

    /// <summary>Take the proposal back.</summary>
    [JsonStringEnumMemberName("drop-revision")]
    DropRevision,

    /// <summary>Hand in again what has lapsed.</summary>
    [JsonStringEnumMemberName("revive")]
    Revive,

    /// <summary>Set aside for a time.</summary>
    [JsonStringEnumMemberName("suspend")]
    Suspend,

    /// <summary>Take up again what was set aside.</summary>
    [JsonStringEnumMemberName("resume")]
    Resume,

    [JsonStringEnumMemberName("acknowledge")]
    Acknowledge,

    /// <summary>Register it at Level 1.</summary>
    [JsonStringEnumMemberName("accept")]
    Accept,

    /// <summary>Hand it back to its state.</summary>
    [JsonStringEnumMemberName("return")]
    Return,

    /// <summary>To the next level.</summary>
    [JsonStringEnumMemberName("raise")]
    Raise,

    /// <summary>To the next level, although one person took two of the three parts.</summary>
    [JsonStringEnumMemberName("override")]
    Override,

    /// <summary>Not to the level that its state has asked for.</summary>
    [JsonStringEnumMemberName("refuse-level")]
    RefuseLevel,

    /// <summary>The content becomes what its state proposed.</summary>
    [JsonStringEnumMemberName("accept-revision")]
    AcceptRevision,

    /// <summary>The content stays what it was.</summary>
    [JsonStringEnumMemberName("refuse-revision")]
    RefuseRevision,

    /// <summary>To a level below.</summary>
    [JsonStringEnumMemberName("lower")]
    Lower,

    /// <summary>Done by the policy alone, when time takes the pledge away.</summary>
    [JsonStringEnumMemberName("lapse")]
    Lapse,
}
