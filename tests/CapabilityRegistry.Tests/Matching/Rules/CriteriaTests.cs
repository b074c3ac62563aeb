using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

public sealed class CriteriaTests
{
    private static readonly Need N = Example.Need;
    private static readonly Offer O = Example.Offer;

    // Code, then a pair just inside the rule, then one just outside.
    private static readonly (string Code, (Need, Offer) Passes, (Need, Offer) Fails)[] Boundaries =
    [
        ("unit-type-not-acceptable",
            (N with { Substitutes = [new("signals", 100)] }, O with { UnitType = "signals" }),
            (N, O with { UnitType = "signals" })),
        ("measure-differs", (N, O), (N, O with { Measure = "persons" })),
        ("not-registered", (N, O), (N, O with { Status = "announced" })),
        ("below-selection-level",
            (N with { MinimumLevel = 1 }, O with { Level = 2 }), (N with { MinimumLevel = 1 }, O with { Level = 1 })),
        ("below-minimum-level",
            (N with { MinimumLevel = 4 }, O with { Level = 4 }), (N with { MinimumLevel = 4 }, O with { Level = 3 })),
        ("below-minimum-level", (N, O), (N, O with { Level = null })),
        ("level-lapses",
            (N, O with { Lapses = [new(Example.Start.AddDays(1), 1, "visit")] }), (N, O with { Lapses = [new(Example.Start, 1, "visit")] })),
        ("level-lapses",
            (N, O with { Lapses = [new(Example.End, null, "renewal", Excludes: true)] }),
            (N, O with { Lapses = [new(Example.End.AddDays(-1), null, "renewal", Excludes: true)] })),
        ("condition-open",
            (N, O with { Conditions = [new("C1", null, Example.Start), new("C2", Example.End, null)] }),
            (N, O with { Conditions = [new("C1", null, Example.Start), new("C2", Example.End.AddDays(-1), null)] })),
        ("condition-open", (N, O), (N, O with { Conditions = [new("C1", null, Example.Start.AddDays(1))] })),
        ("condition-open", (N, O), (N, O with { Conditions = [new("C1", null, null)] })),
        ("share-open", (N, O), (N, O with { OpenShares = ["S1"] })),
        ("not-available", (N, O), (N, O with { AvailableFrom = Example.Start.AddDays(1) })),
        ("not-available",
            (N, O with { AvailableUntil = Example.End.AddDays(-1) }),
            (N, O with { AvailableUntil = Example.End.AddDays(-2) })),
        ("responds-too-late", (N, O with { ResponseDays = 181 }), (N, O with { ResponseDays = 182 })),
        ("responds-too-late",
            (N with { Start = Example.AsOf.AddDays(-1) }, O with { ResponseDays = 400 }),
            (N with { Start = Example.AsOf }, O with { ResponseDays = 1 })),
        ("equipment-missing",
            (N with { Equipment = [new("apc", 5)] }, O with { Equipment = [new("apc", 2), new("apc", 3)] }),
            (N with { Equipment = [new("apc", 5)] }, O with { Equipment = [new("apc", 2), new("apc", 2)] })),
        ("self-sustainment-missing",
            (N with { SelfSustainment = ["catering"] }, O with { SelfSustainment = ["catering"] }),
            (N with { SelfSustainment = ["catering", "laundry"] }, O with { SelfSustainment = ["catering"] })),
        ("language-missing",
            (N with { Languages = ["fr"] }, O with { Languages = ["en", "fr"] }),
            (N with { Languages = ["fr"] }, O with { Languages = ["en"] })),
        ("contributor-excluded",
            (N with { ExcludedContributors = ["IND"] }, O), (N with { ExcludedContributors = ["IND", "KAZ"] }, O)),
        ("contributor-not-among-required",
            (N with { RequiredContributors = ["IND", "KAZ"] }, O), (N with { RequiredContributors = ["IND"] }, O)),
        ("organisation-excluded",
            (N with { ExcludedOrganisations = ["EU"] }, O with { Organisations = ["CSTO"] }),
            (N with { ExcludedOrganisations = ["EU", "CSTO"] }, O with { Organisations = ["CSTO"] })),
        ("organisation-not-among-required",
            (N with { RequiredOrganisations = ["EU", "CSTO"] }, O with { Organisations = ["CSTO"] }),
            (N with { RequiredOrganisations = ["EU"] }, O)),
        ("vetting-not-cleared",
            (N, O with { Vetting = [new("pending", Example.AsOf, Example.Start), new("cleared", Example.Start, null)] }),
            (N, O with { Vetting = [new("pending", Example.AsOf, Example.Start.AddDays(1)), new("cleared", Example.Start.AddDays(1), null)] })),
        ("vetting-not-cleared",
            (N, O with { Vetting = [new("cleared", Example.AsOf, Example.Start.AddDays(1)), new("barred", Example.Start.AddDays(1), null)] }),
            (N, O with { Vetting = [new("cleared", Example.AsOf, Example.Start), new("barred", Example.Start, null)] })),
        ("attribute-missing",
            (N with { Attributes = ["night-operations"] }, O with { Attributes = ["night-operations"] }),
            (N with { Attributes = ["night-operations", "desert"] }, O with { Attributes = ["night-operations"] })),
        // Through the last day, which is the day before the end.
        ("training-missing",
            (N with { Training = ["poc"] }, O with { Certificates = [new("poc", Example.Start), new("poc", Example.End.AddDays(-1))] }),
            (N with { Training = ["poc"] }, O with { Certificates = [new("poc", Example.End.AddDays(-2)), new("un-staff", null)] })),
        ("training-missing",
            (N with { Training = ["poc"] }, O with { Certificates = [new("poc", null)] }), (N with { Training = ["poc"] }, O)),
        ("engaged-elsewhere",
            (N, O with { Engagements = [new(Example.AsOf, Example.Start), new(Example.End, Example.End.AddDays(1))] }),
            (N, O with { Engagements = [new(Example.AsOf, Example.Start.AddDays(1))] })),
        ("engaged-elsewhere", (N, O), (N, O with { Engagements = [new(Example.End.AddDays(-1), Example.End.AddDays(1))] })),
        // 30 days between the engagement before and the need, and between the need and the engagement after.
        ("engaged-elsewhere",
            (N, O with { TurnaroundDays = 30, Engagements = [new(Example.AsOf, Example.Start.AddDays(-30)), new(Example.End.AddDays(30), DateOnly.MaxValue)] }),
            (N, O with { TurnaroundDays = 30, Engagements = [new(Example.AsOf, Example.Start.AddDays(-29))] })),
        ("engaged-elsewhere",
            (N, O with { TurnaroundDays = int.MaxValue }),
            (N, O with { TurnaroundDays = 30, Engagements = [new(Example.End.AddDays(29), DateOnly.MaxValue)] })),
        ("partner-missing",
            (N, O with { Partners = ["BRA-00001"] }), (N, O with { Partners = ["BRA-00001", "BRA-00002"], MissingPartners = ["BRA-00002"] })),
        ("caveat-excludes-mission",
            (N, O with { ExcludedMissions = ["UNIFIL"] }), (N, O with { ExcludedMissions = ["MINUSCA"] })),
        ("caveat-excludes-mission",
            (N, O with { ExcludedTimes = [new("UNIFIL", null, null), new("MINUSCA", null, Example.Start), new("MINUSCA", Example.End, null)] }),
            (N, O with { ExcludedTimes = [new("UNIFIL", null, null), new("MINUSCA", Example.End.AddDays(-1), null)] })),
        ("caveat-excludes-mission", (N, O), (N, O with { ExcludedTimes = [new("MINUSCA", null, Example.Start.AddDays(1))] })),
    ];

    public static TheoryData<int, string> Cases { get; } = new(Boundaries.Select((b, i) => (i, b.Code)));

    [Theory, MemberData(nameof(Cases))]
    public void A_criterion_passes_on_its_boundary_and_fails_beyond_it(int row, string code)
    {
        var (_, inside, outside) = Boundaries[row];

        Assert.DoesNotContain(code, Codes(inside));
        Assert.Contains(code, Codes(outside));
    }

    [Fact]
    public void The_name_of_a_criterion_says_what_is_good_and_not_what_is_wrong()
    {
        string[] wrong = ["missing", "not", "below", "excluded", "excludes", "differs", "late", "lapses", "elsewhere", "open"];

        Assert.Equal(28, Criteria.All.Select(criterion => criterion.Name).Distinct().Count());
        Assert.All(Criteria.All, criterion => Assert.Empty(criterion.Name.Split('-').Intersect(wrong)));
        Assert.All(Criteria.All, criterion => Assert.Equal(criterion.Name, Criteria.NameOf(criterion.Code)));
        Assert.Equal("level", Criteria.NameOf("below-minimum-level"));
        Assert.Throws<KeyNotFoundException>(() => Criteria.NameOf("level"));
    }

    [Fact]
    public void Every_criterion_that_can_fail_has_a_boundary_case() =>
        Assert.Equal(
            Criteria.All.Select(c => c.Code).Except(["share-of-women", "desired-lines", "freshness", "burden", "co-deployment"]).Order(),
            Boundaries.Select(b => b.Code).Distinct().Order());

    [Fact]
    public void The_default_weights_add_up_to_1000() => Assert.Equal(1000, Criteria.FullScore(Weights.Default));

    [Fact]
    public void Missing_equipment_is_named_with_what_is_required_and_what_is_held()
    {
        var need = N with { Equipment = [new("apc", 5), new("crane", 1), new("radio", 2)] };
        var offer = O with { Equipment = [new("apc", 4), new("radio", 2)] };

        var failure = Assert.Single(Judge.Of(need, offer, Example.AsOf).Failures);

        Assert.Equal(new Failure("equipment-missing", "majorEquipment", "apc 5, crane 1", "apc 4, crane 0"), failure);
    }

    [Fact]
    public void Desired_lines_are_told_with_the_quantity_of_equipment_and_no_other()
    {
        var need = N with { Desired = [new("equipment-missing", "apc", 5), new("language-missing", "fr", 1)] };
        var offer = O with { Equipment = [new("apc", 6)], Languages = ["en", "fr"] };

        var desired = Judge.Explain(need, offer, Example.AsOf).Single(each => each.Code == "desired-lines");

        Assert.Equal(("apc 5, fr", "apc 5, fr"), (desired.Required, desired.Actual));
    }

    [Fact]
    public void Persons_in_missions_are_told_of_the_state_and_of_its_region_which_has_no_fewer()
    {
        Assert.Equal("KAZ 850", Told(O with { Burden = 850 }));
        Assert.Equal("KAZ 850, ASIA 8500", Told(O with { Burden = 850, Region = "ASIA", RegionBurden = 8_500 }));
        Assert.Equal("KAZ 850, ASIA 850", Told(O with { Burden = 850, Region = "ASIA" }));

        static string Told(Offer offer) => Judge.Explain(N, offer, Example.AsOf).Single(each => each.Code == "burden").Actual;
    }

    [Fact]
    public void An_unending_window_and_the_last_day_there_is_do_not_overflow() =>
        Assert.Empty(Codes((N with { End = DateOnly.MaxValue }, O with { AvailableUntil = DateOnly.MaxValue })));

    private static IEnumerable<string> Codes((Need Need, Offer Offer) pair) =>
        Judge.Of(pair.Need, pair.Offer, Example.AsOf).Failures.Select(failure => failure.Code);
}
