using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness;

public sealed class ConductJudgeTests
{
    private static readonly DateOnly Opened = new(2026, 3, 1);
    private static readonly DateOnly Closed = new(2026, 9, 1);

    [Fact]
    public void A_case_has_the_effect_of_the_policy_while_it_is_open_and_for_some_months_if_it_was_substantiated()
    {
        var policies = PolicyTimeline.Of(Saying(ConductEffect.Exclude, ConductEffect.Warn, 6));

        Assert.Equal([new("CASE-1", ConductEffect.Exclude, Opened, null)], ConductJudge.Times([new("CASE-1", Opened, null, false)], policies));
        Assert.Equal([new("CASE-1", ConductEffect.Exclude, Opened, Closed)], ConductJudge.Times([new("CASE-1", Opened, Closed, false)], policies));
        Assert.Equal(
            [new("CASE-1", ConductEffect.Exclude, Opened, Closed), new("CASE-1", ConductEffect.Warn, Closed, new DateOnly(2027, 3, 1))],
            ConductJudge.Times([new("CASE-1", Opened, Closed, true)], policies));
    }

    [Theory]
    [InlineData("2026-02-28", ConductEffect.None)]
    [InlineData("2026-03-01", ConductEffect.Warn)]
    [InlineData("2026-08-31", ConductEffect.Warn)]
    [InlineData("2026-09-01", ConductEffect.Exclude)]
    [InlineData("2027-02-28", ConductEffect.Exclude)]
    [InlineData("2027-03-01", ConductEffect.None)]
    public void The_gravest_effect_of_a_day_counts(string day, ConductEffect effect) => Assert.Equal(effect, ConductJudge.On(
        DateOnly.ParseExact(day, "O", null), [new("CASE-1", Opened, Closed, true), new("CASE-2", Opened, Closed, false)],
        PolicyTimeline.Of(Saying(ConductEffect.Warn, ConductEffect.Exclude, 6))));

    [Fact]
    public void The_policy_that_holds_on_a_day_says_what_follows_on_it()
    {
        var change = new DateOnly(2026, 6, 1);
        var policies = PolicyTimeline.Of(
            Saying(ConductEffect.Warn, ConductEffect.None, null) with { EffectiveUntil = change },
            Saying(ConductEffect.Exclude, ConductEffect.None, null) with { Id = "later", EffectiveFrom = change });

        Assert.Equal(
            [new("CASE-1", ConductEffect.Warn, Opened, change), new("CASE-1", ConductEffect.Exclude, change, Closed)],
            ConductJudge.Times([new("CASE-1", Opened, Closed, true)], policies));
    }

    [Fact]
    public void What_ends_after_the_calendar_never_ends_and_no_rule_means_no_effect()
    {
        var last = new DateOnly(9999, 12, 1);

        Assert.Equal(
            [new("CASE-1", ConductEffect.Warn, last, null)],
            ConductJudge.Times([new("CASE-1", last, last, true)], PolicyTimeline.Of(Saying(ConductEffect.None, ConductEffect.Warn, 2))));
        Assert.Empty(ConductJudge.Times(
            [new("CASE-1", Opened, null, false)], PolicyTimeline.Of(Saying(ConductEffect.Warn, ConductEffect.Warn, 2) with { Conduct = null })));
    }

    [Theory]
    [InlineData(ConductEffect.Warn, null)]
    [InlineData(ConductEffect.Warn, 0)]
    [InlineData(ConductEffect.Exclude, 1201)]
    [InlineData(ConductEffect.None, 12)]
    public void An_effect_that_lasts_says_for_how_many_months_and_no_other_does(ConductEffect substantiated, int? months)
    {
        Assert.Null(PolicyTimeline.Of([Saying(ConductEffect.Warn, substantiated, months)], out var faults));

        Assert.Equal(("conduct-months", "/0/conduct/months"), (Assert.Single(faults).Code, faults[0].Pointer));
    }

    [Fact]
    public void Both_shipped_policies_warn_and_say_that_this_is_our_reading() => Assert.All(ShippedPolicies.All, policy => Assert.Equal(
        (ConductEffect.Warn, ConductEffect.Warn, 12, Certainty.Interpreted),
        (policy.Conduct!.WhileOpen, policy.Conduct.Substantiated, policy.Conduct.Months, policy.Conduct.From.Certainty)));

    private static ReadinessPolicy Saying(ConductEffect open, ConductEffect substantiated, int? months) => ShippedPolicies.Pcrs2024 with
    {
        Conduct = new() { WhileOpen = open, Substantiated = substantiated, Months = months, From = new("Circular 9", Certainty.Official) },
    };
}
