using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Records invitations whose last day has passed as expired. Readers see them as expired before that, by the clock.</summary>
public sealed class InvitationExpiry(InvitationStore invitations)
{
    private static readonly Change ExpiredByClock = new("expired", Caller.System("clock"));

    /// <summary>Records the expiry of invitations of one pledge for one requirement, so that the state can be invited again.</summary>
    public Task RecordExpired(string requirement, string pledge) => RecordExpired(each => each.Requirement == requirement && each.Pledge == pledge);

    /// <summary>Records the expiry of all overdue invitations.</summary>
    /// <returns>How many were recorded.</returns>
    public Task<int> RecordExpired() => RecordExpired(_ => true);

    private async Task<int> RecordExpired(Func<Invitation, bool> which)
    {
        var noted = 0;
        foreach (var overdue in (await invitations.Overdue(ExpiredByClock.By)).Where(which))
        {
            // Readers see it as expired; in the log it was open until now.
            noted += await invitations.Save(overdue with { Status = InvitationStatus.Open }, overdue.Expire(), ExpiredByClock) ? 1 : 0;
        }

        return noted;
    }
}
