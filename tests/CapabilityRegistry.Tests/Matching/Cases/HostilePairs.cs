using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>
/// Needs and offers that use every field, with few codes so that they meet, and with days at and around every edge,
/// those of the calendar included. Nothing here was asked to be sensible.
/// </summary>
internal static class HostilePairs
{
    private static readonly string[] Codes = ["a", "b", "c", "d", ""];
    private static readonly string[] States = ["KAZ", "IND", "BRA", "GHA"];

    private static readonly Gen<DateOnly> Days = Gen.Frequency(
        (8, Gen.Int[-2, 2].SelectMany(off => OneOf(Example.AsOf, Example.Start, Example.End).Select(day => day.AddDays(off)))),
        (4, Gen.Int[-400, 800].Select(off => Example.Start.AddDays(off))),
        (1, OneOf(DateOnly.MinValue, DateOnly.MinValue.AddDays(1), DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue)));

    private static readonly Gen<int> Amounts = Gen.Frequency((9, Gen.Int[0, 5]), (1, OneOf(-1, int.MaxValue - 1, int.MaxValue)));

    private static readonly Gen<string> Code = OneOf(Codes);

    private static readonly Gen<string> Type = OneOf("engineer", "signals", "hospital");

    private static readonly Gen<(DateOnly From, DateOnly Until)> Spans =
        Gen.Select(Days, Days, (one, other) => (one < other ? one : other, one < other ? other : one))
            .Where(span => span.Item1 < span.Item2);

    private static readonly string[] CanVary = [.. Criteria.All.Where(criterion => criterion.MayVary).Select(criterion => criterion.Code)];

    private static readonly Gen<NeedVariation> Variations =
        from id in Gen.Int[1, 9]
        from criterion in Gen.Frequency((6, OneOf(CanVary)), (1, OneOf("not-registered", "no-such-criterion")))
        from item in Maybe(Code)
        from contributor in Maybe(OneOf(States))
        from offer in Maybe(Gen.Int[0, 99].Select(i => $"P{i:00}"))
        from until in Gen.Frequency((2, Gen.Const((DateOnly?)null)), (1, Days.Select(day => (DateOnly?)day)))
        select new NeedVariation($"VAR-{id}", criterion, item, contributor, offer, "planner", until);

    private static readonly Gen<DesiredItem> Desired =
        from criterion in OneOf("equipment-missing", "self-sustainment-missing", "language-missing", "attribute-missing", "training-missing")
        from item in Code
        from quantity in Gen.Int[1, 4]
        select new DesiredItem(criterion, item, quantity);

    private static readonly Gen<Need> FirstHalf =
        from type in Type
        from substitutes in Gen.Select(Type, Gen.Int[1, 100], (t, p) => new SubstituteType(t, p)).List[0, 2]
        from measure in Gen.Frequency((9, Gen.Const("units")), (1, Gen.Const("beds")))
        from mission in Code
        from span in Spans
        from level in Gen.Int[1, 4]
        from equipment in Gen.Select(Code, Amounts, (c, q) => new EquipmentNeed(c, q)).List[0, 2]
        from training in Few(Code)
        select Example.Need with
        {
            UnitType = type, Substitutes = substitutes, Measure = measure, Mission = mission, Start = span.From, End = span.Until,
            MinimumLevel = level, Equipment = equipment, Training = training,
        };

    public static readonly Gen<Need> Needs =
        from need in FirstHalf
        from sustainment in Few(Code)
        from languages in Few(Code)
        from attributes in Few(Code)
        from states in Gen.Select(Few(OneOf(States)), Few(OneOf(States)))
        from organisations in Gen.Select(Few(Code), Few(Code))
        from desired in Desired.List[0, 3]
        from variations in Gen.Frequency((1, Gen.Const(new List<NeedVariation>())), (1, Variations.List[0, 6]))
        select need with
        {
            SelfSustainment = sustainment, Languages = languages, Attributes = attributes,
            RequiredContributors = states.Item1, ExcludedContributors = states.Item2,
            RequiredOrganisations = organisations.Item1, ExcludedOrganisations = organisations.Item2,
            Desired = desired, Variations = variations,
        };

    private static readonly Gen<Offer> OfferHalf =
        from type in Type
        from standing in Gen.Select(
            Gen.Frequency((9, Gen.Const("registered")), (1, OneOf("withdrawn", ""))),
            Gen.Frequency((9, Gen.Const("units")), (1, OneOf("beds", ""))))
        from contributor in OneOf(States)
        from level in OneOf<int?>(null, 1, 2, 3, 4, 4, 3)
        from response in Gen.Frequency((6, Gen.Int[0, 400]), (1, OneOf(0, int.MaxValue)))
        from window in Gen.Select(Days, Maybe2(Days))
        from women in Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 30])
        from caveats in Gen.Select(Gen.Int[0, 6], Few(Code))
        select Example.Offer with
        {
            UnitType = type, Status = standing.Item1, Measure = standing.Item2, Contributor = contributor,
            Level = level, ResponseDays = response, AvailableFrom = window.Item1, AvailableUntil = window.Item2,
            Men = women.Item1, Women = women.Item2, WomenTarget = women.Item3, Caveats = caveats.Item1, ExcludedMissions = caveats.Item2,
        };

    private static readonly Gen<Engagement> Engaged =
        from span in Spans
        from mission in OneOf(null, "MINUSCA", "UNIFIL")
        select new Engagement(span.From, span.Until, mission);

    private static readonly Gen<OpenCondition> Open =
        from span in Spans
        from ends in Gen.Int[0, 3]
        select new OpenCondition("COND", (ends & 1) == 0 ? span.From : null, (ends & 2) == 0 ? span.Until : null);

    private static readonly Gen<VettingTime> Vetted =
        from status in OneOf("cleared", "cleared", "cleared", "pending", "barred", "under-investigation", "case-substantiated")
        from span in Spans
        from ends in Gen.Bool
        select new VettingTime(status, span.From, ends ? span.Until : null);

    private static readonly Gen<ExcludedTime> Excluded =
        from span in Spans
        from mission in OneOf("MINUSCA", "UNIFIL")
        from ends in Gen.Int[0, 3]
        select new ExcludedTime(mission, (ends & 1) == 0 ? span.From : null, (ends & 2) == 0 ? span.Until : null);

    private static readonly Gen<List<Lapse>> Lapses =
        from days in Days.List[0, 3]
        from left in Gen.Int[0, 3].List[3]
        from held in Gen.Int[1, 4].List[3]
        from excludes in Gen.Bool.List[3]
        select days.Order().Zip(left, held)
            .Select((each, i) => new Lapse(each.First, each.Second == 0 ? null : each.Second, "visit", excludes[i], each.Third)).ToList();

    public static readonly Gen<Offer> Offers =
        from offer in OfferHalf
        from equipment in Gen.Select(Code, Amounts, (c, q) => new EquipmentHeld(c, Math.Max(0, q))).List[0, 4]
        from codes in Gen.Select(Many(Code), Many(Code), Many(Code), Few(Code))
        from certificates in Gen.Select(Code, Maybe2(Days), (c, d) => new Certificate(c, d)).List[0, 4]
        from engagements in Gen.Frequency((3, Gen.Const(new List<Engagement>())), (1, Engaged.List[0, 3]))
        from conditions in Gen.Frequency((3, Gen.Const(new List<OpenCondition>())), (1, Open.List[0, 3]))
        from excluded in Gen.Frequency((3, Gen.Const(new List<ExcludedTime>())), (1, Excluded.List[0, 3]))
        from shares in Gen.Frequency((5, Gen.Const(Array.Empty<string>())), (1, Code.Array[0, 2]))
        from vetting in Gen.Frequency((3, Gen.Const(new List<VettingTime>())), (1, Vetted.List[0, 3]))
        from turnaround in Gen.Frequency((8, OneOf(0, 1, 30)), (1, Gen.Const(int.MaxValue)))
        from evidence in Maybe2(Days)
        from lapses in Gen.Frequency((1, Gen.Const(new List<Lapse>())), (1, Lapses))
        from burden in Gen.Select(Amounts, Amounts, Maybe(Code), Few(Code))
        select offer with
        {
            Equipment = equipment, SelfSustainment = codes.Item1, Languages = codes.Item2, Attributes = codes.Item3, Organisations = codes.Item4,
            Certificates = certificates, Engagements = engagements, TurnaroundDays = turnaround, EvidenceOn = evidence,
            Lapses = [.. lapses.Where(lapse => lapse.Held <= offer.Level && (lapse.Level ?? 0) < offer.Level)],
            ExcludedTimes = excluded, Conditions = conditions, OpenShares = shares, Vetting = vetting, Burden = burden.Item1, RegionBurden = burden.Item2,
            Region = burden.Item3, Partners = burden.Item4,
        };

    /// <summary>Weights of every size, none among them.</summary>
    public static readonly Gen<Weights> Weights =
        Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[0, 1000])).Array[10]
            .Select(w => new Weights(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9]));

    /// <summary>Calls <paramref name="check"/> with needs and offers, each id once.</summary>
    public static void Each(int count, uint seed, Action<Need, IReadOnlyList<Offer>, Weights> check, int offers = 100)
    {
        var random = new PCG(seed, 20_180_917);
        for (var i = 0; i < count; i++)
        {
            var drawn = Offers.Array[offers].Generate(random, null, out _);
            check(
                Needs.Generate(random, null, out _),
                [.. drawn.Select((offer, n) => offer with { Id = $"P{(n * 37) % offers:00}" })],
                Weights.Generate(random, null, out _));
        }
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<List<string>> Few(Gen<string> code) => Gen.Frequency((3, Gen.Const(new List<string>())), (2, code.List[0, 2]));

    private static Gen<List<string>> Many(Gen<string> code) => code.List[0, 8];

    private static Gen<string?> Maybe(Gen<string> code) => Gen.Frequency((1, Gen.Const((string?)null)), (1, code.Select(c => (string?)c)));

    private static Gen<DateOnly?> Maybe2(Gen<DateOnly> day) => Gen.Frequency((1, Gen.Const((DateOnly?)null)), (2, day.Select(d => (DateOnly?)d)));
}
