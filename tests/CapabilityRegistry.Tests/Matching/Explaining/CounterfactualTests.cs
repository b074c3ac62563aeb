using System.Globalization;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Explaining;

/// <summary>What a reason is said to close, it closes: held against plans that are found by trying everything.</summary>
public sealed class CounterfactualTests
{
    private static readonly Need N = Example.Need;
    private static readonly Offer O = Example.Offer;

    /// <summary>A longer run: so many times the usual ten thousand portfolios.</summary>
    private static int Times => int.Parse(Environment.GetEnvironmentVariable("CAPABILITYREGISTRY_REASONS_TIMES") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public void A_near_miss_of_which_the_bundle_stays_open_closes_nothing_alone()
    {
        var input = Of([N with { Id = "A", Bundle = "b", Languages = ["fr"] }, N with { Id = "B", Bundle = "b", UnitType = "hospital" }], [O]);

        var shortfall = Plan(input).Shortfalls.Single(shortfall => shortfall.NeedId == "A");

        Assert.Equal((0, (int?)0), (Assert.Single(Filtered(shortfall).NearMisses).Closes ?? -1, Filtered(shortfall).Closes));
        Assert.EndsWith("would close nothing.", Filtered(shortfall).Detail, StringComparison.Ordinal);
        Assert.Equal((1, O.Id, "bundle"),
            (shortfall.Together!.More, Assert.Single(shortfall.Together.Mended), Assert.Single(shortfall.Together.Relaxations).Family));
    }

    [Fact]
    public void A_caveat_and_a_turnaround_that_keep_a_pledge_away_together_are_told_together()
    {
        var away = O with
        {
            ExcludedTimes = [new(N.Mission, Example.Start, null)], TurnaroundDays = 30,
            Engagements = [new(Example.End, Example.End.AddDays(60), "UNIFIL")],
        };

        var shortfall = Assert.Single(Plan(Of([N], [away])).Shortfalls);

        Assert.Equal(["caveat", "turnaround"], shortfall.Together!.Relaxations.Select(each => each.Family).Order());
        Assert.Equal((1, 0), (shortfall.Together.More, shortfall.Together.Mended.Count));
    }

    [Fact]
    public void A_caveat_and_a_turnaround_that_keep_a_mended_pledge_away_are_told_with_its_mending()
    {
        // Mended it serves B, at the time of C; in the other mission it would count as much, and leave time for C.
        Need[] needs =
        [
            N with { Id = "A", Mission = "UNIFIL", Start = Example.End, End = Example.End.AddDays(30) },
            N with { Id = "B", Start = Example.Start.AddDays(30), End = Example.End.AddDays(30) },
            N with { Id = "C", Priority = 1 },
        ];
        var waiting = O with { OpenShares = ["SHARE"], ExcludedMissions = ["UNIFIL"], TurnaroundDays = 30 };

        var together = Plan(Of(needs, [waiting])).Shortfalls.Single(shortfall => shortfall.NeedId == "C").Together!;

        Assert.Equal((1, O.Id), (together.More, Assert.Single(together.Mended)));
        Assert.Equal(["caveat", "turnaround"], together.Relaxations.Select(each => each.Family).Order());
    }

    [Fact]
    public void A_near_miss_closes_what_it_does_even_where_another_one_mended_would_take_a_pledge_away()
    {
        // What P1 loses first keeps it from losing more: renewed, it could not serve Z any more, which is in the bundle.
        var month = Example.Start.AddDays(30);
        Need[] needs =
        [
            N with { Id = "A", Bundle = "b", MinimumLevel = 3, Languages = ["fr"], End = month },
            N with { Id = "Z", Bundle = "b", Attributes = ["only P1"], Start = month, End = month.AddDays(30) },
        ];
        var lapsing = O with
        {
            Id = "P1", Languages = ["fr"], Attributes = ["only P1"], Lapses = [new(Example.Start, 2, "visit", Held: 3), new(month, 1, "list", Held: 3)],
        };

        var filtered = Filtered(Plan(Of(needs, [O, lapsing])).Shortfalls.Single(shortfall => shortfall.NeedId == "A"));

        Assert.Equal(0, filtered.Closes);
        Assert.Equal([(O.Id, 1), ("P1", 0)], filtered.NearMisses.Select(miss => (miss.OfferId, miss.Closes ?? -1)).Order());
    }

    [Fact]
    public void A_near_miss_that_would_be_lost_to_a_higher_priority_if_it_were_mended_closes_nothing()
    {
        var month = Example.Start.AddDays(30);
        var input = Of(
            [N with { Id = "A", Priority = 1, MinimumLevel = 3, End = month }, N with { Id = "Z", Start = month, End = month.AddDays(30) }],
            [O with { Lapses = [new(Example.Start, 2, "visit", Held: 3), new(month, 1, "list", Held: 3)] }]);

        Assert.Equal(0, Assert.Single(Filtered(Assert.Single(Plan(input).Shortfalls)).NearMisses).Closes);
    }

    [Fact]
    public void A_near_miss_that_could_not_hold_its_pin_if_it_were_mended_closes_nothing()
    {
        var month = Example.Start.AddDays(30);
        var input = Of([N with { Id = "A", MinimumLevel = 3, End = month }, N with { Id = "Z", Start = month, End = month.AddDays(30) }],
            [O with { Lapses = [new(Example.Start, 2, "visit", Held: 3), new(month, 1, "list", Held: 3)] }]) with { Pins = [new("Z", O.Id)] };

        Assert.Equal(0, Assert.Single(Filtered(Assert.Single(Plan(input).Shortfalls)).NearMisses).Closes);
    }

    [Fact]
    public void A_near_miss_beyond_the_share_cap_closes_something_only_together_with_it()
    {
        var input = Of(
            [N with { Quantity = 2, ShareCap = 1, Languages = ["fr"] }],
            [O with { Languages = ["fr"] }, O with { Id = "KAZ-00002", Languages = ["en"] }]);

        var shortfall = Assert.Single(Plan(input).Shortfalls);

        Assert.Equal(0, Assert.Single(Filtered(shortfall).NearMisses).Closes);
        Assert.Equal((1, "KAZ-00002", "share-cap"),
            (shortfall.Together!.More, Assert.Single(shortfall.Together.Mended), Assert.Single(shortfall.Together.Relaxations).Family));
        Assert.Contains("one more like it is kept out: KAZ-00001 by the share cap",
            shortfall.Reasons.Single(reason => reason.Kind == ShortfallReason.Structural).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_near_miss_that_would_serve_a_higher_priority_instead_closes_nothing()
    {
        var higher = N with { Id = "A", Priority = 0 };
        var input = Of([higher, N with { Id = "B", Priority = 1, Languages = ["fr"] }], [O]);

        var shortfall = Assert.Single(Plan(input).Shortfalls);

        Assert.Equal(("B", (int?)0), (shortfall.NeedId, Assert.Single(Filtered(shortfall).NearMisses).Closes));
    }

    [Fact]
    public void On_a_tie_a_rule_is_named_that_could_give_the_need_more()
    {
        // Two needs alike, and two pledges, one of them banned: whichever need stays short, the ban is why.
        var input = Of([N with { Id = "A" }, N with { Id = "B" }], [O, O with { Id = "KAZ-00002" }]) with { Bans = [new("KAZ-00002")] };

        var reason = Assert.Single(Plan(input).Shortfalls).Reasons.Single(reason => reason.Kind == ShortfallReason.Structural);

        Assert.Equal(("ban", 1), (Assert.Single(reason.Relaxations).Family, reason.Relaxations[0].More));
    }

    [Fact]
    public void What_only_another_requirement_gains_is_not_told_as_a_gain_of_one_that_lost_a_tie()
    {
        // The pledge that speaks both languages joins all of them, and serves the first priority.
        Need[] needs =
        [
            N with { Id = "A", Priority = 1, Languages = ["ar"] }, N with { Id = "B", Priority = 1, Languages = ["ar"] },
            N with { Id = "C", Priority = 1, Languages = ["fr"] }, N with { Id = "D", Attributes = ["both"] },
        ];
        Offer[] offers =
        [
            O with { Id = "P1", Languages = ["ar"] }, O with { Id = "P2", Languages = ["fr"] },
            O with { Id = "P3", Languages = ["ar", "fr"], Attributes = ["both"] },
        ];

        var shortfalls = Plan(Of(needs, offers) with { Bans = [new("P2")] }).Shortfalls;

        Assert.Equal(2, shortfalls.Count);
        Assert.Equal(1, Structural(shortfalls.Single(each => each.NeedId == "C"))!.Relaxations.Single(each => each.Family == "ban").More);
        Assert.True(Structural(shortfalls.Single(each => each.NeedId != "C")) is null or { Relaxations: [] });
    }

    [Fact]
    public void A_gain_that_any_of_several_could_have_is_told_to_each()
    {
        var needs = new[] { N with { Id = "A" }, N with { Id = "B" }, N with { Id = "C" } };

        var shortfalls = Plan(Of(needs, [O, O with { Id = "KAZ-00002" }]) with { Bans = [new("KAZ-00002")] }).Shortfalls;

        Assert.Equal([1, 1], shortfalls.Select(shortfall => Assert.Single(Structural(shortfall)!.Relaxations).More));
    }

    [Fact]
    public void A_unit_that_may_follow_itself_in_one_mission_fills_both_rotations_and_turnaround_is_told_between_two()
    {
        var (first, second) = (N with { Id = "A" }, N with { Id = "B", Start = Example.End, End = Example.End.AddDays(180) });
        var unit = O with { TurnaroundDays = 30 };

        Assert.Empty(Plan(Of([first, second], [unit])).Shortfalls);
        var reasons = Assert.Single(Plan(Of([first, second with { Mission = "UNIFIL" }], [unit])).Shortfalls).Reasons;
        Assert.Contains("too shortly before or after for their turnaround", reasons.Single(reason => reason.Kind == ShortfallReason.Competition).Detail,
            StringComparison.Ordinal);
        Assert.Equal(1, reasons.Single(reason => reason.Kind == ShortfallReason.Structural).Relaxations.Single(each => each.Family == "turnaround").More);
    }

    [Fact]
    public void Of_rules_that_help_only_together_none_can_be_left_out()
    {
        var bans = Enumerable.Range(1, 4).Select(i => new Ban($"P{i}")).ToList();
        var input = Of([N with { Quantity = 2, MinimumFill = 2 }], [.. bans.Select(ban => O with { Id = ban.OfferId })]) with { Bans = bans };

        Assert.Equal(2, Assert.Single(Assert.Single(Plan(input).Shortfalls).Reasons).Relaxations.Single(each => each.Family == "ban").Rules.Count);
    }

    [Fact]
    public void A_rule_whose_fall_cuts_the_need_off_from_what_then_gets_better_helps_too()
    {
        // One pledge for the first and the third, another for the second, needed later. The share cap keeps the first from ever being whole, and so its
        // bundle too.
        var input = Of(
            [
                N with { Id = "A", Quantity = 2, ShareCap = 1, Bundle = "b" },
                N with { Id = "B", Bundle = "b", Attributes = ["late"], Start = Example.End, End = Example.End.AddDays(90) },
                N with { Id = "C", Quantity = 2 },
            ],
            [O, O with { Id = "KAZ-00002", AvailableFrom = Example.End, Attributes = ["late"] }]);

        var shortfall = Plan(input).Shortfalls.Single(shortfall => shortfall.NeedId == "A");

        Assert.Equal(("bundle", 1), (Assert.Single(Structural(shortfall)!.Relaxations).Family, Structural(shortfall)!.Closes));
    }

    [Theory]
    [InlineData(2, "below-selection-level")]
    [InlineData(3, "below-minimum-level")]
    public void A_unit_below_both_levels_is_a_near_miss_that_one_raise_mends(int least, string code)
    {
        var input = Of([N with { MinimumLevel = least }], [O with { Level = 1 }]);

        var miss = Assert.Single(Filtered(Assert.Single(Plan(input).Shortfalls)).NearMisses);

        Assert.Equal((code, code, (int?)1), (miss.Code, Assert.Single(miss.Repair.Steps).Code, miss.Closes));
        Assert.Empty(PlanCheck.Of(input, Plan(input)).Faults);
    }

    [Fact]
    public void What_does_not_come_back_is_not_among_those_that_can_be_mended()
    {
        var filtered = Filtered(Assert.Single(Plan(Of([N], [O with { Status = Offer.Withdrawn }])).Shortfalls));

        Assert.Contains("No change of theirs makes one eligible", filtered.Detail, StringComparison.Ordinal);
        Assert.False(Assert.Single(filtered.NearMisses).Repair.IsPossible);
    }

    [Fact]
    public void A_release_from_an_engagement_is_no_advice_that_was_tried()
    {
        var away = O with { Id = "KAZ-00002", Engagements = [new(Example.Start, Example.End, "UNIFIL")] };

        var filtered = Filtered(Assert.Single(Plan(Of([N with { Quantity = 2 }], [O, away])).Shortfalls));

        Assert.Equal((away.Id, "engaged-elsewhere", (int?)null), (filtered.NearMisses[0].OfferId, filtered.NearMisses[0].Code, filtered.NearMisses[0].Closes));
        Assert.Null(filtered.Closes);
        Assert.EndsWith("so that was not tried (1).", filtered.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_covers_a_part_of_the_need_already_fails_nothing()
    {
        var there = O with { Id = "KAZ-00002", Engagements = [new(Example.Start, Example.End, N.Mission)] };
        var input = Of([N with { Quantity = 2 }], [O, there]) with
        {
            Engaged = [new(there.Id, there.Contributor, N.Mission, Example.Start, Example.End, 1) { Needs = [N.Id] }],
        };

        Assert.DoesNotContain(Assert.Single(Plan(input).Shortfalls).Reasons, reason => reason.Kind == ShortfallReason.Filtered);
        var alone = Assert.Single(Plan(input with { Offers = [there] }).Shortfalls);
        Assert.Equal($"No other pledge is of type {N.UnitType} or a substitute.",
            Assert.Single(alone.Reasons).Detail.Split(" One that fits")[0]);
        Assert.Empty(PlanCheck.Of(input, Plan(input)).Faults);
    }

    [Fact]
    public void One_that_fits_is_of_a_state_and_an_organisation_that_are_required_and_not_excluded()
    {
        var (contributors, organisations) = (N with { RequiredContributors = ["KAZ", "IND"] }, N with { RequiredOrganisations = ["AU", "EU"] });

        Assert.Equal(1, ClosedByOneThatFits(contributors with { ExcludedContributors = ["KAZ"] }));
        Assert.Equal(1, ClosedByOneThatFits(organisations with { ExcludedOrganisations = ["AU"] }));
        Assert.Equal(0, ClosedByOneThatFits(contributors with { ExcludedContributors = ["KAZ", "IND"] }));

        static int? ClosedByOneThatFits(Need need) => Assert.Single(Assert.Single(Plan(Of([need], [])).Shortfalls).Reasons).Closes;
    }

    [Fact]
    public void Where_reasons_are_not_asked_for_the_same_amounts_are_told_without_them_and_the_check_knows_the_one_from_the_other()
    {
        var input = Of([N with { Languages = ["fr"] }], [O]);

        var (bare, explained) = (Planner.Of(input, TestContext.Current.CancellationToken, reasons: false), Plan(input));

        Assert.Empty(Assert.Single(bare.Shortfalls).Reasons);
        Assert.NotEmpty(Assert.Single(explained.Shortfalls).Reasons);
        Assert.Equal(explained.Shortfalls[0].Missing, bare.Shortfalls[0].Missing);
        Assert.Empty(PlanCheck.Of(input, bare, reasons: false).Faults);
        Assert.Single(PlanCheck.Of(input, bare).Faults);
    }

    [Fact]
    public void Every_sentence_of_every_reason_holds_against_plans_that_try_everything()
    {
        var said = new Dictionary<string, int>();
        foreach (var (inputs, count, seed) in new[] { (RandomPlans.Wanting, 4_000, 71u), (RandomPlans.Engaged, 100, 72u), (RandomPlans.Meeting, 100, 73u) })
        {
            var drawn = new List<PlanInput>();
            RandomCases.Each(inputs, count * Times, seed, drawn.Add);
            Parallel.ForEach(drawn, input =>
            {
                var plan = Plan(input);
                Assert.Empty(PlanCheck.Of(input, plan).Faults);
                foreach (var shortfall in plan.Shortfalls)
                {
                    foreach (var what in new SentencesOf(input, plan, shortfall).Held())
                    {
                        lock (said)
                        {
                            said[what] = said.GetValueOrDefault(what) + 1;
                        }
                    }
                }
            });
        }

        Assert.All(
            ["near miss closes", "near miss closes nothing", "filtered closes", "filtered closes nothing", "competition closes", "competition closes nothing",
                "exhausted closes", "a rule alone helps", "rules together help", "no rule helps", "together helps",
                "no part of together helps", "nothing helps"],
            what => Assert.True(said.GetValueOrDefault(what) > 5, $"{what}: {said.GetValueOrDefault(what)}"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", said.OrderBy(each => each.Key).Select(each => $"{each.Key} {each.Value}")));
    }

    private static ShortfallReason Filtered(Shortfall shortfall) => shortfall.Reasons.Single(reason => reason.Kind == ShortfallReason.Filtered);

    private static ShortfallReason? Structural(Shortfall shortfall) => shortfall.Reasons.SingleOrDefault(reason => reason.Kind == ShortfallReason.Structural);

    private static PlanInput Of(IReadOnlyList<Need> needs, IReadOnlyList<Offer> offers) => new(needs, offers, Example.AsOf);

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken);
}
