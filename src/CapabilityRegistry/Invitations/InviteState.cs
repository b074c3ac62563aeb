using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Deployments;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using CapabilityRegistry.MatchRuns;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Invitations;

/// <summary>Which unit a state is asked for, by when it is to answer, and why this one.</summary>
public sealed record InviteRequest
{
    /// <summary>The key of a registered pledge at Level 2 or above.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The run whose plan gives this pledge to this requirement. Left out: the invitation is made outside of every plan, and shows as such.</summary>
    [RegularExpression(Patterns.Run)]
    public string? Run { get; init; }

    /// <summary>Which slot of the requirement, 1, 2 …; left out if it has no rotation.</summary>
    [Range(1, 1_000)]
    public int? Slot { get; init; }

    /// <summary>How much of the requirement the unit is to cover. Left out: what the plan says; outside of every plan, as much as the unit can.</summary>
    [Range(1, 100_000)]
    public int? Amount { get; init; }

    /// <summary>The last day on which the state may answer.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Why this unit: for the Secretariat's own record, the state does not see it.</summary>
    [StringLength(2000, MinimumLength = 10)]
    [RegularExpression(Patterns.Text)]
    public required string Reason { get; init; }
}

public static class InviteState
{
    /// <summary>Asks a state to provide a pledged unit for a requirement, as that stands in the version named: a line of a plan, or outside of every plan</summary>
    public static async Task<Results<Added<Invitation>, Refused>> Handle(
        string id, InviteRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments, MatchRunStore runs, InvitationStore invitations, Expiry expiry, EventLog log, Caller caller)
    {
        if (await requirements.Find(id) is not { } requirement)
        {
            return Refused.Missing("requirement", id);
        }

        if (Precondition.Check(ifMatch, requirement.Version) is { } failed)
        {
            return failed;
        }

        if (requirement.Mission is not { } mission)
        {
            return Refused.Because(OfNoMission(id));
        }

        if (requirement.Slots.FirstOrDefault(each => each.Number == request.Slot) is not { } slot)
        {
            return Refused.Because(NoSuchSlot(requirement, request.Slot));
        }

        // Held, so that it is not withdrawn while its state is being asked.
        await pledges.Hold(request.Pledge, caller);
        if (await pledges.Find(request.Pledge, caller) is not { } pledge)
        {
            return Refused.Invalid([Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{request.Pledge}'")]);
        }

        var planned = request.Run is { } run ? await runs.AmountOf(run, slot.Id, pledge.Id, caller) : null;
        if (NotThePlan(request, slot.Id, planned) is { } otherwise)
        {
            return Refused.Because(otherwise);
        }

        var now = new Circumstances(pledge, requirement, await deployments.UnderWay(pledge.Id, id, caller), log.Today);
        var asked = Asked.Of(mission, slot, request.Amount ?? planned ?? AsMuchAsItCan(now, slot));
        if (Obstacles.ToInvite(now, asked, request.ExpiresOn) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        await expiry.Note(id, pledge.Id);
        var invitation = await invitations.Add(New(request, now, asked, log.Now, caller), new Change("invited", caller));
        return invitation is null
            ? Refused.Because(AlreadyInvited(pledge.Id, id))
            : new Added<Invitation>(invitation, invitation.Version, $"/v1/invitations/{invitation.Id}");
    }

    private static Refusal? NotThePlan(InviteRequest request, string requirement, int? planned) => request switch
    {
        { Run: null } => null,
        _ when planned is null => new("not-in-the-plan", $"{request.Run} does not give {request.Pledge} to {requirement}.",
            Fault.At("/run", "not-in-the-plan", "a run whose plan has this line, or none", request.Run)),
        { Amount: { } amount } when amount != planned => new("not-in-the-plan", $"{request.Run} plans another amount.",
            Fault.At("/amount", "not-in-the-plan", $"{planned}, or none", $"{amount}")),
        _ => null,
    };

    // At least 1: that nothing is left is a refusal of its own.
    private static int AsMuchAsItCan(Circumstances now, Slot slot) => Math.Max(1, Math.Min(
        now.Pledge.Content.Capacity.Amount,
        now.Requirement.Content.Quantity.Amount - Booking.Amount(Booking.Filling(now.Requirement.Id, slot.From, slot.Until, now.UnderWay))));

    private static Refusal OfNoMission(string requirement) => new("of-no-mission", $"{requirement} is a goal of capacity: there is no mission to deploy to.",
        Fault.At("/mission", "of-no-mission", "a requirement of a mission", "none"));

    private static Refusal NoSuchSlot(Requirement requirement, int? slot) => new("no-such-slot", $"{requirement.Id} has no such slot.",
        Fault.At("/slot", "no-such-slot", requirement.Slots is [{ Number: null }] ? "none: the requirement has no rotation" : $"1 to {requirement.Slots.Count}", slot is null ? "none" : $"{slot}"));

    private static Refusal AlreadyInvited(string pledge, string requirement) => new(
        "already-invited", $"There is an invitation for {pledge} to {requirement} that is not settled.",
        Fault.At("/pledge", "already-invited", "a pledge without an open or accepted invitation to this requirement", pledge));

    private static Invitation New(InviteRequest request, Circumstances now, Asked asked, DateTimeOffset at, Caller caller) => new()
    {
        Id = "",
        Version = 1,
        Status = InvitationStatus.Open,
        Run = request.Run,
        Requirement = now.Requirement.Id,
        Slot = request.Slot,
        RequirementVersion = now.Requirement.Version,
        Pledge = now.Pledge.Id,
        Contributor = now.Pledge.Contributor,
        Asked = asked,
        ExpiresOn = request.ExpiresOn,
        InvitedBy = caller.Name,
        InvitedAt = at,
        Reason = request.Reason,
    };
}
