using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

/// <summary>The criteria that only give points, at the ends of their range and between.</summary>
public sealed class MeritTests
{
    [Fact]
    public void Evidence_of_today_earns_everything_and_after_5_years_nothing()
    {
        Assert.Equal(1000, Freshness(Example.AsOf));
        Assert.Equal(1000, Freshness(Example.AsOf.AddDays(1)));
        Assert.Equal(500, Freshness(Example.AsOf.AddDays(-913)));
        Assert.Equal(0, Freshness(Example.AsOf.AddYears(-5)));
        Assert.Equal(0, Freshness(DateOnly.MinValue));
        Assert.Equal(0, Freshness(null));

        static int Freshness(DateOnly? on) => Points("freshness", Example.Offer with { EvidenceOn = on });
    }

    [Fact]
    public void Fewer_persons_in_missions_earn_more_for_the_state_and_for_its_region()
    {
        Assert.Equal(1000, Burden(0, 0));
        Assert.Equal(500, Burden(850, 8_500));
        Assert.True(Burden(10, 5_000) > Burden(11, 5_500));
        Assert.True(Burden(10, 5_000) > Burden(10, 6_000));
        Assert.Equal(500, Points("burden", Example.Offer with { Burden = 850 }));
        Assert.Equal(0, Burden(int.MaxValue, int.MaxValue));

        static int Burden(int state, int region) => Points("burden", Example.Offer with { Burden = state, Region = "AFRICA", RegionBurden = region });
    }

    [Fact]
    public void Desired_lines_earn_in_proportion_and_everything_where_none_is_desired()
    {
        var need = Example.Need with { Desired = [new("equipment-missing", "apc", 2), new("language-missing", "fr"), new("training-missing", "poc")] };

        Assert.Equal(0, Points("desired-lines", Example.Offer, need));
        Assert.Equal(333, Points("desired-lines", Example.Offer with { Equipment = [new("apc", 1), new("apc", 1)] }, need));
        Assert.Equal(666, Points("desired-lines", Example.Offer with { Equipment = [new("apc", 2)], Languages = ["fr"] }, need));
        Assert.Equal(1000,
            Points("desired-lines", Example.Offer with { Equipment = [new("apc", 2)], Languages = ["fr"], Certificates = [new("poc", null)] }, need));
        Assert.Equal(1000, Points("desired-lines", Example.Offer));
    }

    [Fact]
    public void Partners_to_serve_with_earn_everything()
    {
        Assert.Equal(0, Points("co-deployment", Example.Offer));
        Assert.Equal(1000, Points("co-deployment", Example.Offer with { Partners = ["IND-00001"] }));
    }

    private static int Points(string code, Offer offer, Need? need = null) =>
        Judge.Of(need ?? Example.Need, offer, Example.AsOf, new Weights(1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000))
            .Breakdown.Single(part => part.Code == code).Points;
}
