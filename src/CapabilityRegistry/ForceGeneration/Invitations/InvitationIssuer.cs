using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Creates invitations, one by one or for the lines of a plan.</summary>
public sealed class InvitationIssuer(
    PledgeStore pledges, RequirementStore requirements, MatchRunStore runs, InvitationStore invitations, InvitationExpiry expiry,
    InvitationContextReader contexts, EventLog log)
{
    /// <summary>
    /// Locks pledges and requirements until the request ends, so that no pledge is withdrawn and no requirement closed meanwhile. Always in
    /// the same order, to avoid deadlocks.
    /// </summary>
    /// <returns>The requirements that there are, by key, as they are from now on.</returns>
    public async Task<IReadOnlyDictionary<string, Requirement>> Lock(IEnumerable<string> units, IEnumerable<string> needs, Caller caller)
    {
        foreach (var id in units.Distinct().Order(StringComparer.Ordinal))
        {
            await pledges.Lock(id, caller);
        }

        IReadOnlyList<string> ids = [.. needs.Distinct().Order(StringComparer.Ordinal)];
        foreach (var id in ids)
        {
            await requirements.Lock(id);
        }

        return (await requirements.All(ids)).ToDictionary(requirement => requirement.Id);
    }

    /// <summary>Creates the invitation, or refuses it with the reason.</summary>
    /// <param name="requirement">Locked, like the pledge.</param>
    public async Task<Decision<Invitation>> Issue(Requirement requirement, InviteStateRequest request, Caller caller)
    {
        if (requirement.Mission is not { } mission)
        {
            return OfNoMission(requirement.Id);
        }

        if (requirement.Slots.FirstOrDefault(each => each.Number == request.Slot) is not { } slot)
        {
            return NoSuchSlot(requirement, request.Slot);
        }

        if (await pledges.Find(request.Pledge, caller) is not { } pledge)
        {
            return Refusal.Invalid(
                $"There is no pledge {request.Pledge}.", Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{request.Pledge}'"));
        }

        var planned = request.Run is { } run ? await runs.AmountOf(run, slot.Id, pledge.Id, caller) : null;
        if (NotThePlan(request, slot.Id, planned) is { } otherwise)
        {
            return otherwise;
        }

        var now = await contexts.Of(pledge, requirement, caller);
        var asked = InvitedContribution.Of(mission, slot, request.Amount ?? planned ?? MostThatFits(now, slot));
        var unmet = Suitability.Unmet(now, slot);
        if ((InvitationChecks.ToInvite(now, slot, asked, request.ExpiresOn) ?? CriteriaOverride.Unexplained(unmet, request.OverrideReason)) is { } refusal)
        {
            return refusal;
        }

        await expiry.RecordExpired(requirement.Id, pledge.Id);
        var invitation = await invitations.Add(New(request, now, asked, unmet, log.Now, caller), new Change("invited", caller));
        return invitation is null ? AlreadyInvited(pledge.Id, requirement.Id) : invitation;
    }

    private static Refusal? NotThePlan(InviteStateRequest request, string requirement, int? planned) => request switch
    {
        { Run: null } => null,
        _ when planned is null => new("not-in-the-plan", $"{request.Run} does not give {request.Pledge} to {requirement}.",
            Fault.At("/run", "not-in-the-plan", "a run whose plan has this line, or none", request.Run)),
        { Amount: { } amount } when amount != planned => new("not-in-the-plan", $"{request.Run} plans another amount.",
            Fault.At("/amount", "not-in-the-plan", $"{planned}, or none", $"{amount}")),
        _ => null,
    };

    // At least 1, because a filled requirement and a share that is used up are refused separately.
    private static int MostThatFits(InvitationContext now, Slot slot)
    {
        var there = DeploymentConflicts.Filling(now.Requirement.Id, slot.From, slot.Until, now.UnderWay).ToList();
        var share = now.Requirement.ShareCap - DeploymentConflicts.Amount(there.Where(each => each.Contributor == now.Pledge.Contributor));
        var rest = now.Requirement.Quantity.Amount - DeploymentConflicts.Amount(there);
        return Math.Max(1, Math.Min(now.Pledge.Capacity.Amount, Math.Min(share ?? rest, rest)));
    }

    private static Refusal OfNoMission(string requirement) => new("of-no-mission", $"{requirement} is a goal of capacity: there is no mission to deploy to.",
        Fault.At("/mission", "of-no-mission", "a requirement of a mission", "none"));

    private static Refusal NoSuchSlot(Requirement requirement, int? slot) => new("no-such-slot", $"{requirement.Id} has no such slot.",
        Fault.At("/slot", "no-such-slot", requirement.Slots is [{ Number: null }]
            ? "none: the requirement has no rotation"
            : $"1 to {requirement.Slots.Count}", slot is null ? "none" : $"{slot}"));

    private static Refusal AlreadyInvited(string pledge, string requirement) => new(
        "already-invited", $"There is an invitation for {pledge} to {requirement} that is not settled.",
        Fault.At("/pledge", "already-invited", "a pledge without an open or accepted invitation to this requirement", pledge));

    private static Invitation New(
        InviteStateRequest request, InvitationContext now, InvitedContribution asked, IReadOnlyList<UnmetCriterion> unmet,
        DateTimeOffset at, Caller caller) => new()
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
        Overrides = CriteriaOverride.Added([], OverriddenStep.Invited, unmet, request.OverrideReason, caller.Name, at),
    };
}
