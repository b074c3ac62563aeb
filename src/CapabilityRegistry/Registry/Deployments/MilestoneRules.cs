using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>
/// Rules for recording a milestone. Only two things are checked about the order, because papers are often signed after the unit has left:
/// nothing is recorded as done in the future, and a unit arrives after it was requested.
/// </summary>
public static class MilestoneRules
{
    /// <param name="before">The case as it stands.</param>
    /// <param name="after">The case with the milestone in it.</param>
    public static Refusal? Broken(Deployment before, Deployment after, Milestone milestone, DateOnly today)
    {
        var (requested, arrived) = (after.ActualOn(MilestoneKind.Request), after.ActualOn(MilestoneKind.Arrival));
        return (before.ActualOn(MilestoneKind.Arrival), arrived) switch
        {
            _ when milestone.ActualOn > today => new("milestone-in-the-future", "What has happened is written down when it has happened.",
                Fault.At("/actualOn", "milestone-in-the-future", $"{today:O} or before", $"{milestone.ActualOn:O}")),
            ({ } stands, null) => new("arrival-stands", "A unit that has arrived is not made to have not: end the deployment instead.",
                Fault.At("/actualOn", "arrival-stands", "the day of the arrival", $"nothing instead of {stands:O}")),
            (_, { } day) when requested is null || requested > day => new("arrival-before-request", "A unit arrives after it was requested.",
                Fault.At("/actualOn", "arrival-before-request", "a request on the day of the arrival or before", requested is null
                    ? "no request"
                    : $"{requested:O} (request), {day:O} (arrival)")),
            _ => null,
        };
    }
}
