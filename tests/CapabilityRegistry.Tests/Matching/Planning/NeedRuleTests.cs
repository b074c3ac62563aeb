using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>Small examples of the rules of needs in the library's README.</summary>
public sealed class NeedRuleTests
{
    private static readonly Need N = Example.Need;
    private static readonly Offer O = Example.Offer;

    [Fact]
    public void Needs_of_one_priority_count_the_same_whatever_they_ask_for()
    {
        var plan = Example.Plan([N with { Id = "large", Quantity = 10 }, N with { Id = "small", Quantity = 1 }], [O with { Capacity = 9 }]);

        Assert.Equal([("small", 1)], plan.Assignments.Select(line => (line.NeedId, line.Amount)));
    }

    [Fact]
    public void A_bundle_is_filled_for_its_highest_priority_even_where_a_priority_between_loses()
    {
        Need[] needs =
        [
            N with { Id = "first", Priority = 0, Bundle = "PAIR" }, N with { Id = "second", Priority = 1 },
            N with { Id = "third", Priority = 2, Bundle = "PAIR" },
        ];

        var plan = Example.Plan(needs, [O, O with { Id = "KAZ-00002" }]);

        Assert.Equal(["first", "third"], plan.Assignments.Select(line => line.NeedId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_several_pinned_offers_the_best_cover_first_and_the_last_takes_a_part()
    {
        var (best, other) = (O with { Id = "KAZ-00002", Level = 4, Capacity = 2 }, O with { Capacity = 2 });
        var input = new PlanInput([N with { Quantity = 3 }], [other, best], Example.AsOf) { Pins = [new(N.Id, other.Id), new(N.Id, best.Id)] };

        var plan = CapabilityRegistry.Matching.Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Equal([("KAZ-00001", 1), ("KAZ-00002", 2)],
            plan.Assignments.Select(line => (line.OfferId, line.Amount)).OrderBy(line => line.OfferId, StringComparer.Ordinal));
    }
}
