using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Deployments;
using static CapabilityRegistry.ForceGeneration.Invitations.Rules.InvitationStatus;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>A state is asked to provide a pledged unit for a requirement, and what became of it.</summary>
public sealed record Invitation : IVersioned, IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. INV-00007.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The status on a day: an open invitation whose last day is past has expired.</summary>
    public required InvitationStatus Status { get; init; }

    /// <summary>The run whose plan it follows; null if it was made outside of every plan.</summary>
    public required string? Run { get; init; }

    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it has no rotation.</summary>
    public required int? Slot { get; init; }

    /// <summary>The version of the requirement that the state was asked about.</summary>
    public required int RequirementVersion { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The state that is asked.</summary>
    public required string Contributor { get; init; }

    public required InvitedContribution Asked { get; init; }

    /// <summary>The last day on which the state may answer.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Who asked, by the name of the token.</summary>
    public required string InvitedBy { get; init; }

    /// <summary>When the state was asked.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Why this unit.</summary>
    [Redactable]
    public required string Reason { get; init; }

    /// <summary>Null until the state answers.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When the state answered; null until it does.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Null unless declined.</summary>
    public DeclineReason? DeclinedFor { get; init; }

    /// <summary>What the state says with its answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Who selected or released it; null until then.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was selected or released; null until then.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Null unless released.</summary>
    public ReleaseReason? ReleasedFor { get; init; }

    /// <summary>What the Secretariat says with its decision, for the state to read.</summary>
    public string? Decision { get; init; }

    /// <summary>The deployment that it led to; null unless selected.</summary>
    public string? Deployment { get; init; }

    /// <summary>Where somebody went on although criteria were not met; empty if nobody had to.</summary>
    [Redactable]
    public IReadOnlyList<CriteriaOverride> Overrides { get; init; } = [];

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("invitation", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>As this caller may see it.</summary>
    public Invitation For(Caller caller) =>
        Redactions.For<Invitation>(caller) is { } hidden ? this with { Reason = "", Overrides = [], Redacted = hidden } : this;

    /// <summary>As it stands on a day: an open one whose last day is before it has expired.</summary>
    public Invitation On(DateOnly day) => Status == Open && ExpiresOn < day ? this with { Status = Expired } : this;

    /// <summary>The state offers the unit.</summary>
    public Decision<Invitation> Accept(string by, DateTimeOffset at, string? answer) =>
        Only([Open], () => Next() with { Status = Accepted, AnsweredBy = by, AnsweredAt = at, Answer = answer });

    /// <summary>The state does not offer the unit, or takes its offer back before anybody took it up.</summary>
    public Decision<Invitation> Decline(DeclineReason reason, string by, DateTimeOffset at, string answer) =>
        Only([Open, Accepted], () => Next() with { Status = Declined, AnsweredBy = by, AnsweredAt = at, DeclinedFor = reason, Answer = answer });

    public Decision<Invitation> Release(ReleaseReason reason, string by, DateTimeOffset at, string decision) =>
        Only([Open, Accepted], () => Next() with { Status = Released, DecidedBy = by, DecidedAt = at, ReleasedFor = reason, Decision = decision });

    /// <summary>Why there is no offer to select; null if there is one.</summary>
    public Refusal? NoOffer() => NotIn([Accepted]);

    public Decision<Invitation> Select(string by, DateTimeOffset at, string? decision, string deployment) =>
        Only([Accepted], () => Next() with { Status = Selected, DecidedBy = by, DecidedAt = at, Decision = decision, Deployment = deployment });

    /// <summary>What the clock says already, to be written down.</summary>
    public Invitation Expire() => Next() with { Status = Expired };

    private Invitation Next() => this with { Version = Version + 1 };

    private Decision<Invitation> Only(InvitationStatus[] allowed, Func<Invitation> then) => NotIn(allowed) is { } refusal ? refusal : then();

    private Refusal? NotIn(InvitationStatus[] allowed)
    {
        if (allowed.Contains(Status))
        {
            return null;
        }

        var code = Status == Expired ? "invitation-expired" : "wrong-status";
        return new Refusal(code, Status == Expired ? $"The last day for an answer was {ExpiresOn:O}." : $"The invitation is {Status.Code()}.",
            Fault.At("/status", code, string.Join(" or ", allowed.Select(status => status.Code())), Status.Code()));
    }
}
