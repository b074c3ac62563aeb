using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.WomensShares;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>Counts timelines.</summary>
public static class IndicatorReports
{
    private static readonly PledgeStage[] Levels = [PledgeStage.Level2, PledgeStage.Level3, PledgeStage.Rapid];

    // The funnel; levels are told apart, because a unit of Level 2 is selected as well.
    private static readonly PledgeStage[] Funnel = [PledgeStage.Announced, PledgeStage.Registered, PledgeStage.Selected, PledgeStage.Deployed];

    /// <param name="lines">Of all pledges that the caller may see, on the last day.</param>
    /// <param name="redacted">What is left out for the caller; null if nothing is.</param>
    public static IndicatorReport Of(
        DateOnly from, DateOnly to, IReadOnlyList<PledgeTimeline> lines, IReadOnlyList<WomensShare> women, FillIndicator? fill, IReadOnlyList<string>? redacted)
    {
        var counted = new CountedLines(from, to, lines);
        return new()
        {
            From = from,
            To = to,
            Stages = [.. Funnel.Select(counted.Stage)],
            LevelTimes = [.. Levels.Select(counted.LevelTime)],
            Fill = fill,
            Ages = [.. Enum.GetValues<PledgeAge>().Select(age => new AgeIndicator { Age = age, Pledges = counted.Count(new() { Age = age }) })],
            Women = women,
            Regions = [.. counted.Regions()],
            Redacted = redacted,
        };
    }

    /// <summary>How much of what is needed on the day of a plan is filled.</summary>
    public static FillIndicator Fill(DaySnapshot snapshot, DayPlan plan)
    {
        var scope = GapScope.Everything;
        var needed = plan.NeededIn(scope).ToList();
        return new()
        {
            Required = new() { Count = needed.Count, Link = GapLinks.Required(plan.Day, scope) },
            Met = new() { Count = plan.MetIn(scope).Count(), Link = GapLinks.Met(plan.Day, scope) },
            Unmet = new() { Count = plan.UnmetIn(scope).Count(), Link = GapLinks.Unmet(plan.Day, scope) },
            EngagedPerMille = MeanPart([.. needed.Select(slot => (snapshot.Context.Engaged(slot), slot.Requirement.Quantity.Amount))]),
            FillablePerMille = MeanPart(
            [
                .. needed.Select(slot => plan.Unmet.GetValueOrDefault(slot.Requirement.Id) is { } gap
                    ? (gap.Required - gap.Missing, gap.Required)
                    : (slot.Requirement.Quantity.Amount, slot.Requirement.Quantity.Amount)),
            ]),
            Proof = plan.Proof,
        };
    }

    // Each requirement counts alike, whatever it is counted in: battalions and beds do not add up.
    private static int? MeanPart(IReadOnlyCollection<(int Part, int Whole)> parts) =>
        parts.Count == 0 ? null : (int)Math.Floor(1000m * parts.Sum(each => (decimal)each.Part / each.Whole) / parts.Count);

    /// <summary>The smallest of the numbers that so many percent of them do not exceed (nearest rank); null of none.</summary>
    public static int? Percentile(IReadOnlyCollection<int> numbers, int percent) =>
        numbers.Count == 0 ? null : numbers.Order().ElementAt(((numbers.Count * percent) + 99) / 100 - 1);

    /// <summary>Timelines with the days that are asked about: each figure is counted by the filter that its link names.</summary>
    private sealed record CountedLines(DateOnly From, DateOnly To, IReadOnlyList<PledgeTimeline> Lines)
    {
        public LinkedCount Count(TimelineChoice filter) => new() { Count = Of(filter).Count(), Link = TimelineLinks.Of(From, To, filter) };

        public StageIndicator Stage(PledgeStage stage) => new()
        {
            Stage = stage,
            Reached = Count(new() { Reached = stage }),
            OfAnnounced = Count(new() { Reached = stage, Announced = true }),
            InTime = Count(new() { Reached = stage, InTime = true }),
        };

        public LevelTimeIndicator LevelTime(PledgeStage stage)
        {
            var timed = new TimelineChoice { Reached = stage, InTime = true, RegisteredHere = true };
            IReadOnlyList<int> days = [.. Of(timed).Select(line => line.DaysTo(stage)).OfType<int>()];
            return new()
            {
                Stage = stage,
                Reached = Count(timed with { RegisteredHere = null }),
                Timed = Count(timed),
                MedianDays = Percentile(days, 50),
                NinthDecileDays = Percentile(days, 90),
            };
        }

        public IEnumerable<RegionIndicator> Regions()
        {
            var persons = Lines.Sum(line => line.Persons);
            return
                from line in Lines
                group line.Persons by line.Region into region
                orderby region.Key
                let own = region.Sum()
                select new RegionIndicator
                {
                    Region = region.Key,
                    Registered = Count(new() { Standing = true, Regions = [region.Key] }),
                    Serving = Count(new() { Serving = true, Regions = [region.Key] }),
                    Persons = own,
                    PersonsPerMille = persons == 0 ? null : (int)(own * 1000L / persons),
                };
        }

        private IEnumerable<PledgeTimeline> Of(TimelineChoice filter) => Lines.Where(line => filter.Holds(line, From));
    }
}
