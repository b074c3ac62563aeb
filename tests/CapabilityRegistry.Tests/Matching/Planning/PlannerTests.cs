using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void A_partner_that_serves_three_years_later_does_not_accompany_a_unit()
    {
        var (now, later) = ThreeYearsApart();
        Offer[] offers = [Example.Offer with { Id = "P1", Partners = ["P2"] }, Example.Offer with { Id = "P2", UnitType = "signals" }];
        var input = new PlanInput([now, later], offers, Example.AsOf);

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Equal([("later", "P2")], plan.Assignments.Select(line => (line.NeedId, line.OfferId)));
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void Units_that_must_not_serve_together_may_serve_one_after_the_other()
    {
        var (now, later) = ThreeYearsApart();
        Offer[] offers = [Example.Offer with { Id = "P1" }, Example.Offer with { Id = "P2", UnitType = "signals" }];
        var input = new PlanInput([now, later], offers, Example.AsOf) { Forbidden = [new("P1", "P2")] };

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Empty(plan.Shortfalls);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    private static (Need Now, Need Later) ThreeYearsApart() =>
        (Example.Need with { Id = "now" }, Example.Need with { Id = "later", UnitType = "signals", Start = new(2030, 1, 1), End = new(2030, 7, 1) });

    [Fact]
    public void A_requirement_for_17_beds_is_worth_one_for_16_and_keeps_its_hospital()
    {
        var inForce = Example.Need with { Id = "N1", Quantity = 17, Measure = "beds" };
        var other = inForce with { Id = "N2", Quantity = 16 };
        var input = new PlanInput([inForce, other], [Example.Offer with { Capacity = 17, Measure = "beds" }], Example.AsOf)
        {
            Previous = [new(inForce.Id, Example.Offer.Id, 0)],
        };

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Equal(["N1"], plan.Assignments.Select(line => line.NeedId));
        Assert.Equal((16L * 17, 16L * 17), (plan.Stages[0].Value, plan.Stages[0].PerNeed));
        Assert.Equal(Stage.FullNeed, plan.Stages[0].InFullNeeds(plan.Stages[0].Value));
        Assert.Equal(("optimal", 0L), (plan.Stages[1].Status, plan.Stages[1].Value));
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void Needs_whose_quantities_have_no_common_multiple_that_fits_count_the_same_when_they_are_complete()
    {
        int[] primes = [999_983, 999_979, 999_961, 7];
        var needs = primes.Select((quantity, i) => Example.Need with { Id = $"N{i}", Quantity = quantity });
        var input = new PlanInput([.. needs], [.. primes.Select((quantity, i) => Example.Offer with { Id = $"P{i}", Capacity = quantity })], Example.AsOf);

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Empty(PlanCheck.Of(input, plan).Faults);
        Assert.InRange(plan.Stages[0].PerNeed, Stage.MostPerNeed / 2, Stage.MostPerNeed);
        Assert.Equal(4 * plan.Stages[0].PerNeed, plan.Stages[0].Value);
    }

    [Fact]
    public void A_bundle_that_could_only_be_filled_in_part_stays_empty_and_that_is_proven()
    {
        var one = Example.Need with { Id = "N1", Quantity = 2, Bundle = "B" };
        var other = one with { Id = "N2", UnitType = "signals" };
        Offer[] offers = [Example.Offer with { Id = "P1" }, Example.Offer with { Id = "P2", UnitType = "signals" }];
        var input = new PlanInput([one, other], offers, Example.AsOf);

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Equal(("optimal", 0L), (plan.Status, plan.Stages[0].Value));
        Assert.Empty(plan.Assignments);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void A_pledge_with_an_excluded_mission_and_a_turnaround_may_be_looked_at_without_either()
    {
        // Both are tried as rules that keep the gap open, while a variation looks the pledges up by their ids.
        var need = Example.Need with { Variations = [new("VAR-00001", "not-available", null, null, "P1", "planner", null)] };
        var excluded = Example.Offer with
        {
            Id = "P2", ExcludedMissions = [need.Mission], TurnaroundDays = 200, Engagements = [new(need.End.AddDays(100), need.End.AddDays(400))],
        };
        var input = new PlanInput([need], [Example.Offer with { Id = "P1" }, excluded], Example.AsOf) { Bans = [new("P1", need.Id)] };

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Contains(Assert.Single(plan.Shortfalls).Reasons, reason => reason.Relaxations.Any(each => each.Family == "ban"));
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void Nothing_to_plan_is_an_optimal_empty_plan()
    {
        var plan = Example.Plan([], []);

        Assert.Equal("optimal", plan.Status);
        Assert.Equal(["quality", "tie-break"], plan.Stages.Select(stage => stage.Name));
        Assert.Empty(plan.Assignments);
    }

    [Fact]
    public void Without_offers_every_need_is_short_for_want_of_the_type()
    {
        var shortfall = Assert.Single(Example.Plan([Example.Need], []).Shortfalls);

        Assert.Equal((1, 0, 1), (shortfall.Required, shortfall.Filled, shortfall.Missing));
        Assert.Equal("no-such-type", Assert.Single(shortfall.Reasons).Kind);
    }

    [Fact]
    public void Without_needs_no_offer_is_used() => Assert.Empty(Example.Plan([], [Example.Offer]).Assignments);

    [Fact]
    public void A_pledge_serves_one_need_after_another()
    {
        var later = Example.Need with { Id = "N2", Start = Example.End, End = Example.End.AddDays(30) };

        Assert.Equal(2, Example.Plan([Example.Need, later], [Example.Offer]).Assignments.Count);
    }

    [Fact]
    public void The_higher_priority_is_served_and_the_lower_one_learns_who_took_the_offer()
    {
        var second = Example.Need with { Id = "A", Priority = 1 };

        var plan = Example.Plan([second, Example.Need], [Example.Offer]);

        Assert.Equal("MINUSCA-00001", Assert.Single(plan.Assignments).NeedId);
        var reason = Assert.Single(Assert.Single(plan.Shortfalls).Reasons);
        Assert.Equal("competition", reason.Kind);
        Assert.Equal([new OfferInUse("KAZ-00001", "MINUSCA-00001", 0, Pinned: false)], reason.InUse);
        var set = plan.HallSets[reason.HallSet!.Value];
        Assert.Equal((2, 1), (set.Required, set.Available));
        Assert.Equal([("A", "equal"), ("MINUSCA-00001", "higher")], set.Needs.Select(need => (need.NeedId, need.Standing)));
    }

    [Fact]
    public void No_offer_is_used_that_the_fill_does_not_need()
    {
        var offers = Enumerable.Range(2, 4).Select(c => Example.Offer with { Id = $"P{c}", Capacity = c });

        var assignment = Assert.Single(Example.Plan([Example.Need with { Quantity = 5 }], offers).Assignments);

        Assert.Equal(("P5", 5), (assignment.OfferId, assignment.Amount));
    }

    [Fact]
    public void Filtered_offers_are_counted_by_criterion_and_the_near_misses_named()
    {
        var reason = Assert.Single(Assert.Single(Example.Plan([Example.Need], [
            Example.Offer with { Id = "A", Status = "draft" },
            Example.Offer with { Id = "B", Status = "draft", Measure = "beds" },
        ]).Shortfalls).Reasons);

        Assert.Equal("filtered", reason.Kind);
        Assert.Equal(new Dictionary<string, int> { ["not-registered"] = 2, ["measure-differs"] = 1 }, reason.Failures);
        var miss = Assert.Single(reason.NearMisses);
        Assert.Equal(("A", "not-registered", "register the pledge"), (miss.OfferId, miss.Code, Assert.Single(miss.Repair.Steps).Text));
    }

    [Fact]
    public void A_need_that_uses_up_every_eligible_offer_says_so() =>
        Assert.Equal("exhausted", Assert.Single(
            Assert.Single(Example.Plan([Example.Need with { Quantity = 2 }], [Example.Offer]).Shortfalls).Reasons).Kind);

    [Fact]
    public void A_limit_of_zero_is_never_called_optimal()
    {
        // The shortest need comes last, so that serving one after the other leaves it short.
        var plan = Example.Plan(
            [Example.Need with { Id = "N1", MinimumLevel = 2 }, Example.Need with { Id = "N2", MinimumLevel = 3 }],
            [Example.Offer with { Id = "P1", Level = 3 }, Example.Offer with { Id = "P2", Level = 2 }], TimeSpan.Zero);

        Assert.Equal("unknown", plan.Status);
        Assert.All(plan.Stages, stage => Assert.Equal("not-reached", stage.Status));
        Assert.Equal((Stage.FullNeed, 2 * Stage.FullNeed, 0.5), (plan.Stages[0].Value, plan.Stages[0].Bound, plan.Stages[0].Gap));
        Assert.Contains("not-proven", Assert.Single(plan.Shortfalls).Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public void What_is_filled_completely_is_optimal_without_a_search()
    {
        var plan = Example.Plan([Example.Need], [Example.Offer], TimeSpan.Zero);

        Assert.Equal(("feasible", "optimal", Stage.FullNeed), (plan.Status, plan.Stages[0].Status, plan.Stages[0].Value));
        Assert.All(plan.Stages.Skip(1), stage => Assert.Equal("not-reached", stage.Status));
    }

    [Fact]
    public void A_cancelled_plan_throws()
    {
        var input = new PlanInput([Example.Need], [Example.Offer], Example.AsOf);

        Assert.ThrowsAny<OperationCanceledException>(() => Planner.Of(input, new CancellationToken(canceled: true)));
    }

    public static TheoryData<string, Need> IllFormedNeeds { get; } = new()
    {
        { "Quantity", Example.Need with { Quantity = 0 } },
        { "Priority", Example.Need with { Priority = 5 } },
        { "End", Example.Need with { End = Example.Start } },
        { "MinimumLevel", Example.Need with { MinimumLevel = 0 } },
        { "Substitutes", Example.Need with { Substitutes = [new("signals", 0)] } },
        { "Equipment", Example.Need with { Equipment = [new("apc", 0)] } },
    };

    [Theory, MemberData(nameof(IllFormedNeeds), DisableDiscoveryEnumeration = true)]
    public void An_ill_formed_need_is_refused_by_name(string field, Need need)
    {
        var error = Assert.Throws<ArgumentException>(() => Example.Plan([need], []));

        Assert.StartsWith($"Need 'MINUSCA-00001': {field} ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_offers_with_one_id_are_refused() =>
        Assert.Equal(
            "Offer 'KAZ-00001': Id must be unique.",
            Assert.Throws<ArgumentException>(() => Example.Plan([], [Example.Offer, Example.Offer])).Message);
}
