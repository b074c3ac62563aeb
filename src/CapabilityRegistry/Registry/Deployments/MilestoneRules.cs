using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>
/// Rules for recording a milestone. Nothing happens before the pledge was submitted, nor is it recorded before it has happened, and nothing is
/// planned for when the engagement is over. About the order only the way of the unit is checked: it moves and arrives after it was requested.
/// Papers are often signed after it has left.
/// </summary>
public static class MilestoneRules
{
    private static readonly MilestoneKind[] Movements = [MilestoneKind.LoadList, MilestoneKind.Sealift, MilestoneKind.Airlift];

    /// <param name="before">The case as it stands.</param>
    /// <param name="after">The case with the milestone in it.</param>
    /// <param name="beginning">The first day on which something can have happened: <see cref="Pledge.Beginning"/>.</param>
    public static Refusal? Broken(Deployment before, Deployment after, Milestone milestone, DateOnly beginning, DateOnly today) =>
        OutOfTime(after, milestone, beginning, today) ?? OutOfOrder(before, after);

    /// <summary>What stands against the arrival that is recorded: the unit may have been lowered since it was selected.</summary>
    public static IReadOnlyList<UnmetCriterion> UnmetOnArrival(Deployment before, Milestone milestone, Pledge pledge, ReadinessLevel least) =>
        milestone is { Kind: MilestoneKind.Arrival, ActualOn: not null } && before.ActualOn(MilestoneKind.Arrival) is null && pledge.Level < least
            ? [new("below-minimum-level", $"{least.Code()} or above", pledge.Level.Value.Code())]
            : [];

    private static Refusal? OutOfTime(Deployment after, Milestone milestone, DateOnly beginning, DateOnly today) => milestone switch
    {
        _ when milestone.ActualOn > today => new("milestone-in-the-future", "What has happened is written down when it has happened.",
            Fault.At("/actualOn", "milestone-in-the-future", $"{today:O} or before", $"{milestone.ActualOn:O}")),
        _ when milestone.ActualOn < beginning => BeforeThePledge("/actualOn", beginning, milestone.ActualOn.Value),
        _ when milestone.PlannedOn < beginning => BeforeThePledge("/plannedOn", beginning, milestone.PlannedOn.Value),
        _ when milestone.PlannedOn >= after.EngagedUntil => new("planned-after-the-engagement", "A step is planned for before the engagement is over.",
            Fault.At("/plannedOn", "planned-after-the-engagement", $"before {after.EngagedUntil:O} (engagedUntil)", $"{milestone.PlannedOn:O}")),
        _ => null,
    };

    private static Refusal? OutOfOrder(Deployment before, Deployment after)
    {
        var (requested, arrived) = (after.ActualOn(MilestoneKind.Request), after.ActualOn(MilestoneKind.Arrival));
        return (before.ActualOn(MilestoneKind.Arrival), arrived) switch
        {
            ({ } stands, null) => new("arrival-stands", "A unit that has arrived is not made to have not: end the deployment instead.",
                Fault.At("/actualOn", "arrival-stands", "the day of the arrival", $"nothing instead of {stands:O}")),
            (_, { } day) when requested is null || requested > day => new("arrival-before-request", "A unit arrives after it was requested.",
                Fault.At("/actualOn", "arrival-before-request", "a request on the day of the arrival or before", requested is null
                    ? "no request"
                    : $"{requested:O} (request), {day:O} (arrival)")),
            _ when Movements.Cast<MilestoneKind?>().FirstOrDefault(each => after.ActualOn(each!.Value) < requested) is { } kind =>
                new("movement-before-request", "A unit moves after it was requested.",
                    Fault.At("/actualOn", "movement-before-request", $"the request on the day of the {kind.Code()} or before",
                        $"{requested:O} (request), {after.ActualOn(kind):O} ({kind.Code()})")),
            _ => null,
        };
    }

    private static Refusal BeforeThePledge(string at, DateOnly beginning, DateOnly day) => new(
        "milestone-before-the-pledge", "Nothing happens on the way of a unit before its pledge was submitted.",
        Fault.At(at, "milestone-before-the-pledge", $"{beginning:O} or later", $"{day:O}"));
}
