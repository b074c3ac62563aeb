using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>The reasons why one need stays short, each with what it closes alone, and what closes something only together.</summary>
/// <param name="indexed">The finished plan.</param>
/// <param name="uses">What its offers do.</param>
/// <param name="sets">The proofs by counting.</param>
/// <param name="of">The need.</param>
/// <param name="tried">Plans again; null where nothing is tried.</param>
internal sealed class ShortfallReasons(IndexedPlan indexed, PlanUsage uses, HallSetSearch sets, ShortNeed of, NeedCounterfactuals? tried)
{
    /// <summary>How many pledges a sentence names of each kind.</summary>
    private const int MostNamed = 5;

    private readonly Need need = of.Need;
    private readonly PreparedNeed preparedNeed = new(of.Need, indexed.Input.AsOf, indexed.Input.Weights);

    private int Missing => uses.MissingOf(need);

    public Shortfall Shortfall()
    {
        var (mends, families) = (Mended(), tried?.Rules([]) ?? []);
        // Asked first, because where all of this together helps nothing, no part of it is asked.
        tried?.MoreAfter(All(mends, families));
        var relaxations = tried is null ? null : new RelaxationSearch(tried).Of(families);
        var reasons = new[] { NoSuchType(), Filtered(mends), Competition(), Exhausted(), Structural(relaxations), NotProven() }
            .OfType<ShortfallReason>().ToList();
        var helps = relaxations is { Count: > 0 } || reasons.SelectMany(reason => reason.NearMisses).Any(miss => miss.Closes > 0);
        var (search, together) = helps ? (Model.Shortfall.NotNeeded, null) : Together(mends);
        return new(need.Id, need.Quantity, need.Quantity - Missing, Missing, reasons) { Together = together, Search = search };
    }

    private ShortfallReason? NoSuchType() => of.Ranked.Candidates.Count + of.Ranked.Excluded.Count > 0 ? null : ReasonOf(
        ShortfallReason.NoSuchType,
        $"No {(indexed.Prepared.Engaged.ByNeed.Contains(need.Id) ? "other pledge" : "pledge")} is of type {need.UnitType} or a substitute.", "One that fits",
        () => [Remedy.New(need, Missing, indexed.Input.AsOf)]);

    private ShortfallReason? Filtered(IReadOnlyList<MendedOffer> mends)
    {
        var excluded = of.Ranked.Excluded;
        if (excluded.Count == 0)
        {
            return null;
        }

        var failures = excluded.SelectMany(evaluation => evaluation.Failures).CountBy(failure => failure.Code).ToDictionary(StringComparer.Ordinal);
        var detail = $"{Wording.Count(excluded.Count, "pledge")} of an acceptable type {(excluded.Count == 1 ? "fails" : "fail")} other criteria.";
        var releases = tried is null ? 0 : excluded.Where(evaluation => evaluation.Failures.Any(failure => failure.Code == Repair.Release))
            .Count(evaluation => RepairOf(evaluation.OfferId).IsPossible);
        var why = mends.Count == 0 && releases > 0
            ? new ShortfallReason(ShortfallReason.Filtered, $"{detail} {Releases(releases)}")
            : ReasonOf(ShortfallReason.Filtered, releases == 0 ? detail : $"{detail} {Releases(releases)}",
                mends.Count == 0 ? "No change of theirs makes one eligible, so they" : $"Mending those that can be mended ({mends.Count})",
                () => [.. mends.Select(mend => mend.Remedy)]);
        return why with
        {
            Failures = failures,
            NearMisses = [.. excluded.Select(evaluation => (evaluation.OfferId, Code: OneThing(evaluation.Failures))).Where(each => each.Code is not null)
                .Take(ShortfallReason.MostWitnesses)
                .Select(each => NearMissOf(each.OfferId, each.Code!, mends.FirstOrDefault(mend => mend.OfferId == each.OfferId)))],
        };
    }

    private static string Releases(int count) => $"To release a unit from its engagement opens what it serves there, so that was not tried ({count}).";

    // The code of the one thing in which an offer falls short; null if there are several. One raise mends both criteria about the level.
    private string? OneThing(IReadOnlyList<Failure> failures) => failures.Select(failure => failure.Code).Distinct().ToList() switch
    {
        [var code] => code,
        ["below-selection-level", "below-minimum-level"] =>
            need.MinimumLevel > StandingRules.SelectionLevel ? "below-minimum-level" : "below-selection-level",
        _ => null,
    };

    // Those that fail least are mended first, so that every near miss that can be mended is among them.
    private NearMiss NearMissOf(string offer, string code, MendedOffer? mend)
    {
        var repair = mend?.Repair ?? RepairOf(offer);
        return new(offer, code, repair)
        {
            Closes = !repair.IsPossible ? 0 : mend is null ? null : tried?.MoreAfter([mend.Remedy]),
        };
    }

    private ShortfallReason? Competition()
    {
        if (of.Rivals.Count == 0)
        {
            return null;
        }

        var resting = of.Rivals.Where(use => !need.Overlaps(indexed.Prepared.Needs[indexed.NeedOf[use.NeedId]], turnaroundDays: 0))
            .Select(use => use.OfferId).Distinct().ToList();
        var busy = of.Rivals.Select(use => use.OfferId).Distinct().Except(resting).ToList();
        string[] told =
        [
            .. busy.Count == 0 ? [] : new[] { $"{Eligible(busy.Count)} other requirements at an overlapping time." },
            .. resting.Count == 0 ? [] : new[] { $"{Eligible(resting.Count)} other missions too shortly before or after for their turnaround." },
        ];
        var why = ReasonOf(ShortfallReason.Competition, string.Join(" ", told), "A second pledge like each of them",
            () => [.. busy.Concat(resting).Select(OfferOf).Select(Remedy.Doubled)]);
        return why with { InUse = of.Rivals, HallSet = sets.PlaceOf(need.Id) };
    }

    private ShortfallReason? Exhausted() => !of.IsUsedUp ? null : ReasonOf(
        ShortfallReason.Exhausted, $"Every eligible pledge ({of.Ranked.Candidates.Count}) serves this requirement already, and together they are not enough.",
        "A second pledge like each of them", () => [.. of.Ranked.Candidates.Select(candidate => Remedy.Doubled(OfferOf(candidate.OfferId)))]) with
    {
        HallSet = of.Rivals.Count == 0 ? sets.PlaceOf(need.Id) : null,
    };

    private ShortfallReason? Structural(IReadOnlyList<Relaxation>? helpful)
    {
        if (of.Held.Count == 0 && helpful is null or { Count: 0 })
        {
            return null;
        }

        return new(ShortfallReason.Structural, $"{KeptBy()} {Helps(helpful)}".TrimStart())
        {
            KeptOut = [.. of.Held.Select(held => held.OfferId).Where(id => !uses.Serves(need, id)).Take(ShortfallReason.MostWitnesses)],
            Held = [.. of.Held.Take(ShortfallReason.MostWitnesses)],
            Relaxations = helpful ?? [],
            Tried = helpful is not null,
            Closes = helpful is null ? null : helpful.Select(each => each.More).DefaultIfEmpty(0).Max(),
        };
    }

    // Which rule holds which pledges: those of each kind in one part of the sentence.
    private string KeptBy()
    {
        if (of.Held.Count == 0)
        {
            return "";
        }

        var parts = of.Held.SelectMany(held => held.Families, (held, family) => (held.OfferId, family)).GroupBy(each => each.family, each => each.OfferId)
            .Select(rule => $"{Named([.. rule])} by {RuleFamily.NameOf(rule.Key)}");
        return of.Held.All(held => uses.Serves(need, held.OfferId))
            ? $"Every eligible pledge serves; one more like it is kept out: {string.Join("; ", parts)}."
            : $"Kept out are {string.Join("; ", parts)}.";
    }

    private static string Named(IReadOnlyList<string> ids) =>
        ids.Count <= MostNamed ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(MostNamed))} and {ids.Count - MostNamed} others";

    private static string Helps(IReadOnlyList<Relaxation>? helpful) => helpful switch
    {
        null => "Whether more would be filled without a rule was not tried.",
        [] => "No rule of the plan, nor all of one kind, would fill more if it fell alone.",
        [var least, ..] =>
            $"Without {(least.Rules.Count == 1 ? "one rule" : $"{least.Rules.Count} rules")} of the kind {least.Family}, {least.More} more would be filled.",
    };

    private ShortfallReason? NotProven()
    {
        var fill = indexed.Plan.Stages.Single(stage => stage.Name == Stage.OfPriority(need.Priority));
        return fill.Status == ProofStatus.Optimal
            ? null
            : new(ShortfallReason.NotProven, $"The search stopped at its limit with stage {fill.Name} {fill.Status}.");
    }

    // Rules about pledges that would be mended count here too. Where everything at once gives the need nothing, because others then take what it
    // could have, the repairs alone may, or the rules.
    private (string Search, Combination? Together) Together(IReadOnlyList<MendedOffer> mends)
    {
        if (tried is null)
        {
            return (Model.Shortfall.NotTried, null);
        }

        var families = tried.Rules([.. mends.Select(mend => mend.Remedy)]);
        IReadOnlyList<Remedy>[] wholes = [.. new[] { All(mends, families), All(mends, []), All([], families) }.Where(changes => changes.Count > 0)];
        var asked = wholes.Select(changes => (Changes: changes, More: tried.MoreAfter(changes))).ToList();
        if (asked.FirstOrDefault(each => each.More > 0).Changes is not { } helpful)
        {
            return (asked.All(each => each.More is not null) ? Model.Shortfall.NoneFound : Model.Shortfall.NotTried, null);
        }

        return tried.SmallestOf(helpful) is { } smallest && tried.MoreAfter(smallest) is { } more
            ? (Model.Shortfall.Found, Combined(mends, families, smallest, more))
            : (Model.Shortfall.NotTried, null);
    }

    private static Combination Combined(IReadOnlyList<MendedOffer> mends, IReadOnlyList<RuleFamily> families, IReadOnlyList<Remedy> smallest, int more) =>
        new(more,
            [.. mends.Where(mend => smallest.Contains(mend.Remedy)).Select(mend => mend.OfferId)],
            [.. families.Select(family => new Relaxation(
                    family.Name, [.. family.Rules.Where(rule => smallest.Contains(rule.Fallen)).Select(rule => rule.Rule)], more))
                .Where(relaxation => relaxation.Rules.Count > 0)]);

    private static IReadOnlyList<Remedy> All(IReadOnlyList<MendedOffer> mends, IReadOnlyList<RuleFamily> families) =>
        [.. mends.Select(mend => mend.Remedy), .. families.SelectMany(family => family.Rules, (_, rule) => rule.Fallen)];

    private IReadOnlyList<MendedOffer> Mended() => tried is null ? [] :
    [
        .. of.Ranked.Excluded.Select(evaluation => (evaluation.OfferId, Repair: RepairOf(evaluation.OfferId)))
            .Where(each => each.Repair is { IsPossible: true, IsRelease: false }).Take(ShortfallReason.MostMended)
            .Select(each => new MendedOffer(each.OfferId, each.Repair, Remedy.Mended(OfferOf(each.OfferId), each.Repair))),
    ];

    private static string Eligible(int pledges) => $"{Wording.Count(pledges, "eligible pledge")} {(pledges == 1 ? "serves" : "serve")}";

    private ShortfallReason ReasonOf(string kind, string detail, string what, Func<IReadOnlyList<Remedy>> mended)
    {
        var changes = tried is null ? [] : mended();
        int? closes = tried is null ? null : changes.Count == 0 ? 0 : tried.MoreAfter(changes);
        return new(kind, closes switch
        {
            null => $"{detail} What would close if that were mended was not tried.",
            0 => $"{detail} {what} would close nothing.",
            _ => $"{detail} {what} would close {closes} of the gap.",
        })
        {
            Closes = closes,
        };
    }

    private Repair RepairOf(string offer) => RepairFinder.Of(preparedNeed, OfferOf(offer));

    private Offer OfferOf(string id) => indexed.Prepared.Offers[indexed.OfferOf[id]];

    /// <param name="OfferId">The offer.</param>
    /// <param name="Repair">What would be mended.</param>
    /// <param name="Remedy">The mended offer, as a change of the input with which planning starts again.</param>
    private sealed record MendedOffer(string OfferId, Repair Repair, Remedy Remedy);
}
