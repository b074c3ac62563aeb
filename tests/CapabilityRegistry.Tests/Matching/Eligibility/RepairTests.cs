using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Eligibility;

public sealed class RepairTests
{
    private static readonly Need N = Example.Need with
    {
        MinimumLevel = 3, Equipment = [new("engineering-vehicle", 5)], Training = ["poc"], Languages = ["fr"],
    };

    [Fact]
    public void Each_missing_line_is_repaired_by_one_concrete_change()
    {
        var offer = Example.Offer with
        {
            Status = "submitted", Level = null, ResponseDays = 201, AvailableFrom = Example.Start.AddDays(9), AvailableUntil = Example.End.AddDays(-9),
            Equipment = [new("engineering-vehicle", 2), new("engineering-vehicle", 1)], Certificates = [new("poc", Example.End.AddDays(-2))],
            ExcludedMissions = ["UNIFIL", "MINUSCA"], Vetting = [new("pending", Example.AsOf, null)],
            Engagements = [new(Example.AsOf, Example.Start.AddDays(1))],
        };

        var repair = RepairFinder.Of(N, offer, Example.AsOf);

        Assert.True(repair.IsPossible);
        Assert.Equal(
            [
                "register the pledge", "raise to L3", "clear the vetting", "be available from 2026-07-01", "be available until 2027-06-30",
                "release it from the engagement of 2026-01-01 until before 2026-07-02", "respond 20 days faster", "add 2 engineering-vehicle",
                "add the language fr", "hold a certificate of poc valid on 2027-06-30", "drop the caveat on MINUSCA",
            ],
            repair.Steps.Select(step => step.Text));
        Assert.Equal(
            ["registered", "L3", "cleared", "2026-07-01", "2027-06-30", "free", "181", "5", "fr", "2027-06-30", "MINUSCA"],
            repair.Steps.Select(step => step.To));
    }

    [Fact]
    public void Two_criteria_on_the_level_take_one_step_to_the_higher_of_them()
    {
        Assert.Equal("raise to L3", Only(N, new() { Level = 1 }));
        Assert.Equal("raise to L2", Only(N with { MinimumLevel = 1 }, new() { Level = 1 }));
        Assert.Equal("raise to RDL", Only(N with { MinimumLevel = 4 }, new() { Level = 3 }));

        static string Only(Need need, Has has) => Assert.Single(RepairFinder.Of(Bare(need), Example.Offer with { Level = has.Level }, Example.AsOf).Steps).Text;
    }

    [Theory]
    [InlineData("suspended", "resume the pledge")]
    [InlineData("lapsed", "revive the pledge and register it")]
    [InlineData("acknowledged", "register the pledge")]
    public void What_is_not_registered_is_registered_from_where_it_stands(string status, string step) => Assert.Equal(
        step, Assert.Single(RepairFinder.Of(Bare(N), Example.Offer with { Status = status, Level = 3 }, Example.AsOf).Steps).Text);

    [Fact]
    public void A_level_that_was_agreed_to_fall_short_is_raised_only_to_what_selection_asks() =>
        Assert.Equal("raise to L2", Assert.Single(RepairFinder.Of(
            Bare(N) with { Variations = [new("VAR-1", "below-minimum-level", null, null, null, "planner", null)] },
            Example.Offer with { Level = 1 }, Example.AsOf).Steps).Text);

    [Theory]
    [InlineData("unit-type-not-acceptable")]
    [InlineData("measure-differs")]
    [InlineData("vetting-not-cleared")]
    [InlineData("contributor-excluded")]
    [InlineData("contributor-not-among-required")]
    [InlineData("organisation-excluded")]
    [InlineData("organisation-not-among-required")]
    public void What_nothing_repairs_is_marked_as_such(string code)
    {
        var need = Bare(N) with
        {
            MinimumLevel = 2,
            Measure = code == "measure-differs" ? "beds" : "units",
            UnitType = code == "unit-type-not-acceptable" ? "signals" : "engineer",
            ExcludedContributors = code == "contributor-excluded" ? ["KAZ"] : [],
            RequiredContributors = code == "contributor-not-among-required" ? ["IND"] : [],
            ExcludedOrganisations = code == "organisation-excluded" ? ["CSTO"] : [],
            RequiredOrganisations = code == "organisation-not-among-required" ? ["AU"] : [],
        };
        var vetting = new VettingTime(code == "vetting-not-cleared" ? "barred" : "cleared", Example.AsOf, null);
        var offer = Example.Offer with { Organisations = ["CSTO"], Vetting = [vetting], ResponseDays = 1000 };

        var repair = RepairFinder.Of(need, offer, Example.AsOf);

        Assert.False(repair.IsPossible);
        Assert.Equal([code], repair.NotRepairable);
        Assert.Equal(["responds-too-late"], repair.Steps.Select(step => step.Code));
    }

    [Fact]
    public void All_steps_make_the_offer_eligible_and_no_part_of_them_does()
    {
        var repaired = 0;
        HostilePairs.Each(400, 21, (need, offers, _) =>
        {
            foreach (var offer in offers)
            {
                var repair = RepairFinder.Of(need, offer, Example.AsOf);
                Assert.Equal(IsEligible(need, offer), repair.Steps.Count + repair.NotRepairable.Count == 0);
                repaired += repair is { IsPossible: true, Steps.Count: > 0 } ? 1 : 0;
                Assert.Equal(repair.IsPossible, IsEligible(need, With(offer, repair.Steps)));
                // Every part lacks one step, and what lacks one and is not eligible cannot be with less.
                Assert.All(repair.Steps, left => Assert.False(IsEligible(need, With(offer, repair.Steps.Where(step => step != left)))));
            }
        });
        Assert.True(repaired > 5_000);
    }

    [Fact]
    public void Every_proper_part_fails_and_not_only_those_that_lack_one_step() => HostilePairs.Each(20, 22, (need, offers, _) =>
    {
        foreach (var offer in offers)
        {
            var repair = RepairFinder.Of(need, offer, Example.AsOf);
            if (repair is { IsPossible: true, Steps.Count: <= 7 })
            {
                Assert.All(Enumerable.Range(0, (1 << repair.Steps.Count) - 1), bits =>
                    Assert.False(IsEligible(need, With(offer, repair.Steps.Where((_, i) => (bits >> i & 1) == 1)))));
            }
        }
    });

    private static bool IsEligible(Need need, Offer offer) => Judge.Of(need, offer, Example.AsOf).Eligible;

    private static Offer With(Offer offer, IEnumerable<RepairStep> steps) => steps.Aggregate(offer, (changed, step) => step.ApplyTo(changed));

    private static Need Bare(Need need) => need with { Equipment = [], Training = [], Languages = [] };

    private sealed record Has
    {
        public int? Level { get; init; }
    }
}
