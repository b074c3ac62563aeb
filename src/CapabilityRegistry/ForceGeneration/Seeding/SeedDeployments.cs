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
        var lives = new List<List<(Deployment Deployment, string Action)>>();
        foreach (var row in rows)
        {
            var invitation = await invitations.Find(row.Text("invitation"), change.By);
            if (invitation?.Deployment != row.Text("id"))
            {
                throw row.Wrong("invitation", $"the invitation that was selected with {row.Text("id")}", row.Text("invitation"));
            }

            lives.Add([.. Life(row, invitation, (await pledges.Find(invitation.Pledge, change.By))!)]);
        }

        await deployments.Add([.. lives.Select(life => life[0].Deployment)], change with { Action = "selected" });
        foreach (var (before, after) in lives.SelectMany(life => life.Zip(life.Skip(1))))
        {
            await deployments.Save(before.Deployment, after.Deployment, change with { Action = after.Action, Reason = after.Deployment.Ending });
        }

        await keys.Reserve(lives.Select(life => life[0].Deployment.Id));
        foreach (var life in lives)
        {
            await engagement.Follow(life[^1].Deployment, change);
        }
    }

    // The steps of a deployment with their events, so that none is in a state into which no step leads, and what was decided can be read in the log.
    private IEnumerable<(Deployment Deployment, string Action)> Life(CsvRow row, Invitation invitation, Pledge pledge)
    {
        var deployment = Selection.Opened(invitation, pledge, invitation.DecidedBy!, invitation.DecidedAt!.Value) with { Id = row.Text("id") };
        yield return (deployment, "selected");
        foreach (var cells in row.Lines("milestones", 3, optional: 1))
        {
            deployment = row.Granted(deployment.Record(
                MilestoneOf(row, cells, invitation), pledge, invitation.Asked.MinimumLevel, null, log.Today));
            yield return (deployment, "recorded");
        }

        if (row.OptionalDay("ended_on") is { } day)
        {
            yield return row.OptionalCode<WithdrawalReason>("withdrawn_for") is { } reason
                ? (row.Granted(deployment.Withdraw(reason, invitation.DecidedBy!, row.Text("ending"), day)), "withdrawn")
                : (row.Granted(deployment.Return(day, invitation.DecidedBy!, row.Optional("ending"), log.Today)), "returned");
        }
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
}
