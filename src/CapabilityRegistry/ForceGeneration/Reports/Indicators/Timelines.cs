using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>Makes the timeline of a pledge of what was decided about it and of its deployments.</summary>
public static class Timelines
{
    // After these nobody holds a level for it any more, or it is set aside.
    private static readonly PledgeDecisionKind[] Ends = [PledgeDecisionKind.Suspended, PledgeDecisionKind.Lapsed, PledgeDecisionKind.Withdrawn];

    private static readonly PledgeDecisionKind[] Confirms =
    [
        PledgeDecisionKind.Registered, PledgeDecisionKind.TakenOver, PledgeDecisionKind.Raised, PledgeDecisionKind.Resumed, PledgeDecisionKind.Renewed,
        PledgeDecisionKind.SelfCertified,
    ];

    /// <param name="region">The regional group of its state.</param>
    /// <param name="decisions">All about the pledge, in their order.</param>
    /// <param name="deployments">All of the unit.</param>
    /// <param name="on">The day at whose end it is looked at.</param>
    /// <returns>Null for what nobody had announced, handed in, registered or selected by then: a draft is nothing yet.</returns>
    public static PledgeTimeline? Of(
        PledgeOutline pledge, string region, IEnumerable<PledgeDecision> decisions, IEnumerable<Deployment> deployments, DateOnly on)
    {
        var decided = decisions.Where(each => each.DecidedOn <= on).ToList();
        var opened = deployments.Where(each => OpenedOn(each) <= on).ToList();
        var announced = IsAnnounced(pledge, on);
        // A unit that was taken over may have served before.
        if (!announced && decided.Count == 0 && opened.Count == 0 && !(pledge.SubmittedOn <= on) && !IsHandedInWithoutDay(pledge))
        {
            return null;
        }

        var standing = decided is [.., var last] && !Ends.Contains(last.Kind) ? last.Level : null;
        var registered = decided.Find(each => each.Kind is PledgeDecisionKind.Registered or PledgeDecisionKind.TakenOver);
        var confirmed = standing is null ? null : decided.Where(each => Confirms.Contains(each.Kind)).Max(each => (DateOnly?)each.DecidedOn);
        var serving = opened.Where(each => ArrivedOn(each) <= on && !(each.EndedOn <= on)).ToList();
        return new()
        {
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            Region = region,
            UnitType = pledge.UnitType,
            UnitName = pledge.UnitName,
            Announced = announced,
            AnnouncedOn = announced ? pledge.Announcement?.AnnouncedOn : null,
            RegisteredOn = registered?.DecidedOn,
            TakenOver = registered?.Kind == PledgeDecisionKind.TakenOver,
            Level2On = FirstRaised(decided, ReadinessLevel.L2),
            Level3On = FirstRaised(decided, ReadinessLevel.L3),
            RapidOn = FirstRaised(decided, ReadinessLevel.Rdl),
            SelectedOn = opened.Min(each => (DateOnly?)OpenedOn(each)),
            DeployedOn = opened.Select(ArrivedOn).Where(arrived => arrived <= on).Min(),
            ReadinessLevel = standing,
            ConfirmedOn = confirmed,
            Age = confirmed is { } day ? AgeOf(day, on) : null,
            Persons = serving.Sum(each => each.Persons),
            Serving = serving.Count > 0,
        };
    }

    private static bool IsAnnounced(PledgeOutline pledge, DateOnly on) =>
        (pledge.Announcement is not null || pledge.Status == PledgeStatus.Announced) && !(pledge.Announcement?.AnnouncedOn > on);

    // What was taken over as handed in comes without the day of that.
    private static bool IsHandedInWithoutDay(PledgeOutline pledge) =>
        pledge.SubmittedOn is null && pledge.Status is PledgeStatus.Submitted or PledgeStatus.Acknowledged or PledgeStatus.Returned;

    // Whoever held the level when it was taken over was not raised to it here.
    private static DateOnly? FirstRaised(IEnumerable<PledgeDecision> decided, ReadinessLevel level) =>
        decided.FirstOrDefault(each => each.Level >= level) is { Kind: not PledgeDecisionKind.TakenOver } first ? first.DecidedOn : null;

    private static DateOnly OpenedOn(Deployment each) => ClockExtensions.Day(each.OpenedAt);

    private static DateOnly? ArrivedOn(Deployment each) => each.ActualOn(MilestoneKind.Arrival);

    // Months of the calendar: what was confirmed on the last of August is six months old on the last of February.
    private static PledgeAge AgeOf(DateOnly confirmed, DateOnly on) =>
        confirmed.AddMonths(6) > on ? PledgeAge.UnderSixMonths
        : confirmed.AddMonths(12) > on ? PledgeAge.UnderAYear
        : confirmed.AddMonths(24) > on ? PledgeAge.UnderTwoYears
        : PledgeAge.TwoYearsOrMore;
}
