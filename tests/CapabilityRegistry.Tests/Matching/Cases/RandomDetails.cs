using CapabilityRegistry.Matching.Model;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>
/// What needs ask for and pledges are beside what a class of portfolios is about. It decides about one need and one pledge, so that it makes no class
/// harder and is drawn in all of them: each of it rarely, so that most pledges stay eligible and many are alike.
/// </summary>
internal static class RandomDetails
{
    private static readonly (string Criterion, string? Item, Func<Need, Need> Asking)[] Agreeable =
    [
        ("below-minimum-level", null, need => need with { MinimumLevel = 3 }),
        ("level-lapses", null, need => need),
        ("not-available", null, need => need),
        ("responds-too-late", null, need => need),
        ("equipment-missing", "trucks", need => need with { Equipment = [new("trucks", 2)] }),
        ("self-sustainment-missing", "catering", need => need with { SelfSustainment = ["catering"] }),
        ("language-missing", "fr", need => need with { Languages = ["fr"] }),
        ("attribute-missing", "night", need => need with { Attributes = ["night"] }),
        ("training-missing", "course", need => need with { Training = ["course"] }),
    ];

    // Each from a number below 36, of which it takes what it needs.
    private static readonly Func<Need, int, Need>[] Asked =
    [
        (need, _) => need with { Substitutes = [new("signals", 40), new("signals", 20)] },
        (need, v) => need with { UnitType = "signals", Substitutes = v % 3 == 0 ? [] : [new("engineer", 30)] },
        (need, v) => need with { Measure = v % 4 == 0 ? "persons" : need.Measure },
        (need, v) => need with { MinimumLevel = 1 + (v % 4) },
        (need, v) => need with { Equipment = v % 2 == 0 ? [new("trucks", 1), new("trucks", 1)] : [new("trucks", 3)] },
        (need, _) => need with { SelfSustainment = ["catering"] },
        (need, _) => need with { Languages = ["fr"] },
        (need, _) => need with { Attributes = ["night"] },
        .. Enumerable.Repeat<Func<Need, int, Need>>((need, _) => need with { Training = ["course"] }, 2),
        (need, v) => need with { RequiredContributors = v % 2 == 0 ? ["KAZ", "IND"] : ["URY"] },
        (need, v) => need with { ExcludedContributors = v % 2 == 0 ? ["KAZ"] : ["IND", "URY"] },
        (need, _) => need with { RequiredOrganisations = ["AU", "EU"] },
        (need, _) => need with { ExcludedOrganisations = ["AU"] },
        (need, v) => need with { Desired = [new("equipment-missing", "trucks", 1 + (v % 3)), new("self-sustainment-missing", "catering")] },
        (need, _) => need with { Desired = [new("language-missing", "fr"), new("attribute-missing", "night"), new("training-missing", "course")] },
        .. Enumerable.Repeat<Func<Need, int, Need>>(Varied, 3),
    ];

    private static readonly Func<Offer, int, Offer>[] Pledged =
    [
        (offer, v) => offer with { UnitType = v % 3 == 0 ? "hospital" : "signals" },
        (offer, v) => offer with { Measure = v % 4 == 0 ? "persons" : offer.Measure },
        (offer, v) => offer with { Status = v % 3 == 0 ? "withdrawn" : v % 3 == 1 ? "lapsed" : "suspended" },
        (offer, v) => offer with { Level = v % 4 == 0 ? null : v % 4 },
        (offer, v) => offer with { OpenShares = v % 2 == 0 ? ["SHARE"] : [] },
        (offer, _) => offer with { MissingPartners = ["gone"] },
        (offer, v) => offer with { ResponseDays = 40 + (10 * v) },
        (offer, v) => offer with { AvailableFrom = Day(v % 7).AddDays(-60) },
        (offer, v) => offer with { AvailableUntil = Day(v % 7).AddDays(29) },
        (offer, _) => offer with { Equipment = [new("trucks", 1), new("trucks", 2)] },
        (offer, _) => offer with { Equipment = [new("trucks", 1)] },
        (offer, _) => offer with { SelfSustainment = [] },
        (offer, _) => offer with { Languages = [] },
        (offer, _) => offer with { Attributes = [] },
        .. Enumerable.Repeat<Func<Offer, int, Offer>>((offer, v) => offer with { Certificates = v % 6 == 0 ? [] : [new("course", Day(v % 6).AddDays(-1))] }, 2),
        (offer, v) => offer with { Organisations = v % 2 == 0 ? ["EU"] : ["AU", "EU"] },
        (offer, v) => offer with { Men = v % 3 == 0 ? 0 : 40, Women = v % 5, WomenTarget = v % 4 * 10 },
        (offer, v) => offer with { Caveats = v % 6 },
        (offer, v) => offer with { Burden = 100 * v, Region = v % 2 == 0 ? "region" : null, RegionBurden = 1_000 * (v % 5) },
        (offer, v) => offer with { EvidenceOn = Example.AsOf.AddDays(-100 * v) },
        (offer, v) => offer with { TurnaroundDays = 20 * (v % 4), Engagements = [.. offer.Engagements, Engaged(v)] },
        .. Enumerable.Repeat<Func<Offer, int, Offer>>((offer, v) => offer with { Lapses = [Lapsing(v)] }, 2),
        (offer, v) => offer with { Lapses = LapsingTwice(v) },
        .. Enumerable.Repeat<Func<Offer, int, Offer>>((offer, v) => offer with { Conditions = [Open(v)] }, 2),
        .. Enumerable.Repeat<Func<Offer, int, Offer>>((offer, v) => offer with { Vetting = Vetted(v) }, 3),
        .. Enumerable.Repeat<Func<Offer, int, Offer>>((offer, v) => offer with { ExcludedTimes = RuledOut(v) }, 3),
    ];

    /// <summary>Portfolios with details laid over them.</summary>
    public static Gen<PlanInput> In(Gen<PlanInput> inputs) =>
        from input in inputs
        from asked in Some(Asked).Array[5]
        from equipped in Gen.Int[0, 4].Array[5]
        from pledged in Some(Pledged).Array[5]
        from begun in Gen.Int[0, 9]
        from weights in Gen.Frequency((7, Gen.Const(input.Weights)), (1, HostilePairs.Weights))
        select input with
        {
            AsOf = begun == 0 ? Day(0).AddDays(15) : input.AsOf,
            Weights = weights,
            Needs = [.. input.Needs.Select((need, i) => asked[i](need))],
            Offers = [.. input.Offers.Select((offer, i) => Holding(pledged[i](equipped[i] == 0 ? offer : Equipped(offer))))],
        };

    private static Gen<Func<T, T>> Some<T>(Func<T, int, T>[] details) =>
        Gen.Select(Gen.Int[0, details.Length - 1], Gen.Int[0, 35]).List[0, 2]
            .Select(drawn => (Func<T, T>)(plain => drawn.Aggregate(plain, (detailed, detail) => details[detail.Item1](detailed, detail.Item2))));

    private static DateOnly Day(int month) => Example.Start.AddDays(30 * month);

    private static Offer Equipped(Offer offer) => offer with
    {
        Equipment = [new("trucks", 2)], SelfSustainment = ["catering"], Languages = ["fr"], Attributes = ["night"], Certificates = [new("course", null)],
        Organisations = ["AU"],
    };

    // What lapses takes something from the level that the pledge has.
    private static Offer Holding(Offer offer) =>
        offer with { Lapses = [.. offer.Lapses.Where(lapse => lapse.Held <= offer.Level && (lapse.Level ?? 0) < offer.Level)] };

    // Something is asked for and agreed to fall short at once, or hardly any agreement would matter.
    private static Need Varied(Need need, int v)
    {
        var (criterion, item, asking) = Agreeable[v % Agreeable.Length];
        NeedVariation agreed = new($"VAR-{v}", criterion, v % 2 == 0 ? item : null, null, null, "planner", null);
        return asking(need) with
        {
            Variations =
            [
                .. need.Variations,
                (v / Agreeable.Length) switch
                {
                    0 => agreed with { Contributor = "KAZ" },
                    1 => agreed with { OfferId = "P1" },
                    2 => agreed with { Until = Day(v % 3).AddDays(-1) },
                    _ => agreed,
                },
            ],
        };
    }

    private static Lapse Lapsing(int v) =>
        new(Day(0).AddDays(15 * (v % 6)), v / 6 % 3 == 0 ? null : v / 6 % 3, "visit", Excludes: v % 2 == 0, Held: 1 + (v / 12));

    // The second takes something only if the first has left what it takes.
    private static IReadOnlyList<Lapse> LapsingTwice(int v) =>
        [new(Day(0).AddDays(15 * (v % 2)), 2, "visit", Held: 3), new(Day(1), 1, "list", Excludes: v % 3 == 0, Held: 2 + (v / 2 % 2))];

    private static OpenCondition Open(int v) => new("COND", v % 3 == 0 ? null : Day((v / 3 % 6) - 1), v % 4 == 0 ? null : Day((v / 3 % 6) - 1).AddDays(10));

    private static Engagement Engaged(int v) => new(Day(v % 6), Day(v % 6).AddDays(30), v / 6 % 3 == 0 ? null : v / 6 % 3 == 1 ? "UNIFIL" : "MINUSCA");

    // Being vetted for some time or for good, cleared for a time, barred, kept back by a case.
    private static IReadOnlyList<VettingTime> Vetted(int v) => (v / 6) switch
    {
        0 => [new("pending", Example.AsOf, Day(v % 6)), new("cleared", Day(v % 6), null)],
        1 => [new("cleared", Example.AsOf, Day(1 + (v % 6))), new("pending", Day(1 + (v % 6)), null)],
        2 => [new("pending", Example.AsOf, null)],
        3 => [new("barred", Day(v % 6), null)],
        4 => [new("under-investigation", Day(v % 6), null)],
        _ => [new("case-substantiated", Example.AsOf, Day(1 + (v % 6)))],
    };

    // Until some day, from it on, for a month, or without end.
    private static IReadOnlyList<ExcludedTime> RuledOut(int v)
    {
        var (mission, day) = (v % 3 == 0 ? "UNIFIL" : "MINUSCA", Day(v / 3 % 4));
        return (v % 4) switch
        {
            0 => [new(mission, null, day)],
            1 => [new(mission, day, null)],
            2 => [new(mission, day, day.AddDays(30)), new("UNIFIL", null, day)],
            _ => v < 12 ? [new(mission, null, null)] : [new(mission, day, day.AddDays(10))],
        };
    }
}
