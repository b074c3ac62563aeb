using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.WhatIf;
using CapabilityRegistry.Tests.Matching.Cases;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.WhatIf;

/// <summary>What a step is said to be worth is what solving everything again finds.</summary>
public sealed class ImprovementTests
{
    [Fact]
    public void The_gain_of_a_step_in_a_flow_is_what_a_full_solve_finds() => Assert.InRange(Compare(RandomPlans.Flows, 400, 20_261_125), 500, int.MaxValue);

    [Fact]
    public void The_gain_of_a_step_elsewhere_is_verified_by_solving_what_it_touches() => Assert.InRange(Compare(RandomPlans.Full, 100, 7), 40, int.MaxValue);

    [Fact]
    public void Beyond_the_number_to_verify_nothing_is_claimed()
    {
        var input = new PlanInput(
            [Example.Need with { Quantity = 3, MinimumFill = 2 }],
            [Example.Offer with { Id = "P1", Level = 1, Capacity = 2 }, Example.Offer with { Id = "P2", Level = 1, Capacity = 2 }],
            Example.AsOf);
        var gains = Improvements.Gains(input, Plan(input), Raised(input), TestContext.Current.CancellationToken, verified: 1);

        Assert.Equal([ImprovementGain.Verified, ImprovementGain.NotEvaluated], gains.Select(gain => gain.Status));
        Assert.Equal(2, gains[0].Needs.Single().Amount);
    }

    [Fact]
    public void Two_steps_of_one_pledge_are_each_worth_what_they_open()
    {
        // The variation names the pledge, so that its id is looked up.
        var need = Example.Need with { Variations = [new("VAR-00001", "not-available", null, null, "P1", "planner", null)] };
        var offer = Example.Offer with { Id = "P1", Level = 1, ExcludedMissions = [need.Mission] };
        var input = new PlanInput([need], [offer], Example.AsOf);
        Improvement[] steps =
        [
            new("drop", offer with { ExcludedMissions = [] }),
            new("both", offer with { Level = 3, ExcludedMissions = [] }),
        ];

        var gains = Improvements.Gains(input, Plan(input), steps, TestContext.Current.CancellationToken);

        Assert.Empty(gains[0].Needs);
        Assert.Equal([new NeedGain(need.Id, 1)], gains[1].Needs);
    }

    [Fact]
    public void A_pledge_that_moves_on_makes_room_for_the_one_that_is_raised()
    {
        // P1 serves A, which nobody else can; P2 is not ready. Raised, it serves A, and P1 goes to B.
        var input = new PlanInput(
            [Example.Need with { Id = "A", Priority = 0 }, Example.Need with { Id = "B", Priority = 1, Languages = ["fr"] }],
            [Example.Offer with { Id = "P1", Languages = ["fr"] }, Example.Offer with { Id = "P2", Level = 1 }],
            Example.AsOf);

        var gain = Improvements.Gains(input, Plan(input), Raised(input), TestContext.Current.CancellationToken).Single(gain =>
            gain.ImprovementId == "raise P2");

        Assert.Equal(ImprovementGain.Exact, gain.Status);
        Assert.Equal([new NeedGain("B", 1)], gain.Needs);
        Assert.Equal([new PriorityGain(1, Stage.FullNeed)], gain.Priorities);
    }

    [Fact]
    public void The_best_set_reaches_what_all_steps_together_reach_at_the_least_price()
    {
        var random = new PCG(20_261_126, 9);
        var compared = 0;
        for (var i = 0; i < 600; i++)
        {
            var input = RandomPlans.Flows.Generate(random, null, out _);
            var plan = Plan(input);
            var options = Raised(input).Select((option, n) => option with { Price = 1 + (n * 7 % 3) }).Take(5).ToList();
            if (plan.Refusals.Count > 0 || options.Count == 0)
            {
                continue;
            }

            var best = Improvements.Best(input, plan, options, TestContext.Current.CancellationToken);
            var open = options.Where(option => !best.NotEvaluated.Contains(option.Id)).ToList();
            var (fill, price) = Subsets(open).Select(set => (Fill: FillOf(With(input, set)), Price: set.Sum(option => (long)option.Price)))
                .OrderByDescending(each => each.Fill, Lexicographic).ThenBy(each => each.Price).First();

            Assert.Equal(price, best.Price);
            Assert.Equal(fill, FillOf(With(input, [.. open.Where(option => best.Chosen.Contains(option.Id))])));
            Assert.Equal(Differences(FillOf(input), fill, input), best.Priorities);
            compared += best.Chosen.Count;
        }

        Assert.InRange(compared, 51, int.MaxValue);
    }

    [Fact]
    public void Steps_that_together_are_no_flow_are_named_and_the_best_set_is_that_of_the_others()
    {
        // P1 could come early or late, and with both steps serve A and then B. P2 and P3 would cover 2 and 3 of C's 6. P4 is raised for D.
        Need[] needs =
        [
            Example.Need with { Id = "A", End = Example.Start.AddDays(100) },
            Example.Need with { Id = "B", Start = Example.Start.AddDays(200) },
            Example.Need with { Id = "C", UnitType = "aviation", Quantity = 6, Measure = "airframes" },
            Example.Need with { Id = "D", UnitType = "signals" },
        ];
        var absent = Example.Offer with { Id = "P1", AvailableFrom = Example.Start.AddDays(-300), AvailableUntil = Example.Start.AddDays(-200) };
        var aviation = Example.Offer with { Level = 1, UnitType = "aviation", Measure = "airframes" };
        Offer[] offers =
        [
            absent, aviation with { Id = "P2", Capacity = 2 }, aviation with { Id = "P3", Capacity = 3 },
                Example.Offer with { Id = "P4", UnitType = "signals", Level = 1 },
        ];
        Improvement[] steps =
        [
            new("early", absent with { AvailableUntil = Example.Start.AddDays(150) }),
                new("late", absent with { AvailableFrom = Example.Start.AddDays(150), AvailableUntil = null }),
            .. Raised(new PlanInput(needs, offers[1..], Example.AsOf)),
        ];
        var input = new PlanInput(needs, offers, Example.AsOf);

        var best = Improvements.Best(input, Plan(input), steps, TestContext.Current.CancellationToken);

        Assert.Equal(["early", "late", "raise P2", "raise P3"], best.NotEvaluated);
        Assert.Equal(["raise P4"], best.Chosen);
        Assert.Equal([new NeedGain("D", 1)], best.Needs);
    }

    [Fact]
    public void What_several_steps_are_worth_together_is_what_a_full_solve_finds() =>
        Assert.All(new[] { CompareTogether(RandomPlans.Flows, 200, 20_261_127), CompareTogether(RandomPlans.Full, 80, 8) }, compared =>
            Assert.InRange(compared, 50, int.MaxValue));

    [Fact]
    public void Where_quantities_have_no_common_multiple_steps_are_worth_what_a_full_solve_finds()
    {
        var flows = RandomPlans.WithoutCommonMultiple(RandomPlans.Flows);

        Assert.InRange(Compare(flows, 300, 20_261_128), 50, int.MaxValue);
        Assert.InRange(CompareTogether(flows, 100, 20_261_129), 50, int.MaxValue);
    }

    private static readonly Comparer<long[]> Lexicographic = Comparer<long[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static int Compare(Gen<PlanInput> inputs, int count, uint seed)
    {
        var random = new PCG(seed, 4);
        var compared = 0;
        for (var i = 0; i < count; i++)
        {
            var input = inputs.Generate(random, null, out _);
            var plan = Plan(input);
            if (plan.Refusals.Count > 0)
            {
                continue;
            }

            var options = Raised(input);
            foreach (var (option, gain) in options.Zip(Improvements.Gains(input, plan, options, TestContext.Current.CancellationToken)))
            {
                Assert.NotEqual(ImprovementGain.NotEvaluated, gain.Status);
                Assert.Equal(Differences(FillOf(input), FillOf(With(input, [option])), input), gain.Priorities);
                compared++;
            }
        }

        return compared;
    }

    // Of each case every other step, those of one half and all.
    private static int CompareTogether(Gen<PlanInput> inputs, int count, uint seed)
    {
        var random = new PCG(seed, 4);
        var compared = 0;
        for (var i = 0; i < count; i++)
        {
            var input = inputs.Generate(random, null, out _);
            var (plan, options) = (Plan(input), Raised(input));
            if (plan.Refusals.Count > 0 || options.Count < 2)
            {
                continue;
            }

            (string Id, IReadOnlyList<Improvement> Steps)[] sets =
                [("every other", [.. options.Where((_, n) => n % 2 == 0)]), ("half", [.. options.Take(options.Count / 2)]), ("all", options)];
            foreach (var (set, gain) in sets.Zip(Improvements.Together(input, plan, sets, TestContext.Current.CancellationToken)))
            {
                Assert.Equal((set.Id, ImprovementGain.Verified), (gain.ImprovementId, gain.Status));
                Assert.Equal(Differences(FillOf(input), FillOf(With(input, [.. set.Steps])), input), gain.Priorities);
                compared++;
            }
        }

        return compared;
    }

    private static List<PriorityGain> Differences(long[] before, long[] after, PlanInput input) =>
    [
        .. input.Needs.Select(need => need.Priority).Distinct().Order().Select((priority, k) => new PriorityGain(priority, after[k] - before[k]))
            .Where(gain => gain.Value != 0),
    ];

    // Each offer one level higher.
    private static List<Improvement> Raised(PlanInput input) =>
    [
        .. input.Offers.Where(offer => offer.Level is < 4).Select(offer => new Improvement($"raise {offer.Id}", offer with { Level = offer.Level + 1 })),
    ];

    private static PlanInput With(PlanInput input, IReadOnlyCollection<Improvement> steps)
    {
        var changed = steps.ToDictionary(step => step.Offer.Id, step => step.Offer);
        return input with { Offers = [.. input.Offers.Select(offer => changed.GetValueOrDefault(offer.Id, offer))] };
    }

    private static IEnumerable<List<Improvement>> Subsets(List<Improvement> steps) =>
        Enumerable.Range(0, 1 << steps.Count).Select(mask => steps.Where((_, i) => (mask >> i & 1) == 1).ToList());

    private static long[] FillOf(PlanInput input) =>
        [.. Plan(input).Stages.Where(stage => stage.Name.StartsWith("fill-", StringComparison.Ordinal)).Select(stage => stage.Value)];

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken, reasons: false);
}
