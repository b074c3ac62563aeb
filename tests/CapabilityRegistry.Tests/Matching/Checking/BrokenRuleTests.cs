using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Checking;

/// <summary>A plan that was right is refused as soon as the input has one more rule that it breaks, and the sentence names the rule.</summary>
public sealed class BrokenRuleTests
{
    private static readonly (string Sentence, Func<PlanInput, Plan, PlanInput?> Rule)[] Rules =
    [
        ("may not serve", (input, plan) =>
            Line(plan, input) is not { } line ? null : input with { Bans = [.. input.Bans, new(line.Offer.Id, line.Need.Id)] }),
        ("may not serve", (input, plan) => Line(plan, input) is not { } line ? null : input with { Bans = [.. input.Bans, new(line.Offer.Id)] }),
        ("may not serve", (input, plan) =>
            Line(plan, input) is not { } line ? null : With(input, line.Need with { ExcludedContributors = [line.Offer.Contributor] })),
        ("may not serve", (input, plan) => Line(plan, input) is not { } line ? null : With(input, line.Offer with { Status = "withdrawn" })),
        ("may not serve", (input, plan) => Line(plan, input) is not { } line ? null : With(input, line.Offer with { Partners = ["P99"] })),
        ("may not serve", EngagedEnemy),
        ("is not held", Pinned),
        ("cannot cover", (input, plan) =>
            Lines(plan, input).FirstOrDefault(line => line.Amount > 1) is not { } line ? null : With(input, line.Offer with { Capacity = line.Amount - 1 })),
        ("is filled with", (input, plan) => Fills(plan, input).FirstOrDefault(each => each.Fill > 1) is not { Need: { } need } each
            ? null
            : With(input, need with { Quantity = each.Fill - 1, MinimumFill = 0, ShareCap = null })),
        ("is filled with", (input, plan) =>
            Fills(plan, input).FirstOrDefault(each => each.Fill > 0 && each.Fill < each.Need.Quantity) is not { Need: { } need } each
                ? null
                : With(input, need with { MinimumFill = each.Fill + 1 })),
        ("more of", Capped),
        ("more of", ShareUsedUp),
        ("is filled in part", (input, plan) => Bundled(input, plan, (one, other) => one.Fill > 0 && other.Fill < other.Need.Quantity)),
        ("at once", TooShort),
        ("without", WithoutPartner),
        ("both serve in", (input, plan) => Two(plan, input, (one, other) => one.Need.Meets(other.Need)) is not var (one, other)
            ? null
            : input with { Forbidden = [.. input.Forbidden, new(one.Offer.Id, other.Offer.Id)] }),
    ];

    [Fact]
    public void Every_rule_that_is_added_and_broken_is_found()
    {
        var tried = new int[Rules.Length];
        foreach (var (inputs, seed) in new[] { (RandomPlans.Meeting, 51u), (RandomPlans.Full, 52u), (RandomPlans.Sequences, 53u) })
        {
            RandomCases.Each(inputs, 300, seed, input =>
            {
                var plan = Planner.Of(input, TestContext.Current.CancellationToken);
                Assert.Empty(PlanCheck.Of(input, plan).Faults);
                foreach (var (rule, i) in Rules.Index().Select(each => (each.Item, each.Index)))
                {
                    if (plan.Status != ProofStatus.Refused && rule.Rule(input, plan) is { } stricter)
                    {
                        tried[i]++;
                        Assert.Contains(rule.Sentence, string.Join(" / ", PlanCheck.Of(stricter, plan).Faults));
                    }
                }
            });
        }

        Assert.All(tried.Index(), rule => Assert.True(rule.Item >= 5, $"rule {rule.Index} ({Rules[rule.Index].Sentence}) was tried {rule.Item} times"));
    }

    [Fact]
    public void Parts_of_a_proof_that_a_rule_ties_together_prove_nothing()
    {
        var input = new PlanInput(
            [Example.Need with { Id = "N1" }, Example.Need with { Id = "N2", UnitType = "signals", Start = Example.End, End = Example.End.AddYears(1) }],
            [Example.Offer with { Id = "P1" }, Example.Offer with { Id = "P2", UnitType = "signals" }],
            Example.AsOf);
        var plan = Planner.Of(input, TestContext.Current.CancellationToken);
        Assert.Equal(2, plan.Certificate.Components.Count);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);

        Assert.Equal(["bundle B is in several components"], FaultsWith(input with { Needs = [.. input.Needs.Select(need => need with { Bundle = "B" })] }));
        Assert.Equal(["(P1, P2) depend on each other across components"], FaultsWith(input with { Forbidden = [new("P1", "P2")] }));

        IReadOnlyList<string> FaultsWith(PlanInput stricter) => PlanCheck.Of(stricter, plan).Faults;
    }

    // Without pins and engagements, which take away what they leave no time for.
    private static PlanInput? TooShort(PlanInput input, Plan plan) => input.Pins.Count > 0
        || Lines(plan, input).GroupBy(line => line.Offer).FirstOrDefault(of =>
            of.Key.Engagements.Count == 0 && of.DistinctBy(line => line.Need.Mission).Count() > 1) is not { } twice
            ? null
            : With(input, twice.Key with { TurnaroundDays = 10_000 });

    private static PlanInput? Pinned(PlanInput input, Plan plan)
    {
        var free = input.Offers.Where(offer => plan.Assignments.All(line => line.OfferId != offer.Id)).ToList();
        var pair = (from need in input.Needs
                    from offer in free
                    where Judge.Of(need, offer, input.AsOf).Eligible
                    select new Pin(need.Id, offer.Id)).FirstOrDefault();
        return pair is null ? null : input with { Pins = [.. input.Pins, pair] };
    }

    private static PlanInput? Capped(PlanInput input, Plan plan)
    {
        var share = Lines(plan, input).GroupBy(line => (line.Need, line.Offer.Contributor))
            .Select(of => (of.Key.Need, Sum: of.Sum(line => line.Amount), Least: of.Max(line => line.Amount))).FirstOrDefault(share => share.Sum > share.Least);
        return share.Need is null ? null : With(input, share.Need with { ShareCap = share.Sum - 1 });
    }

    // The same cap, of which an engaged unit of the state has already used a part.
    private static PlanInput? ShareUsedUp(PlanInput input, Plan plan)
    {
        var share = Lines(plan, input).GroupBy(line => (line.Need, line.Offer.Contributor))
            .Select(of => (of.Key.Need, of.Key.Contributor, Sum: of.Sum(line => line.Amount), Least: of.Max(line => line.Amount)))
            .FirstOrDefault(share => share.Sum > share.Least);
        return share.Need is not { } need ? null : With(input, need with { ShareCap = share.Sum }) with
        {
            Engaged = [.. input.Engaged, new("X1", share.Contributor, need.Mission, need.Start, need.End, 1) { Needs = [need.Id] }],
        };
    }

    private static PlanInput? EngagedEnemy(PlanInput input, Plan plan) => Line(plan, input) is not { } line ? null : input with
    {
        Forbidden = [.. input.Forbidden, new("X1", line.Offer.Id)],
        Engaged = [.. input.Engaged, new("X1", "BRA", line.Need.Mission, line.Need.End.AddDays(-1), line.Need.End, 1)],
    };

    // A partner that could serve there, or the pair would not be allowed at all.
    private static PlanInput? WithoutPartner(PlanInput input, Plan plan)
    {
        var lines = Lines(plan, input).ToList();
        return (from line in lines
                from partner in input.Offers
                where partner != line.Offer && !lines.Any(other => other.Offer == partner && other.Need.Meets(line.Need))
                    && !input.Engaged.Any(unit => unit.OfferId == partner.Id && unit.Meets(line.Need))
                let stricter = With(input, line.Offer with { Partners = [.. line.Offer.Partners, partner.Id] })
                let pairs = new CheckedInput(stricter).Pairs
                where lines.TrueForAll(each => pairs.ContainsKey((each.Need.Id, each.Offer.Id)))
                select stricter).FirstOrDefault();
    }

    private static PlanInput? Bundled(PlanInput input, Plan plan, Func<(Need Need, int Fill), (Need Need, int Fill), bool> broken)
    {
        if (input.Needs.Any(need => need.Bundle is not null))
        {
            return null;
        }

        var fills = Fills(plan, input).ToList();
        var pair = (from one in fills
                    from other in fills
                    where one.Need != other.Need && broken(one, other)
                    select (one.Need, Other: other.Need)).FirstOrDefault();
        return pair.Need is null ? null : With(With(input, pair.Need with { Bundle = "B" }), pair.Other with { Bundle = "B" });
    }

    private static (PlannedLine One, PlannedLine Other)? Two(Plan plan, PlanInput input, Func<PlannedLine, PlannedLine, bool> fit)
    {
        var lines = Lines(plan, input).ToList();
        return (from one in lines
                from other in lines
                where one.Offer != other.Offer && fit(one, other)
                select ((PlannedLine, PlannedLine)?)(one, other)).FirstOrDefault();
    }

    private static PlannedLine? Line(Plan plan, PlanInput input) => Lines(plan, input).FirstOrDefault();

    private static IEnumerable<PlannedLine> Lines(Plan plan, PlanInput input) => plan.Assignments.Select(line => new PlannedLine(
        input.Needs.Single(need => need.Id == line.NeedId), input.Offers.Single(offer => offer.Id == line.OfferId), line.Amount));

    private static IEnumerable<(Need Need, int Fill)> Fills(Plan plan, PlanInput input) => input.Needs
        .Select(need => (need, plan.Assignments.Where(line => line.NeedId == need.Id).Sum(line => line.Amount)));

    private static PlanInput With(PlanInput input, Need changed) =>
        input with { Needs = [.. input.Needs.Select(need => need.Id == changed.Id ? changed : need)] };

    private static PlanInput With(PlanInput input, Offer changed) =>
        input with { Offers = [.. input.Offers.Select(offer => offer.Id == changed.Id ? changed : offer)] };

    private sealed record PlannedLine(Need Need, Offer Offer, int Amount);
}
