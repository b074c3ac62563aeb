using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Seeding;

namespace CapabilityRegistry.ForceGeneration.Seeding;

/// <summary>Imports which states were asked for which units, and what they answered. Those that were selected have a row of deployments.csv.</summary>
public sealed class SeedInvitations(InvitationStore invitations, PledgeStore pledges, RequirementStore requirements, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var units = (await pledges.OfKeys([.. rows.Select(row => row.Text("pledge"))], change.By)).Select(pledge => pledge.Id).ToHashSet();
        var needs = (await requirements.All([.. rows.Select(row => row.Text("requirement")).Distinct()])).ToDictionary(need => need.Id);
        var lives = rows.Select(row => Life(row, Asked(row, units, needs)).ToList()).ToList();
        await invitations.Add([.. lives.Select(life => life[0].Invitation)], change with { Action = "invited" });
        foreach (var (before, after) in lives.SelectMany(life => life.Zip(life.Skip(1))))
        {
            await invitations.Save(before.Invitation, after.Invitation, change with { Action = after.Action, Reason = after.Reason });
        }

        await keys.Reserve(lives.Select(life => life[0].Invitation.Id));
    }

    private static Invitation Asked(CsvRow row, HashSet<string> units, Dictionary<string, Requirement> needs)
    {
        var pledge = units.Contains(row.Text("pledge")) ? row.Text("pledge") : throw row.Wrong("pledge", "the key of a pledge", row.Text("pledge"));
        var need = needs.GetValueOrDefault(row.Text("requirement")) ?? throw row.Wrong("requirement", "the key of a requirement", row.Text("requirement"));
        var number = row.OptionalNumber("slot");
        var slot = need.Slots.FirstOrDefault(each => each.Number == number) ?? throw row.Wrong("slot", "a slot of the requirement", $"{number}");
        return row.Checked(
            new Invitation
            {
                Id = row.Text("id"),
                Version = 1,
                Status = InvitationStatus.Open,
                Run = null,
                Requirement = need.Id,
                Slot = number,
                RequirementVersion = need.Version,
                Pledge = pledge,
                Contributor = pledge.Split('-')[0],
                Asked = InvitedContribution.Of(need.Mission ?? throw row.Wrong("requirement", "one of a mission", need.Id), slot, row.Number("amount")),
                ExpiresOn = row.Day("expires_on"),
                InvitedBy = row.Text("invited_by"),
                InvitedAt = DayOf(row, "invited_on"),
                Reason = row.Text("reason"),
            },
            []);
    }

    // The steps of an invitation with their events, so that none is in a state into which no step leads, and what was decided can be read in the log.
    private static IEnumerable<(Invitation Invitation, string Action, string? Reason)> Life(CsvRow row, Invitation asked)
    {
        yield return (asked, "invited", null);
        var status = row.Code<InvitationStatus>("status");
        var offered = asked;
        if (status is InvitationStatus.Accepted or InvitationStatus.Selected
            || (status == InvitationStatus.Released && row.Optional("answered_on") is not null))
        {
            offered = row.Granted(asked.Accept(row.Text("answered_by"), DayOf(row, "answered_on"), row.Optional("answer")));
            yield return (offered, "accepted", offered.Answer);
        }

        var end = status switch
        {
            InvitationStatus.Expired => asked.Expire(),
            InvitationStatus.Declined => row.Granted(asked.Decline(
                row.Code<DeclineReason>("declined_for"), row.Text("answered_by"), DayOf(row, "answered_on"), row.Text("answer"))),
            InvitationStatus.Released => row.Granted(offered.Release(
                row.Code<ReleaseReason>("released_for"), row.Text("decided_by"), DayOf(row, "decided_on"), row.Text("decision"))),
            InvitationStatus.Selected => row.Granted(offered.Select(
                row.Text("decided_by"), DayOf(row, "decided_on"), row.Optional("decision"), row.Text("deployment"))),
            _ => null,
        };
        if (end is not null)
        {
            yield return (end, status.Code(), end.Decision ?? end.Answer);
        }
    }

    private static DateTimeOffset DayOf(CsvRow row, string column) => new(row.Day(column), TimeOnly.MinValue, TimeSpan.Zero);
}
