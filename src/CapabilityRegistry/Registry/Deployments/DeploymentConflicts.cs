using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>
/// Conflicts with deployments under way: a unit engaged twice at one time, or a requirement filled beyond what it asks for.
/// </summary>
public static class DeploymentConflicts
{
    /// <summary>
    /// The refusal if another deployment engages the unit between the two days, or its turnaround time has not passed. Within one mission, as from
    /// one rotation to the next, a unit needs none.
    /// </summary>
    /// <param name="mission">The mission that asks for the unit.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The first day after.</param>
    /// <param name="underWay">The deployments under way that the caller may see; the refusal names them.</param>
    public static Refusal? EngagedElsewhere(
        Pledge pledge, string mission, DateOnly from, DateOnly until, IEnumerable<Deployment> underWay, DateOnly today)
    {
        var bound = underWay.Where(each => each.Pledge == pledge.Id && Binds(each, each.Mission == mission ? 0 : pledge.TurnaroundDays)).ToList();
        return bound.Count == 0 ? null : new Refusal("engaged-elsewhere", $"{pledge.Id} is bound at that time.",
            [.. bound.Select(each => Fault.At("/pledge", "engaged-elsewhere",
                $"a unit that is free from {from:O} until before {until:O}, with {pledge.TurnaroundDays} days of rest between missions",
                $"{each.Id} for {each.Requirement}, {each.BoundFrom:O} until before {each.FreeFrom(today):O}"))]);

        bool Binds(Deployment each, int rest) =>
            each.BoundFrom.DayNumber < until.DayNumber + rest && from.DayNumber < each.FreeFrom(today).DayNumber + rest;
    }

    /// <summary>The deployments that fill a requirement at some time from the one day until before the other.</summary>
    public static IEnumerable<Deployment> Filling(string requirement, DateOnly from, DateOnly until, IEnumerable<Deployment> underWay) =>
        underWay.Where(each => each.Requirement == requirement && each.EngagedFrom < until && from < each.EngagedUntil);

    /// <summary>Whether a requirement has all that it asks for from the one day until before the other.</summary>
    public static bool IsFilled(string requirement, Quantity asked, DateOnly from, DateOnly until, IEnumerable<Deployment> underWay) =>
        Amount(Filling(requirement, from, until, underWay)) >= asked.Amount;

    /// <summary>The refusal if a requirement would get more than it asks for.</summary>
    /// <param name="more">The additional amount.</param>
    /// <param name="there">The deployments that fill it already.</param>
    public static Refusal? RequirementFilled(Quantity asked, int more, IEnumerable<Deployment> there)
    {
        var engaged = Amount(there);
        return engaged + more <= asked.Amount ? null : new Refusal("requirement-filled", "The requirement would get more than it asks for.",
            Fault.At("/amount", "requirement-filled", $"at most {Math.Max(0, asked.Amount - engaged)} {asked.Unit.Code()}, the rest of {asked.Amount}",
                $"{more}"));
    }

    /// <summary>The refusal if one state would cover more of a requirement than it may.</summary>
    /// <param name="cap">The most that one state may cover.</param>
    public static Refusal? BeyondShare(string contributor, int cap, int more, IEnumerable<Deployment> there)
    {
        var engaged = Amount(there.Where(each => each.Contributor == contributor));
        return engaged + more <= cap ? null : new Refusal("beyond-share", $"{contributor} would cover more of the requirement than one state may.",
            Fault.At("/amount", "beyond-share", $"at most {Math.Max(0, cap - engaged)}, the rest of {cap}", $"{more}"));
    }

    public static int Amount(IEnumerable<Deployment> deployments) => deployments.Sum(each => each.Quantity.Amount);

    /// <summary>The engagement of a pledged unit, derived from the deployments under way.</summary>
    public static PledgeEngagement EngagementOf(string pledge, IEnumerable<Deployment> underWay) => underWay
        .Where(each => each.Pledge == pledge)
        .Select(each => each.Status == DeploymentStatus.Deployed ? PledgeEngagement.Deployed : PledgeEngagement.Selected)
        .Append(PledgeEngagement.Pool)
        .Max();
}
