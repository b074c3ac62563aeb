using System.Globalization;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>What has happened with one pledge so far, by requirement: plans, invitations, deployments.</summary>
/// <param name="Plans">The runs whose plans hold the pledge, the newest first.</param>
/// <param name="Newest">The newest run that has planned for each requirement for which a plan holds, or once held, the pledge.</param>
internal sealed record PledgeProgress(
    ILookup<string, Invitation> Invitations, ILookup<string, Deployment> Deployments, ILookup<string, string> Plans,
    IReadOnlyDictionary<string, NewestPlan> Newest)
{
    public bool Includes(string requirement) => Invitations.Contains(requirement) || Deployments.Contains(requirement) || Plans.Contains(requirement);

    /// <summary>The newest run that has planned for a requirement; null if no plan ever held the pledge for it.</summary>
    public NewestPlan? NewestFor(string requirement) => Newest.GetValueOrDefault(requirement);

    public Deployment? Deployment(string requirement) => Deployments[requirement]
        .OrderBy(each => each.IsUnderWay).ThenBy(each => each.OpenedAt).ThenBy(each => each.Id, StringComparer.Ordinal).LastOrDefault();

    public Invitation? Invitation(string requirement) => Invitations[requirement]
        .OrderBy(each => each.InvitedAt).ThenBy(each => each.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>The outcome for a requirement, with a sentence; the latest counts. Null if nothing happened.</summary>
    public (PledgeOutcome Outcome, string Text)? OutcomeOf(string requirement) =>
        (Deployment(requirement), Invitation(requirement)) switch
        {
            ({ } deployment, { } invitation) when deployment.IsUnderWay || deployment.Invitation == invitation.Id => OutcomeOf(deployment),
            (_, { } invitation) => OutcomeOf(invitation),
            _ when NewestFor(requirement) is { } newest && Plans[requirement].Contains(newest.Run) =>
                (PledgeOutcome.Chosen, $"The plan of {newest.Run}, of {newest.AsOf:O}, gives this unit to the requirement. "
                    + "A plan binds nobody: if it is followed, the state is asked for the unit."),
            _ => null,
        };

    private static (PledgeOutcome, string) OutcomeOf(Deployment deployment) => deployment.Status switch
    {
        DeploymentStatus.Selected => (PledgeOutcome.Selected, "The unit has been selected for this requirement."),
        DeploymentStatus.Deployed => (PledgeOutcome.Deployed, "The unit is deployed for this requirement."),
        DeploymentStatus.Returned => (PledgeOutcome.Returned, "The unit has served for this requirement and has returned. Thank you."),
        _ => (PledgeOutcome.Withdrawn, "The selection of the unit was undone before it arrived; the deployment says why."),
    };

    private static (PledgeOutcome, string) OutcomeOf(Invitation invitation) => invitation.Status switch
    {
        InvitationStatus.Open => (PledgeOutcome.Invited, string.Create(
            CultureInfo.InvariantCulture, $"The state has been asked for this unit. An answer is welcome until {invitation.ExpiresOn:yyyy-MM-dd}.")),
        InvitationStatus.Accepted => (PledgeOutcome.Offered, "The state offers this unit. The Secretariat has not decided yet."),
        InvitationStatus.Declined => (PledgeOutcome.Declined, "The state was asked for this unit and did not offer it."),
        InvitationStatus.Expired => (PledgeOutcome.Expired, "The state was asked for this unit; the time for an answer has passed."),
        InvitationStatus.Released => (
            PledgeOutcome.Released, "The state was asked for this unit; the question was taken back or the offer let go. The invitation says why."),
        _ => (PledgeOutcome.Selected, "The unit has been selected for this requirement."),
    };
}
