using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

public sealed class VariationTests
{
    private static readonly Need N = Example.Need with { Equipment = [new("apc", 5), new("crane", 1)], MinimumLevel = 4 };
    private static readonly Offer O = Example.Offer with { Level = 4, Equipment = [new("apc", 3)] };
    private static readonly NeedVariation Apc = new("VAR-00001", "equipment-missing", "apc", null, null, "planner", null);

    [Fact]
    public void A_line_that_was_agreed_to_fall_short_passes_and_the_others_still_fail()
    {
        var verdict = Of(Apc);

        Assert.Equal(new Failure("equipment-missing", "majorEquipment", "crane 1", "crane 0"), Assert.Single(verdict.Failures));
        Assert.Equal(new VariationUsed("VAR-00001", "planner", "equipment-missing", "apc", "apc 5", "apc 3"), Assert.Single(verdict.Variations));
    }

    [Fact]
    public void A_variation_without_an_item_covers_every_line_and_names_each()
    {
        var verdict = Of(Apc with { Item = null });

        Assert.True(verdict.Eligible);
        Assert.Equal(["apc", "crane"], verdict.Variations.Select(used => used.Item));
    }

    [Fact]
    public void A_level_may_be_agreed_to_fall_short_but_earns_no_points_for_it()
    {
        var verdict = Judge.Of(
            N with { Equipment = [], Variations = [Apc with { Criterion = "below-minimum-level", Item = null }] }, O with { Level = 3 }, Example.AsOf);

        Assert.True(verdict.Eligible);
        Assert.Equal(("RDL", "L3"), (verdict.Variations[0].Required, verdict.Variations[0].Actual));
        Assert.Equal(0, verdict.Breakdown.Single(part => part.Code == "below-minimum-level").Points);
    }

    [Fact]
    public void It_counts_only_for_the_state_and_the_offer_that_it_names()
    {
        var all = Apc with { Item = null };

        Assert.True(Of(all with { Contributor = "KAZ" }).Eligible);
        Assert.False(Of(all with { Contributor = "IND" }).Eligible);
        Assert.True(Of(all with { OfferId = O.Id }).Eligible);
        Assert.False(Of(all with { OfferId = "KAZ-00009" }).Eligible);
        Assert.False(Of(all with { OfferId = O.Id, Contributor = "IND" }).Eligible);
    }

    [Fact]
    public void It_must_be_in_force_on_the_first_day_of_the_need_or_today_if_that_is_past()
    {
        var all = Apc with { Item = null };
        var overdue = N with { Start = Example.AsOf.AddDays(-30) };
        var there = O with { AvailableFrom = overdue.Start };

        Assert.True(Of(all with { Until = Example.Start }).Eligible);
        Assert.False(Of(all with { Until = Example.Start.AddDays(-1) }).Eligible);
        Assert.True(Judge.Of(overdue with { Variations = [all with { Until = Example.AsOf }] }, there, Example.AsOf).Eligible);
        Assert.False(Judge.Of(overdue with { Variations = [all with { Until = Example.AsOf.AddDays(-1) }] }, there, Example.AsOf).Eligible);
    }

    [Fact]
    public void Of_several_that_cover_a_line_the_first_by_key_is_named_whatever_their_order()
    {
        NeedVariation[] both = [Apc with { Id = "VAR-00002", Item = null }, Apc];

        Assert.Equal(["VAR-00001", "VAR-00002"], Of(both).Variations.Select(used => used.Id));
        Assert.Equal(["VAR-00001", "VAR-00002"], Of([.. both.Reverse()]).Variations.Select(used => used.Id));
    }

    [Fact]
    public void Whether_a_pledge_is_in_force_cleared_free_and_wanted_cannot_be_varied()
    {
        var bad = O with
        {
            Status = "withdrawn", Vetting = [new("pending", Example.AsOf, null)], Engagements = [new(Example.Start, Example.End)], Measure = "beds",
        };
        var need = N with
        {
            Equipment = [], ExcludedContributors = ["KAZ"],
            Variations = [.. Criteria.All.Select((criterion, i) => new NeedVariation($"VAR-{i}", criterion.Code, null, null, null, "planner", null))],
        };

        Assert.Equal(
            ["measure-differs", "not-registered", "vetting-not-cleared", "engaged-elsewhere", "contributor-excluded"],
            Judge.Of(need, bad, Example.AsOf).Failures.Select(failure => failure.Code));
    }

    [Fact]
    public void A_variation_of_what_cannot_be_varied_is_refused_in_a_plan() =>
        Assert.Contains("Variations", Assert.Throws<ArgumentException>(() =>
            Example.Plan([N with { Variations = [Apc with { Criterion = "not-registered" }] }], [O])).Message, StringComparison.Ordinal);

    private static PairEvaluation Of(params NeedVariation[] variations) => Judge.Of(N with { Variations = variations }, O, Example.AsOf);
}
