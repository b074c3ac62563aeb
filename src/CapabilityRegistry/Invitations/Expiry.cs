using CapabilityRegistry.Events;

namespace CapabilityRegistry.Invitations;

/// <summary>Writes down what the clock has said already: that nobody answered in time.</summary>
public sealed class Expiry(InvitationStore invitations)
{
    private static readonly Change Noticed = new("expired", Caller.System("clock"));

    /// <summary>Of one pledge for one requirement, so that its state can be asked anew.</summary>
    public Task Note(string requirement, string pledge) => Note(each => each.Requirement == requirement && each.Pledge == pledge);

    /// <summary>Of all.</summary>
    /// <returns>How many were written down.</returns>
    public Task<int> Note() => Note(_ => true);

    private async Task<int> Note(Func<Invitation, bool> which)
    {
        var noted = 0;
        foreach (var overdue in (await invitations.Overdue(Noticed.By)).Where(which))
        {
            // To readers it has expired already; in the log it was open until now.
            noted += await invitations.Save(overdue with { Status = InvitationStatus.Open }, overdue.Expire(), Noticed) ? 1 : 0;
        }

        return noted;
    }
}
