using CapabilityRegistry.Matching;
using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>The matching library can be read layer by layer, and shows what a stranger needs.</summary>
public sealed class MatchingLayerTests
{
    /// <summary>What another program uses the library by: questions and their results.</summary>
    private static readonly string[] Public =
    [
        "Checking.PlanCheck",
        "Eligibility.EligibilityIndex", "Eligibility.Judge", "Eligibility.PreparedNeed", "Eligibility.Ranking", "Eligibility.RepairFinder",
        "Eligibility.Screening",
        "Planner",
        "Planning.PlanStage",
        "Rules.Criteria", "Rules.Criterion", "Rules.RuleSet",
        "WhatIf.CaveatPrices", "WhatIf.Improvements", "WhatIf.PinPrices",
    ];

    [Fact]
    public void Each_layer_knows_only_the_layers_below() => Assert.Empty(MatchingLayers.Violations(CodeType.Ours));

    [Theory]
    [InlineData(typeof(ChecksWithTheCriteria), "Model")]
    [InlineData(typeof(ChecksWithTheCriteria), "Checking")]
    [InlineData(typeof(ChecksWithTheSearch), "Checking")]
    [InlineData(typeof(ChecksWithTheSearch), "Planning")]
    [InlineData(typeof(PricesPins), "Explaining")]
    [InlineData(typeof(PricesPins), "Solving")]
    [InlineData(typeof(PricesPins), "Somewhere")]
    public void A_layer_that_knows_one_above_or_beside_it_is_seen(Type counterCase, string layer) =>
        Assert.NotEmpty(MatchingLayers.Violations([CodeType.As(counterCase, $"CapabilityRegistry.Matching.{layer}")]));

    [Fact]
    public void A_layer_may_know_those_below() =>
        Assert.Empty(MatchingLayers.Violations([CodeType.As(typeof(ChecksWithTheCriteria), "CapabilityRegistry.Matching.Eligibility")]));

    [Fact]
    public void Public_is_the_model_and_what_asks_and_checks() =>
        Assert.Equal(
            Public,
            typeof(Planner).Assembly.GetExportedTypes().Select(type => type.FullName!["CapabilityRegistry.Matching.".Length..])
                .Where(name => !name.StartsWith("Model.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
