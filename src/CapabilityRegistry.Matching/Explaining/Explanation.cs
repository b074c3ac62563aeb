using System.Diagnostics;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>Why needs stay short, derived from the finished plan: every reason that holds, not only the first.</summary>
internal sealed class Explanation
{
    private readonly IndexedPlan indexed;
    private readonly PlanUsage uses;
    private readonly HallSetSearch sets;
    private readonly ILookup<string, Offer> byType;

    public Explanation(IndexedPlan indexed)
    {
        (this.indexed, uses, sets) = (indexed, new PlanUsage(indexed), new HallSetSearch(indexed));
        byType = indexed.Prepared.Offers.ToLookup(offer => offer.UnitType, StringComparer.Ordinal);
    }

    /// <summary>The plan with its shortfalls.</summary>
    /// <param name="clock">Runs since the planning began.</param>
    /// <param name="tries">Whether to search for rules that keep needs short.</param>
    /// <param name="cancel">Stops the search.</param>
    public Plan WithShortfalls(Stopwatch clock, bool tries, CancellationToken cancel)
    {
        var wanting = indexed.Prepared.Needs.Where(need => uses.MissingOf(need) > 0).Select(Known).ToList();
        sets.Find([.. wanting.Where(need => need.Rivals.Count > 0 || need.IsUsedUp).Select(need => need.Index).Where(IsProvenFlow)]);
        var binding = new RelaxationSearch(indexed, clock, cancel).Of([.. wanting.Where(need => tries && MayBeBound(need)).Select(need => need.Index)]);
        return indexed.Plan with
        {
            Shortfalls = [.. wanting.Select(need => ShortfallOf(need, tries, binding))],
            HallSets = sets.Found,
        };
    }

    private ShortNeed Known(Need need)
    {
        var types = need.Substitutes.Select(substitute => substitute.UnitType).Append(need.UnitType).Distinct();
        var ranked = Ranking.Of(need, types.SelectMany(type => byType[type]), indexed.Input.AsOf, indexed.Input.Weights);
        return new ShortNeed(
            need, indexed.NeedOf[need.Id], ranked,
            uses.RivalsOf(need, ranked.Candidates), uses.KeptOut(need, ranked.Candidates), uses.IsExhausted(need, ranked.Candidates));
    }

    private bool IsProvenFlow(int need) =>
        indexed.InFlow[need] && IsProven(indexed.Plan.Components[indexed.ComponentOf[need]].Stages, indexed.Prepared.Needs[need]);

    private static bool IsProven(IReadOnlyList<Stage> stages, Need need) =>
        stages.Single(stage => stage.Name == Stage.OfPriority(need.Priority)).Status == ProofStatus.Optimal;

    private bool MayBeBound(ShortNeed need) => need.KeptOut.Count > 0
        || (indexed.ComponentOf[need.Index] is >= 0 and var part
            && indexed.Plan.Certificate.Components[part].Class is ProblemClass.General or ProblemClass.FlowWithCaps);

    private Shortfall ShortfallOf(ShortNeed of, bool tries, Dictionary<int, IReadOnlyList<Relaxation>> binding) => new(
        of.Need.Id, of.Need.Quantity, of.Need.Quantity - uses.MissingOf(of.Need), uses.MissingOf(of.Need),
        [
            .. new[]
            {
                NoSuchType(of), Filtered(of), Competition(of), Exhausted(of),
                Structural(of, tries, binding.GetValueOrDefault(of.Index)), NotProven(of.Need),
            }.OfType<ShortfallReason>(),
        ]);

    private static ShortfallReason? NoSuchType(ShortNeed of) =>
        of.Ranked.Candidates.Count + of.Ranked.Excluded.Count > 0
            ? null
            : new(ShortfallReason.NoSuchType, $"No pledge is of type {of.Need.UnitType} or a substitute.");

    private ShortfallReason? Filtered(ShortNeed of)
    {
        var excluded = of.Ranked.Excluded;
        if (excluded.Count == 0)
        {
            return null;
        }

        var failures = excluded.SelectMany(evaluation => evaluation.Failures)
            .CountBy(failure => failure.Code)
            .ToDictionary(StringComparer.Ordinal);
        var preparedNeed = new PreparedNeed(of.Need, indexed.Input.AsOf, indexed.Input.Weights);
        return new(ShortfallReason.Filtered, $"{excluded.Count} pledges of an acceptable type fail other criteria.", failures)
        {
            NearMisses =
            [
                .. excluded.Where(evaluation => evaluation.Failures.Count == 1).Take(ShortfallReason.MostWitnesses).Select(evaluation => new NearMiss(
                    evaluation.OfferId, evaluation.Failures[0].Code,
                    RepairFinder.Of(preparedNeed, indexed.Prepared.Offers[indexed.OfferOf[evaluation.OfferId]]))),
            ],
        };
    }

    private ShortfallReason? Competition(ShortNeed of) => of.Rivals.Count == 0 ? null : new(
        ShortfallReason.Competition,
        $"{of.Rivals.Select(use => use.OfferId).Distinct().Count()} eligible pledges serve other requirements at an overlapping time.")
    {
        InUse = of.Rivals,
        HallSet = sets.PlaceOf(of.Need.Id),
    };

    private ShortfallReason? Exhausted(ShortNeed of) => !of.IsUsedUp ? null : new(
        ShortfallReason.Exhausted, $"Every eligible pledge ({of.Ranked.Candidates.Count}) serves this requirement already, and together they are not enough.")
    {
        HallSet = of.Rivals.Count == 0 ? sets.PlaceOf(of.Need.Id) : null,
    };

    private static ShortfallReason? Structural(ShortNeed of, bool tries, IReadOnlyList<Relaxation>? helpful)
    {
        if (of.KeptOut.Count == 0 && helpful is null or { Count: 0 })
        {
            return null;
        }

        return new(ShortfallReason.Structural,
            $"{Kept(of.KeptOut.Count)} {(tries ? Helps(helpful) : "Which of these rules it is, a match run tries.")}".TrimStart())
        {
            KeptOut = [.. of.KeptOut.Take(ShortfallReason.MostWitnesses)],
            Relaxations = helpful ?? [],
            Tried = helpful is not null,
        };
    }

    private static string Kept(int count) => count == 0 ? "" :
        $"{count} eligible pledges are kept out by a ban, a minimum fill, a bundle, a share cap, partners, "
        + "pledges that must not serve together, or turnaround.";

    private static string Helps(IReadOnlyList<Relaxation>? helpful) => helpful switch
    {
        null => "Which of these rules it is was not tried: this part of the plan is too large, or the time was over.",
        [] => "No such rule, nor all of one kind, would fill more if it fell alone.",
        [var least, ..] =>
            $"Without {(least.Rules.Count == 1 ? "one rule" : $"{least.Rules.Count} rules")} of the kind {least.Family}, {least.More} more would be filled.",
    };

    private ShortfallReason? NotProven(Need need)
    {
        var fill = indexed.Plan.Stages.Single(stage => stage.Name == Stage.OfPriority(need.Priority));
        return fill.Status == ProofStatus.Optimal
            ? null
            : new(ShortfallReason.NotProven, $"The search stopped at its limit with stage {fill.Name} {fill.Status}.");
    }

    /// <param name="Need">The need that is short.</param>
    /// <param name="Index">Its index.</param>
    /// <param name="Ranked">The eligible offers and the excluded ones.</param>
    /// <param name="Rivals">Other needs that its eligible offers serve instead.</param>
    /// <param name="KeptOut">Eligible offers that do not serve the need, and of which a second copy would not serve it either.</param>
    /// <param name="IsUsedUp">Whether every eligible offer serves it, and a second copy of one of them would too.</param>
    private sealed record ShortNeed(
        Need Need, int Index, RankedOffers Ranked, IReadOnlyList<OfferInUse> Rivals, IReadOnlyList<string> KeptOut, bool IsUsedUp);
}
