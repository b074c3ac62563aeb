using CapabilityRegistry.MatchRuns;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Gaps;

/// <summary>
/// What is missing on a day: requirements compete for pledges, so all of them are planned together. Of one with a rotation, the
/// slot of that day takes part.
/// </summary>
public sealed class GapAnalysis(RequirementStore requirements, Matcher matcher, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Matched> On(DateOnly day, Caller caller, CancellationToken cancel) =>
        await matcher.Run([.. (await requirements.NeededOn(day)).SelectMany(each => each.Slots).Where(slot => slot.Covers(day))], Today, Limit, caller, cancel);

    public GapTable Table(DateOnly day, GapQuery query, Matched matched)
    {
        var covered = matched.Requirements
            .Where(requirement => query.Covers(requirement.Mission, requirement.Content.UnitType, requirement.Content.MinimumLevel))
            .ToList();
        var unmet = matched.Gaps().ToDictionary(gap => gap.Requirement);
        return new GapTable
        {
            On = day,
            Proof = matched.Plan.Status,
            Required = new Tally { Count = covered.Count, List = GapLinks.Required(day, query.Mission, query.Goals, query.UnitType, query.MinimumLevel?.Value) },
            Unmet = new Tally
            {
                Count = covered.Count(requirement => unmet.ContainsKey(requirement.Id)),
                List = GapLinks.Unmet(day, query.Mission, query.Goals, query.UnitType, query.MinimumLevel?.Value),
            },
            Rows = Rows(day, covered, unmet, [.. matched.Offered.Pledges.Values.Where(pledge => !matched.Offered.IsBound(pledge, day, Today))]),
        };
    }

    private static IReadOnlyList<GapRow> Rows(
        DateOnly day, IEnumerable<Requirement> covered, Dictionary<string, GapView> unmet, IReadOnlyList<Pledge> pledges) =>
    [
        .. from requirement in covered
           group requirement by (requirement.Content.UnitType, requirement.Content.MinimumLevel, requirement.Mission) into cell
           orderby cell.Key.UnitType, cell.Key.MinimumLevel, cell.Key.Mission
           select Row(day, [.. cell], unmet, pledges),
    ];

    private static GapRow Row(DateOnly day, IReadOnlyList<Requirement> cell, Dictionary<string, GapView> unmet, IReadOnlyList<Pledge> pledges)
    {
        var (mission, content) = (cell[0].Mission, cell[0].Content);
        var missing = cell.Where(requirement => unmet.ContainsKey(requirement.Id)).Select(requirement => unmet[requirement.Id]).ToList();
        var available = pledges.Where(pledge => IsAvailable(pledge, content, day)).ToList();
        return new GapRow
        {
            UnitType = content.UnitType,
            MinimumLevel = content.MinimumLevel,
            Mission = mission,
            Unit = content.Quantity.Unit,
            Required = new Figure
            {
                Count = cell.Count,
                Amount = cell.Sum(requirement => requirement.Content.Quantity.Amount),
                List = GapLinks.Required(day, mission, Goal(mission), content.UnitType, content.MinimumLevel),
            },
            Unmet = new Figure
            {
                Count = missing.Count,
                Amount = missing.Sum(gap => gap.Missing),
                List = GapLinks.Unmet(day, mission, Goal(mission), content.UnitType, content.MinimumLevel),
            },
            Available = new Figure
            {
                Count = available.Count,
                Amount = available.Sum(pledge => pledge.Content.Capacity.Amount),
                List = GapLinks.Available(day, content.UnitType, content.MinimumLevel),
            },
        };
    }

    private static bool? Goal(string? mission) => mission is null ? true : null;

    private static bool IsAvailable(Pledge pledge, RequirementContent need, DateOnly day) =>
        pledge.Status == PledgeStatus.Registered
        && pledge.Content.UnitType == need.UnitType
        && pledge.Level >= need.MinimumLevel
        && pledge.Content.AvailableFrom <= day
        && !(pledge.Content.AvailableUntil < day);
}
