using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Tests.Matching.Cases;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Explaining;

/// <summary>Each reason is so, and each names what would leave less of a gap.</summary>
public sealed class ReasonTests
{
    private static readonly Need N = Example.Need;
    private static readonly Need Z = N with { Id = "Z" };
    private static readonly Need LaterElsewhere = Z with { Mission = "UNISFA", Start = Example.End, End = Example.End.AddDays(90) };
    private static readonly Offer O = Example.Offer;

    public static TheoryData<string, PlanInput> Bound { get; } = new()
    {
        { "ban", Of([N], [O]) with { Bans = [new(O.Id)] } },
        { "minimum-fill", Of([N with { Quantity = 3, MinimumFill = 2 }], [O]) },
        { "bundle", Of([N with { Bundle = "b" }, N with { Id = "Z", Bundle = "b", UnitType = "hospital" }], [O]) },
        { "share-cap", Of([N with { Quantity = 2, ShareCap = 1 }], [O, O with { Id = "P2" }]) },
        { "partners", Of([N], [O with { Partners = ["gone"] }]) },
        { "apart", Of([N with { Quantity = 2 }], [O, O with { Id = "P2" }]) with { Forbidden = [new(O.Id, "P2")] } },
        // P2 covers half of Z; what covers all of it comes back from N a few days too late.
        { "turnaround",
            Of([N with { Quantity = 2, MinimumLevel = 3 }, LaterElsewhere with { Quantity = 2, Priority = 1 }],
                [O with { Capacity = 2, TurnaroundDays = 9 }, O with { Id = "P2", Level = 2 }]) },
        { "caveat", Of([N with { Quantity = 2, ShareCap = 1 }], [O, O with { Id = "P2", Contributor = "IND", ExcludedMissions = ["MINUSCA"] }]) },
        {
            "caveat",
            Of([N with { Quantity = 2, ShareCap = 1 }], [O, O with { Id = "P2", Contributor = "IND", ExcludedTimes = [new("MINUSCA", null, null)] }])
        },
    };

    [Theory, MemberData(nameof(Bound), DisableDiscoveryEnumeration = true)]
    public void The_rule_that_keeps_a_need_short_is_named(string family, PlanInput input)
    {
        var plan = Plan(input);

        var relaxation = Assert.Single(plan.Shortfalls.SelectMany(shortfall => shortfall.Reasons).SelectMany(reason => reason.Relaxations), each =>
            each.Family == family);
        Assert.Equal((1, 1), (relaxation.More, relaxation.Rules.Count));
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void When_no_rule_alone_helps_the_reason_says_so()
    {
        var input = Of([N with { Quantity = 2, MinimumFill = 2 }], [O]) with { Bans = [new(O.Id)] };

        var reason = Assert.Single(Assert.Single(Plan(input).Shortfalls).Reasons);

        Assert.Equal((ShortfallReason.Structural, true), (reason.Kind, reason.Tried));
        Assert.Empty(reason.Relaxations);
        Assert.Contains("No rule of the plan", reason.Detail);
    }

    [Fact]
    public void One_rule_is_named_where_one_is_enough_and_all_where_it_takes_all()
    {
        var offers = Enumerable.Range(1, 2).Select(i => O with { Id = $"P{i}" }).ToList();
        var bans = offers.Select(offer => new Ban(offer.Id)).ToList();

        Assert.Single(Relaxed(N with { Quantity = 2 }).Rules);
        Assert.Equal(2, Relaxed(N with { Quantity = 2, MinimumFill = 2 }).Rules.Count);

        Relaxation Relaxed(Need need) => Plan(Of([need], offers) with { Bans = bans }).Shortfalls.Single().Reasons.Single().Relaxations[0];
    }

    [Fact]
    public void A_pin_elsewhere_competes_and_says_that_it_is_a_pin()
    {
        var input = Of([N, N with { Id = "Z", Priority = 4 }], [O]) with { Pins = [new("Z", O.Id)] };

        var use = Assert.Single(Assert.Single(Assert.Single(Plan(input).Shortfalls).Reasons).InUse);

        Assert.Equal(new OfferInUse(O.Id, "Z", 4, Pinned: true), use);
    }

    [Fact]
    public void A_part_that_is_too_large_is_not_tried_and_says_so()
    {
        var needs = Enumerable.Range(0, 50).Select(i => N with { Id = $"N{i:00}", Quantity = 2, MinimumFill = 2, Priority = i % 3 }).ToList();
        var offers = Enumerable.Range(0, 41).Select(i => O with { Id = $"P{i:00}" }).ToList();

        var reasons = Plan(Of(needs, offers) with { Effort = 1 }).Shortfalls.SelectMany(shortfall => shortfall.Reasons)
            .Where(reason => reason.Kind == ShortfallReason.Structural).ToList();

        Assert.All(reasons, reason => Assert.Equal((false, 0), (reason.Tried, reason.Relaxations.Count)));
    }

    [Fact]
    public void A_share_that_is_used_up_counts_as_many_pledges_as_its_cap_allows()
    {
        Need wants = N with { Id = "N1", Priority = 1, Quantity = 2, ShareCap = 1 };
        var plan = Plan(Of(
            [N with { Id = "N0", Priority = 0, Quantity = 1, RequiredContributors = ["BGD"] }, wants],
            [O with { Id = "KAZ-1", Contributor = "KAZ", Capacity = 1 }, O with { Id = "KAZ-2", Contributor = "KAZ", Capacity = 1 },
                O with { Id = "BGD-1", Contributor = "BGD", Capacity = 1 }]));

        var set = Assert.Single(plan.HallSets);
        Assert.Equal([new HallShare("N1", "KAZ", 1)], set.Shares);
        Assert.Equal(["BGD-1"], set.Offers.Select(offer => offer.OfferId));
        Assert.Equal((3, 2), (set.Required, set.Available));
    }

    [Fact]
    public void Hall_sets_hold_when_they_are_counted_plainly()
    {
        var (counted, capped) = (0, 0);
        RandomCases.Each(RandomPlans.Flows, 1_200, seed: 61, input =>
        {
            var plan = Plan(input);
            foreach (var set in plan.HallSets)
            {
                Count(input, set);
                counted++;
                capped += set.Shares.Count > 0 ? 1 : 0;
            }

            foreach (var shortfall in plan.Shortfalls)
            {
                var need = input.Needs.Single(need => need.Id == shortfall.NeedId);
                Assert.All(shortfall.Reasons.Where(reason => reason.HallSet is not null), reason =>
                    Assert.Contains(plan.HallSets[reason.HallSet!.Value].Needs, each =>
                        each.NeedId == need.Id && each.Priority == plan.HallSets[reason.HallSet!.Value].Priority));
            }
        });
        Assert.InRange(counted, 300, int.MaxValue);
        Assert.InRange(capped, 20, int.MaxValue);
    }

    [Fact]
    public void Without_what_a_reason_names_there_is_less_of_a_gap()
    {
        var (plans, tried) = (0, new Dictionary<string, int>());
        foreach (var (inputs, count, seed) in new[] { (RandomPlans.Full, 130, 62u), (RandomPlans.Flows, 130, 63u), (RandomPlans.Sequences, 60, 64u) })
        {
            RandomCases.Each(inputs, count, seed, input =>
            {
                var plan = Plan(input);
                plans += plan.Shortfalls.Count > 0 ? 1 : 0;
                var before = FillOf(input);
                foreach (var (shortfall, reason) in plan.Shortfalls.SelectMany(shortfall => shortfall.Reasons, (shortfall, reason) => (shortfall, reason)))
                {
                    foreach (var (what, better) in Without(input, plan, shortfall, reason))
                    {
                        Assert.True(FillOf(better).AsSpan().SequenceCompareTo(before) > 0, $"{shortfall.NeedId}: {reason.Kind}, {what}");
                        tried[what] = tried.GetValueOrDefault(what) + 1;
                    }
                }
            });
        }

        Assert.InRange(plans, 200, int.MaxValue);
        Assert.All(["competition", "exhausted", "filtered", "no-such-type", "ban", "minimum-fill", "bundle", "share-cap", "partners", "turnaround", "caveat"],
            what => Assert.True(tried.GetValueOrDefault(what) > 0, $"{what} was never tried"));
    }

    [Fact]
    public void Every_plan_with_its_reasons_is_accepted_by_the_checker()
    {
        foreach (var inputs in new[] { RandomPlans.Full, RandomPlans.Flows, RandomPlans.Sequences })
        {
            RandomCases.Each(inputs, 100, seed: 65, input => Assert.Empty(PlanCheck.Of(input, Plan(input)).Faults));
        }
    }

    private static void Count(PlanInput input, HallSet set)
    {
        var needs = set.Needs.Select(told => input.Needs.Single(need => need.Id == told.NeedId)).ToList();
        var able = input.Offers.ToDictionary(offer => offer.Id, offer => needs.Where(need => MayServe(input, need, offer) && !IsFull(need, offer)).ToList());

        Assert.Equal(able.Where(offer => offer.Value.Count > 0).Select(offer => offer.Key).Order(), set.Offers.Select(offer => offer.OfferId).Order());
        Assert.All(able.Values, of => Assert.All(of, one => Assert.All(of, other => Assert.True(one.Start < other.End && other.Start < one.End))));
        Assert.All(set.Shares, share =>
            Assert.Equal(RoomOf(input, NeedOf(share), share.Contributor) / SizeIn(NeedOf(share)), share.Most));
        Assert.Equal(
            (needs.Sum(need => need.Quantity / SizeIn(need)), able.Count(offer => offer.Value.Count > 0) + set.Shares.Sum(share => share.Most)),
            (set.Required, set.Available));
        Assert.True(set.Available < set.Required);
        Assert.All(needs, need => Assert.True(need.Priority <= set.Priority));

        Need NeedOf(HallShare share) => needs.Single(need => need.Id == share.NeedId);

        bool IsFull(Need need, Offer offer) => set.Shares.Any(share => share.NeedId == need.Id && share.Contributor == offer.Contributor);

        int SizeIn(Need need) => input.Offers.Where(offer => MayServe(input, need, offer))
            .Select(offer => Math.Min(offer.Capacity, RoomOf(input, need, offer.Contributor))).Distinct().Single();
    }

    private static int RoomOf(PlanInput input, Need need, string contributor) => need.ShareCap is not { } cap
        ? need.Quantity
        : Math.Min(need.Quantity, cap - input.Engaged.Where(unit => unit.Contributor == contributor && unit.Needs.Contains(need.Id)).Sum(unit => unit.Amount));

    private static bool MayServe(PlanInput input, Need need, Offer offer) =>
        new PairOracle(input, need, offer).MayServe
        && RoomOf(input, need, offer.Contributor) > 0
        && offer.Partners.All(partner => IsEngagedBeside(input, need, partner))
        && !input.Forbidden.Any(pair => pair.OfferId == offer.Id && IsEngagedBeside(input, need, pair.OtherOfferId))
        && !input.Bans.Any(ban => ban.OfferId == offer.Id && (ban.NeedId ?? need.Id) == need.Id)
        && !input.Pins.Any(pin => pin.OfferId == offer.Id && pin.NeedId != need.Id && input.Needs.Any(other => other.Id == pin.NeedId));

    private static bool IsEngagedBeside(PlanInput input, Need need, string offer) => input.Engaged.Any(unit =>
        unit.OfferId == offer && unit.Mission == need.Mission && unit.From < need.End && need.Start < unit.Until);

    // The input without what the reason names, in as many ways as it names something.
    private static IEnumerable<(string What, PlanInput Better)> Without(PlanInput input, Plan plan, Shortfall shortfall, ShortfallReason reason)
    {
        var need = input.Needs.Single(need => need.Id == shortfall.NeedId);
        var offers = input.Offers.ToDictionary(offer => offer.Id);
        switch (reason.Kind)
        {
            case ShortfallReason.Competition:
                return reason.InUse.Select(use => use.OfferId).Distinct().Select(id => (reason.Kind, Twice(offers[id])));
            case ShortfallReason.Exhausted:
                var all = plan.Assignments.Where(line => line.NeedId == need.Id).Select(line => offers[line.OfferId]);
                return [(reason.Kind, input with { Offers = [.. input.Offers, .. all.Select(offer => offer with { Id = offer.Id + "-twice" })] })];
            case ShortfallReason.NoSuchType when IsPlain(need):
                return [(reason.Kind, input with { Offers = [.. input.Offers, Example.Fitting(need)] })];
            case ShortfallReason.Filtered when IsPlain(need):
                return reason.NearMisses.Where(miss => miss.Repair.IsPossible && IsPlain(offers[miss.OfferId], input)).Select(miss => (reason.Kind, input with
                {
                    Offers = [.. input.Offers,
                        miss.Repair.Steps.Aggregate(offers[miss.OfferId], (offer, step) => step.ApplyTo(offer)) with { Id = "repaired" }],
                }));
            case ShortfallReason.Structural:
                return reason.Relaxations.Select(each =>
                    (each.Family, each.Rules.Aggregate(input, (changed, rule) => FallenRules.Without(changed, each.Family, rule))));
            default:
                return [];
        }

        PlanInput Twice(Offer offer) => input with { Offers = [.. input.Offers, offer with { Id = offer.Id + "-twice" }] };
    }

    private static bool IsPlain(Need need) => need is { MinimumFill: 0, ShareCap: null, Bundle: null };

    private static bool IsPlain(Offer offer, PlanInput input) => offer.Partners.Count == 0 && !input.Bans.Any(ban => ban.OfferId == offer.Id);

    private static PlanInput Of(IReadOnlyList<Need> needs, IReadOnlyList<Offer> offers) => new(needs, offers, Example.AsOf);

    private static long[] FillOf(PlanInput input) => [.. PlanSearch.Of(input, TestContext.Current.CancellationToken).Plan.Stages
        .Where(stage => stage.Name.StartsWith("fill-", StringComparison.Ordinal)).Select(stage => stage.Value)];

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken);
}
