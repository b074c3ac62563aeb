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
        var all = new List<Invitation>();
        foreach (var row in rows)
        {
            var pledge = units.Contains(row.Text("pledge")) ? row.Text("pledge") : throw row.Wrong("pledge", "the key of a pledge", row.Text("pledge"));
            var need = needs.GetValueOrDefault(row.Text("requirement")) ?? throw row.Wrong("requirement", "the key of a requirement", row.Text("requirement"));
            all.Add(Settled(row, row.Checked(Asked(row, pledge, need), [])) with { Version = 1 });
        }

        await invitations.Add(all, change);
        await keys.Reserve(all.Select(invitation => invitation.Id));
    }

    private static Invitation Asked(CsvRow row, string pledge, Requirement need)
    {
        var number = row.OptionalNumber("slot");
        var slot = need.Slots.FirstOrDefault(each => each.Number == number) ?? throw row.Wrong("slot", "a slot of the requirement", $"{number}");
        return new()
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
        };
    }

    // By the steps of an invitation, so that none is in a state into which no step leads.
    private static Invitation Settled(CsvRow row, Invitation asked) => row.Code<InvitationStatus>("status") switch
    {
        InvitationStatus.Open => asked,
        InvitationStatus.Expired => asked.Expire(),
        InvitationStatus.Accepted => Accepted(row, asked),
        InvitationStatus.Declined => Granted(row, asked.Decline(
            row.Code<DeclineReason>("declined_for"), row.Text("answered_by"), DayOf(row, "answered_on"), row.Text("answer"))),
        InvitationStatus.Released => Granted(row, (row.Optional("answered_on") is null ? asked : Accepted(row, asked)).Release(
            row.Code<ReleaseReason>("released_for"), row.Text("decided_by"), DayOf(row, "decided_on"), row.Text("decision"))),
        _ => Granted(row, Accepted(row, asked).Select(
            row.Text("decided_by"), DayOf(row, "decided_on"), row.Optional("decision"), row.Text("deployment"))),
    };

    private static Invitation Accepted(CsvRow row, Invitation asked) =>
        Granted(row, asked.Accept(row.Text("answered_by"), DayOf(row, "answered_on"), row.Optional("answer")));

    private static Invitation Granted(CsvRow row, Decision<Invitation> step) => step.Granted ?? throw row.Wrong(step.Refusal!.Faults);

    private static DateTimeOffset DayOf(CsvRow row, string column) => new(row.Day(column), TimeOnly.MinValue, TimeSpan.Zero);
}
