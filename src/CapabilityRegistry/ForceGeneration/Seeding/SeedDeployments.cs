using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Seeding;

namespace CapabilityRegistry.ForceGeneration.Seeding;

/// <summary>Imports what came of the selected invitations: how far the units have come, and which are back.</summary>
public sealed class SeedDeployments(
    DeploymentStore deployments, InvitationStore invitations, PledgeStore pledges, UnitEngagement engagement, EventLog log, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = new List<Deployment>();
        foreach (var row in rows)
        {
            var invitation = await invitations.Find(row.Text("invitation"), change.By);
            if (invitation?.Deployment != row.Text("id"))
            {
                throw row.Wrong("invitation", $"the invitation that was selected with {row.Text("id")}", row.Text("invitation"));
            }

            all.Add(Of(row, invitation, (await pledges.Find(invitation.Pledge, change.By))!));
        }

        await deployments.Add(all, change);
        await keys.Reserve(all.Select(deployment => deployment.Id));
        foreach (var deployment in all)
        {
            await engagement.Follow(deployment, change);
        }
    }

    // By the steps of a deployment, so that none is in a state into which no step leads.
    private Deployment Of(CsvRow row, Invitation invitation, Pledge pledge)
    {
        var deployment = Selection.Opened(invitation, pledge, invitation.DecidedBy!, invitation.DecidedAt!.Value) with { Id = row.Text("id") };
        foreach (var cells in row.Lines("milestones", 3, optional: 1))
        {
            deployment = Granted(row, deployment.Record(MilestoneOf(row, cells, invitation), pledge, invitation.Asked.MinimumLevel, null, log.Today));
        }

        return (row.OptionalDay("ended_on") switch
        {
            null => deployment,
            { } day when row.OptionalCode<WithdrawalReason>("withdrawn_for") is { } reason =>
                Granted(row, deployment.Withdraw(reason, invitation.DecidedBy!, row.Text("ending"), day)),
            { } day => Granted(row, deployment.Return(day, invitation.DecidedBy!, row.Optional("ending"), log.Today)),
        }) with { Version = 1 };
    }

    private static Milestone MilestoneOf(CsvRow row, string[] cells, Invitation invitation) => new()
    {
        Kind = row.Code<MilestoneKind>("milestones", cells[0]),
        PlannedOn = DayOf(row, cells[1]),
        ActualOn = DayOf(row, cells[2]),
        Reference = cells.ElementAtOrDefault(3),
        SetBy = invitation.DecidedBy!,
        SetAt = invitation.DecidedAt!.Value,
    };

    private static DateOnly? DayOf(CsvRow row, string text) => text.Length == 0 ? null : row.Day("milestones", text);

    private static Deployment Granted(CsvRow row, Decision<Deployment> step) => step.Granted ?? throw row.Wrong(step.Refusal!.Faults);
}
