using System.Text.Json;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>What must hold of plans whatever the numbers, with every rule that there is.</summary>
public sealed class PlanPropertyTests
{
    [Fact]
    public void Neither_the_order_of_the_input_nor_the_number_of_threads_changes_a_byte() => RandomCases.Each(RandomPlans.Full, 60, seed: 31, input =>
    {
        var reversed = input with { Needs = [.. input.Needs.Reverse()], Offers = [.. input.Offers.Reverse()], Previous = [.. input.Previous.Reverse()] };
        var plan = Bytes(Plan(input, threads: 1));

        Assert.Equal(plan, Bytes(Plan(input, threads: 2)));
        Assert.Equal(plan, Bytes(Plan(input, threads: 8)));
        Assert.Equal(plan, Bytes(Plan(reversed, threads: 2)));
    });

    [Fact]
    public void To_plan_an_optimal_plan_again_changes_nothing() => RandomCases.Each(RandomPlans.Full, 100, seed: 32, input =>
    {
        var plan = Plan(input with { Previous = [] });
        if (plan.Assignments.Count == 0)
        {
            return;
        }

        var again = Plan(input with { Previous = [.. plan.Assignments.Select(line => new PreviousAssignment(line.NeedId, line.OfferId, 30))] });

        Assert.Equal(0, again.Stages.Single(stage => stage.Name == "changes").Value);
        Assert.Equal(Bytes(plan.Assignments), Bytes(again.Assignments));
    });

    [Fact]
    public void To_count_in_a_unit_a_third_of_the_size_changes_no_value() => RandomCases.Each(100, seed: 33, input =>
    {
        var smaller = input with
        {
            Needs = [.. input.Needs.Select(need => need with { Quantity = 3 * need.Quantity })],
            Offers = [.. input.Offers.Select(offer => offer with { Capacity = 3 * offer.Capacity })],
        };

        Assert.Equal(Plan(input).Stages, Plan(smaller).Stages);
    });

    [Fact]
    public void What_changes_in_one_component_changes_no_byte_of_another()
    {
        var others = new List<PlanInput>();
        RandomCases.Each(RandomPlans.Full, 40, seed: 34, others.Add);
        var next = 0;
        RandomCases.Each(RandomPlans.Full, 40, seed: 35, input =>
        {
            var (here, there) = (Renamed(input, "A"), Renamed(others[next++], "B"));
            var added = Example.Offer with { Id = "B-new", UnitType = $"B{Example.Offer.UnitType}", Capacity = 3 };
            var changed = there with { Offers = [.. there.Offers.Skip(1), added] };

            Assert.Equal(PartsOf(Plan(Together(here, there))), PartsOf(Plan(Together(here, changed))));
        });
    }

    [Fact]
    public void A_new_pledge_or_a_higher_level_never_lowers_the_fill_whatever_the_rules() => RandomCases.Each(RandomPlans.Full, 100, seed: 36, input =>
    {
        // Partners and pins are the exceptions: what must serve too may be missed elsewhere.
        var free = input with { Pins = [], Bans = [], Previous = [], Offers = [.. input.Offers.Select(offer => offer with { Partners = [] })] };
        var more = free with { Offers = [.. free.Offers, Example.Offer with { Id = "P9", Capacity = 3 }] };
        var better = free with { Offers = [.. free.Offers.Select((offer, i) => i == 0 ? offer with { Level = 4 } : offer)] };

        Assert.True(Compare(Plan(more), Plan(free)) >= 0);
        Assert.True(Compare(Plan(better), Plan(free)) >= 0);
    });

    private static int Compare(Plan one, Plan other) => one.Stages.Zip(other.Stages)
        .Where(stages => stages.First.Name.StartsWith("fill-", StringComparison.Ordinal))
        .Select(stages => stages.First.Value.CompareTo(stages.Second.Value)).FirstOrDefault(difference => difference != 0);

    private static string PartsOf(Plan plan) =>
        plan.Status == "refused" ? "refused" : Bytes(plan.Certificate.Components.Where(part => part.Needs[0].StartsWith('A')));

    private static PlanInput Together(PlanInput one, PlanInput other) => one with
    {
        Needs = [.. one.Needs, .. other.Needs],
        Offers = [.. one.Offers, .. other.Offers],
        Forbidden = [.. one.Forbidden, .. other.Forbidden],
        Engaged = [.. one.Engaged, .. other.Engaged],
    };

    private static PlanInput Renamed(PlanInput input, string prefix) => new(
        [
            .. input.Needs.Select(need => need with
            {
                Id = prefix + need.Id, UnitType = prefix + need.UnitType, Bundle = need.Bundle is null ? null : prefix + need.Bundle,
                Substitutes = [.. need.Substitutes.Select(other => other with { UnitType = prefix + other.UnitType })],
            }),
        ],
        [
            .. input.Offers.Select(offer => offer with
            {
                Id = prefix + offer.Id, UnitType = prefix + offer.UnitType, Partners = [.. offer.Partners.Select(id => prefix + id)],
            }),
        ],
        input.AsOf)
    {
        Engaged = [.. input.Engaged.Select(unit => unit with { OfferId = prefix + unit.OfferId, Needs = [.. unit.Needs.Select(id => prefix + id)] })],
        Forbidden = [.. input.Forbidden.Select(pair => new ForbiddenPair(prefix + pair.OfferId, prefix + pair.OtherOfferId))],
    };

    private static Plan Plan(PlanInput input, int? threads = null) => Planner.Of(input, TestContext.Current.CancellationToken, threads: threads);

    private static string Bytes<T>(T value) => JsonSerializer.Serialize(value);
}
