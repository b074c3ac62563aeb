using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.ForceGeneration.Invitations.Storage;

/// <summary>A row of the table invitation.</summary>
internal sealed record InvitationRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string Status { get; init; } = "";

    public string? Run { get; init; }

    public string Requirement { get; init; } = "";

    public int? Slot { get; init; }

    public int RequirementVersion { get; init; }

    public string Pledge { get; init; } = "";

    public string Contributor { get; init; } = "";

    public string Mission { get; init; } = "";

    public string UnitType { get; init; } = "";

    public int Amount { get; init; }

    public string Unit { get; init; } = "";

    public DateOnly NeededBy { get; init; }

    public DateOnly NeededUntil { get; init; }

    public int MinimumLevel { get; init; }

    public string Lines { get; init; } = "";

    public DateOnly ExpiresOn { get; init; }

    public string InvitedBy { get; init; } = "";

    public DateTimeOffset InvitedAt { get; init; }

    public string Reason { get; init; } = "";

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public string? DeclinedFor { get; init; }

    public string? Answer { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? ReleasedFor { get; init; }

    public string? Decision { get; init; }

    public string? Deployment { get; init; }

    public static InvitationRow Of(Invitation invitation) => new()
    {
        Id = invitation.Id,
        Version = invitation.Version,
        Status = invitation.Status.Code(),
        Run = invitation.Run,
        Requirement = invitation.Requirement,
        Slot = invitation.Slot,
        RequirementVersion = invitation.RequirementVersion,
        Pledge = invitation.Pledge,
        Contributor = invitation.Contributor,
        Mission = invitation.Asked.Mission,
        UnitType = invitation.Asked.UnitType,
        Amount = invitation.Asked.Quantity.Amount,
        Unit = invitation.Asked.Quantity.Unit.Code(),
        NeededBy = invitation.Asked.NeededBy,
        NeededUntil = invitation.Asked.NeededUntil,
        MinimumLevel = (int)invitation.Asked.MinimumLevel,
        Lines = Json.Write(invitation.Asked.Lines),
        ExpiresOn = invitation.ExpiresOn,
        InvitedBy = invitation.InvitedBy,
        InvitedAt = invitation.InvitedAt,
        Reason = invitation.Reason,
        AnsweredBy = invitation.AnsweredBy,
        AnsweredAt = invitation.AnsweredAt,
        DeclinedFor = invitation.DeclinedFor?.Code(),
        Answer = invitation.Answer,
        DecidedBy = invitation.DecidedBy,
        DecidedAt = invitation.DecidedAt,
        ReleasedFor = invitation.ReleasedFor?.Code(),
        Decision = invitation.Decision,
        Deployment = invitation.Deployment,
    };

    /// <param name="today">An open invitation whose last day is before this has expired.</param>
    public Invitation ToInvitation(DateOnly today) => new()
    {
        Id = Id,
        Version = Version,
        Status = Codes.Parse<InvitationStatus>(Status) is InvitationStatus.Open && ExpiresOn < today ? InvitationStatus.Expired : Codes.Parse<InvitationStatus>(Status),
        Run = Run,
        Requirement = Requirement,
        Slot = Slot,
        RequirementVersion = RequirementVersion,
        Pledge = Pledge,
        Contributor = Contributor,
        Asked = ToAsked(),
        ExpiresOn = ExpiresOn,
        InvitedBy = InvitedBy,
        InvitedAt = InvitedAt,
        Reason = Reason,
        AnsweredBy = AnsweredBy,
        AnsweredAt = AnsweredAt,
        DeclinedFor = DeclinedFor is null ? null : Codes.Parse<DeclineReason>(DeclinedFor),
        Answer = Answer,
        DecidedBy = DecidedBy,
        DecidedAt = DecidedAt,
        ReleasedFor = ReleasedFor is null ? null : Codes.Parse<ReleaseReason>(ReleasedFor),
        Decision = Decision,
        Deployment = Deployment,
    };

    private Asked ToAsked() => new()
    {
        Mission = Mission,
        UnitType = UnitType,
        Quantity = new Quantity { Amount = Amount, Unit = Codes.Parse<Measure>(Unit) },
        NeededBy = NeededBy,
        NeededUntil = NeededUntil,
        MinimumLevel = (ReadinessLevel)MinimumLevel,
        Lines = Json.Read<IReadOnlyList<AskedLine>>(Lines),
    };
}
