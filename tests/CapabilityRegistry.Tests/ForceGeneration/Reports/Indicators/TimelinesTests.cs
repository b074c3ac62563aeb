using CapabilityRegistry.ForceGeneration.Reports.Indicators;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Tests.ForceGeneration.Reports.Indicators;

public sealed class TimelinesTests
{
    private static readonly DateOnly Begin = new(2024, 1, 31);

    [Fact]
    public void Random_lives_have_the_timelines_that_a_clerk_would_keep()
    {
        var random = new Random(20220331);
        for (var life = 0; life < 600; life++)
        {
            var decisions = Decisions(random);
            var deployments = Deployments(random);
            var on = Begin.AddDays(random.Next(0, 1200));

            var line = Timelines.Of(Outline(PledgeStatus.Registered), "AFRICA", decisions, deployments, on);

            var expected = new TimelineOracle(decisions, deployments).After(Begin, on);
            // A unit that was taken over may have been selected before.
            Assert.Equal(
                decisions.Exists(each => each.DecidedOn <= on) || deployments.Any(each => ClockExtensions.Day(each.OpenedAt) <= on), line is not null);
            if (line is not null)
            {
                Assert.Equal(expected, Told(line));
            }
        }
    }

    [Fact]
    public void A_draft_is_nothing_yet_and_what_is_announced_or_handed_in_is_there_from_its_day_on()
    {
        var on = Begin.AddDays(100);
        Assert.Null(Of(Outline(PledgeStatus.Draft), on));
        Assert.NotNull(Of(Outline(PledgeStatus.Submitted), on));
        Assert.NotNull(Of(Outline(PledgeStatus.Submitted) with { SubmittedOn = on }, on));
        Assert.Null(Of(Outline(PledgeStatus.Submitted) with { SubmittedOn = on.AddDays(1) }, on));
        Assert.True(Of(Outline(PledgeStatus.Announced), on)!.Announced);
        Assert.True(Of(Outline(PledgeStatus.Draft) with { Announcement = new() { AnnouncedOn = on } }, on)!.Announced);
        Assert.Null(Of(Outline(PledgeStatus.Draft) with { Announcement = new() { AnnouncedOn = on.AddDays(1) } }, on));
    }

    [Theory]
    [InlineData(new int[0], null, null)]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 9, 1 }, 1, 9)]
    [InlineData(new[] { 3, 1, 2 }, 2, 3)]
    [InlineData(new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 5, 9)]
    [InlineData(new[] { 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 6, 10)]
    public void A_percentile_is_the_smallest_number_that_so_many_do_not_exceed(int[] numbers, int? median, int? ninthDecile)
    {
        Assert.Equal((median, ninthDecile), (IndicatorReports.Percentile(numbers, 50), IndicatorReports.Percentile(numbers, 90)));
        foreach (var (percent, found) in new[] { (50, median), (90, ninthDecile) })
        {
            Assert.Equal(numbers.Order().Cast<int?>().FirstOrDefault(each => numbers.Count(number => number <= each) * 100 >= numbers.Length * percent), found);
        }
    }

    private static PledgeTimeline? Of(PledgeOutline outline, DateOnly on) => Timelines.Of(outline, "AFRICA", [], [], on);

    private static PledgeOutline Outline(PledgeStatus status) =>
        new() { Id = "KAZ-00001", Contributor = "KAZ", Status = status, UnitType = "EOD_UNIT", UnitName = "Unit" };

    private static Dictionary<string, string> Told(PledgeTimeline line) => new()
    {
        ["registered"] = $"{line.RegisteredOn:O}",
        ["takenOver"] = $"{line.TakenOver}",
        ["L2"] = $"{line.Level2On:O}",
        ["L3"] = $"{line.Level3On:O}",
        ["RDL"] = $"{line.RapidOn:O}",
        ["selected"] = $"{line.SelectedOn:O}",
        ["deployed"] = $"{line.DeployedOn:O}",
        ["level"] = $"{line.ReadinessLevel}",
        ["confirmed"] = $"{line.ConfirmedOn:O}",
        ["age"] = $"{line.Age}",
        ["persons"] = $"{line.Persons}",
    };

    // One after the other, several on a day too, of kinds that can follow each other.
    private static List<PledgeDecision> Decisions(Random random)
    {
        var (day, decisions, level) = (Begin.AddDays(random.Next(0, 60)), new List<PledgeDecision>(), ReadinessLevel.L1);
        var (isOver, first) = (true, true);
        for (var count = random.Next(0, 12); count > 0; count--)
        {
            var kind = first && random.Next(3) == 0 ? PledgeDecisionKind.TakenOver
                : isOver ? PledgeDecisionKind.Registered
                : (PledgeDecisionKind)random.Next((int)PledgeDecisionKind.Raised, (int)PledgeDecisionKind.SelfCertified + 1);
            level = kind switch
            {
                PledgeDecisionKind.Registered => ReadinessLevel.L1,
                PledgeDecisionKind.TakenOver => (ReadinessLevel)random.Next(1, 5),
                PledgeDecisionKind.Raised => (ReadinessLevel)Math.Min(4, (int)level + 1),
                PledgeDecisionKind.Lowered => (ReadinessLevel)Math.Max(1, (int)level - random.Next(1, 3)),
                _ => level,
            };
            isOver = kind is PledgeDecisionKind.Lapsed or PledgeDecisionKind.Withdrawn;
            decisions.Add(new()
            {
                Pledge = "KAZ-00001", Version = decisions.Count + 2, Contributor = "KAZ", Kind = kind, DecidedOn = day, Level = isOver ? null : level,
            });
            (first, day) = (false, day.AddDays(random.Next(4) == 0 ? 0 : random.Next(1, 250)));
        }

        return decisions;
    }

    private static IReadOnlyList<Deployment> Deployments(Random random) =>
    [
        .. Enumerable.Range(1, random.Next(0, 4)).Select(number =>
        {
            var opened = Begin.AddDays(random.Next(0, 900));
            DateOnly? arrived = random.Next(3) == 0 ? null : opened.AddDays(random.Next(0, 200));
            DateOnly? ended = random.Next(2) == 0 ? null : (arrived ?? opened).AddDays(random.Next(0, 300));
            return Unit(number, opened, arrived, ended);
        }),
    ];

    private static Deployment Unit(int number, DateOnly opened, DateOnly? arrived, DateOnly? ended) => new()
    {
        Id = $"DEP-{number:D5}",
        Version = 1,
        Status = DeploymentStatus.Selected,
        Invitation = "INV-00001",
        Requirement = "MINUSCA-00001",
        Slot = null,
        Mission = "MINUSCA",
        Pledge = "KAZ-00001",
        Contributor = "KAZ",
        Quantity = new() { Amount = 1, Unit = Measure.Units },
        Persons = 100 + number,
        ReadinessLevel = ReadinessLevel.L2,
        EngagedFrom = opened,
        EngagedUntil = opened.AddDays(365),
        Milestones = arrived is null ? [] :
        [
            new()
            {
                Kind = MilestoneKind.Arrival, PlannedOn = null, ActualOn = arrived, Reference = null, SetBy = "a planner",
                SetAt = new(arrived.Value, default, default),
            },
        ],
        OpenedBy = "a planner",
        OpenedAt = new(opened, new TimeOnly(23, 59), default),
        EndedOn = ended,
    };
}
