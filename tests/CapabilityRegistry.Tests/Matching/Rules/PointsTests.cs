using System.Globalization;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Matching.Cases;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Matching.Rules;

/// <summary>Earns the points of the examples in the library's README.</summary>
public sealed class PointsTests
{
    private static readonly Need N = Example.Need;
    private static readonly Offer O = Example.Offer;

    // By criterion: the pair of the example.
    private static readonly Dictionary<string, (Need Need, Offer Offer)> Examples = new()
    {
        ["unit-type"] = (N with { Substitutes = [new("signals", 40)] }, O with { UnitType = "signals" }),
        ["level"] = (N with { MinimumLevel = 2 }, O with { Level = 3 }),
        ["availability"] = (N, O with { AvailableFrom = N.Start.AddDays(-45) }),
        ["response"] = (N, O with { ResponseDays = 151 }),
        ["caveats"] = (N, O with { Caveats = 1 }),
        ["share-of-women"] = (N, O with { Men = 85, Women = 15, WomenTarget = 20 }),
        ["desired-lines"] = (N with { Desired = [new("language-missing", "fr", 1), new("language-missing", "ar", 1)] }, O with { Languages = ["fr"] }),
        ["freshness"] = (N, O with { EvidenceOn = Example.AsOf.AddDays(-913) }),
        ["burden"] = (N, O with { Region = "ASIA", Burden = 850, RegionBurden = 8_500 }),
        ["co-deployment"] = (N, O with { Partners = ["IND-00001"] }),
    };

    [Fact]
    public void The_examples_in_the_papers_earn_what_they_say()
    {
        var written = File.ReadLines(Repository.PathOf("src/CapabilityRegistry.Matching/README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length == 6 && Examples.ContainsKey(cells[1]))
            .ToDictionary(cells => cells[1], cells => cells[4]);

        Assert.Equal(Examples.ToDictionary(each => each.Key, each => Earned(each.Key, each.Value.Need, each.Value.Offer)), written);
    }

    [Fact]
    public void Every_criterion_that_gives_points_has_an_example() =>
        Assert.Equal(
            Judge.Of(N, O, Example.AsOf).Breakdown.Select(part => Criteria.NameOf(part.Code)).Order(StringComparer.Ordinal),
            Examples.Keys.Order(StringComparer.Ordinal));

    private static string Earned(string criterion, Need need, Offer offer)
    {
        var part = Judge.Of(need, offer, Example.AsOf).Breakdown.Single(each => Criteria.NameOf(each.Code) == criterion);
        return string.Create(CultureInfo.InvariantCulture, $"{part.Points} of {part.OutOf}");
    }
}
