using CapabilityRegistry.Deployments;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Invitations;

/// <summary>What an invitation is judged against: all of it as it is now.</summary>
/// <param name="UnderWay">Deployments that bind the unit or fill the requirement, as far as the caller may see them.</param>
public sealed record Circumstances(Pledge Pledge, Requirement Requirement, IReadOnlyList<Deployment> UnderWay, DateOnly Today);

/// <summary>What stands against a step of an invitation, although the invitation itself would allow it.</summary>
public static class Obstacles
{
    /// <summary>Against asking for so much.</summary>
    public static Refusal? ToInvite(Circumstances now, Slot slot, Asked asked, DateOnly expiresOn) =>
        Suitability.Against(now.Pledge, now.Requirement)
        ?? Suitability.NotAvailable(now.Pledge, slot, now.Today)
        ?? Elsewhere(now, asked)
        ?? TooMuch(now, asked)
        ?? (asked.Quantity.Amount <= now.Pledge.Content.Capacity.Amount ? null : new Refusal("beyond-capacity", $"{now.Pledge.Id} brings less than that.",
            Fault.At("/amount", "beyond-capacity", $"at most {now.Pledge.Content.Capacity.Amount}", $"{asked.Quantity.Amount}")))
        ?? (expiresOn >= now.Today ? null : new Refusal("expires-in-the-past", "A state gets time to answer.",
            Fault.At("/expiresOn", "expires-in-the-past", $"{now.Today:O} or later", $"{expiresOn:O}")));

    /// <summary>Against the state's offer.</summary>
    public static Refusal? ToAccept(Invitation invitation, Circumstances now) =>
        Suitability.Against(now.Pledge, now.Requirement)
        ?? Suitability.Changed(invitation, now.Requirement)
        ?? Elsewhere(now, invitation.Asked);

    /// <summary>Against taking the offer up.</summary>
    public static Refusal? ToSelect(Invitation invitation, Circumstances now) =>
        ToAccept(invitation, now) ?? TooMuch(now, invitation.Asked);

    private static Refusal? Elsewhere(Circumstances now, Asked asked) =>
        Booking.Elsewhere(now.Pledge, asked.NeededBy, asked.NeededUntil, now.UnderWay, now.Today);

    private static Refusal? TooMuch(Circumstances now, Asked asked)
    {
        var (content, more) = (now.Requirement.Content, asked.Quantity.Amount);
        var there = Booking.Filling(now.Requirement.Id, asked.NeededBy, asked.NeededUntil, now.UnderWay).ToList();
        return Booking.Filled(content.Quantity, more, there)
            ?? (content.ShareCap is { } cap ? Booking.BeyondShare(now.Pledge.Contributor, cap, more, there) : null);
    }
}
