using System.Diagnostics;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>Why needs stay short, told from the finished plan: every reason that holds, not only the first.</summary>
internal sealed class Explanation
{
    private readonly IndexedPlan state;
    private readonly PlanUsage uses;
    private readonly HallSetSearch sets;
    private readonly ILookup<string, Offer> byType;

    public Explanation(IndexedPlan state)
    {
        (this.state, uses, sets) = (state, new PlanUsage(state), new HallSetSearch(state));
        byType = state.Portfolio.Offers.ToLookup(offer => offer.UnitType, StringComparer.Ordinal);
    }

    /// <summary>The plan with its shortfalls.</summary>
    /// <param name="clock">Runs since the planning began.</param>
    /// <param name="tries">Whether to search for rules that bind.</param>
    /// <param name="cancel">Stops the search for rules that bind.</param>
    public Plan WithShortfalls(Stopwatch clock, bool tries, CancellationToken cancel)
    {
        var wanting = state.Portfolio.Needs.Where(need => uses.MissingOf(need) > 0).Select(Known).ToList();
        sets.Find([.. wanting.Where(need => need.Rivals.Count > 0 || need.IsUsedUp).Select(need => need.Index).Where(IsProvenFlow)]);
        var binding = new RelaxationSearch(state, clock, cancel).Of([.. wanting.Where(need => tries && MayBeBound(need)).Select(need => need.Index)]);
        return state.Plan with
        {
            Shortfalls = [.. wanting.Select(need => ShortfallOf(need, tries, binding))],
            HallSets = sets.Found,
        };
    }

    private ShortNeed Known(Need need)
    {
        var types = need.Substitutes.Select(substitute => substitute.UnitType).Append(need.UnitType).Distinct();
        var ranked = Ranking.Of(need, types.SelectMany(type => byType[type]), state.Input.AsOf, state.Input.Weights);
        return new ShortNeed(need, state.NeedOf[need.Id], ranked, uses.RivalsOf(need, ranked.Candidates), uses.KeptOut(need, ranked.Candidates), uses.IsExhausted(need, ranked.Candidates));
    }

    private bool IsProvenFlow(int need) => state.InFlow[need] && IsProven(state.Plan.Components[state.ComponentOf[need]].Stages, state.Portfolio.Needs[need]);

    private static bool IsProven(IReadOnlyList<Stage> stages, Need need) =>
        stages.Single(stage => stage.Name == StageObjective.FillName(need.Priority)).Status == ProofStatus.Optimal;

    private bool MayBeBound(ShortNeed need) => need.KeptOut.Count > 0
        || (state.ComponentOf[need.Index] is >= 0 and var part && state.Plan.Certificate.Components[part].Class is ProblemClass.General or ProblemClass.FlowWithCaps);

    private Shortfall ShortfallOf(ShortNeed of, bool tries, Dictionary<int, IReadOnlyList<Relaxation>> binding) => new(
        of.Need.Id, of.Need.Quantity, of.Need.Quantity - uses.MissingOf(of.Need), uses.MissingOf(of.Need),
        [
            .. new[] { NoSuchType(of), Filtered(of), Competition(of), Exhausted(of), Structural(of, tries, binding.GetValueOrDefault(of.Index)), NotProven(of.Need) }
                .OfType<ShortfallReason>(),
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

        var failures = excluded.SelectMany(verdict => verdict.Failures)
            .CountBy(failure => failure.Code)
            .ToDictionary(StringComparer.Ordinal);
        var question = new PreparedNeed(of.Need, state.Input.AsOf, state.Input.Weights);
        return new(ShortfallReason.Filtered, $"{excluded.Count} pledges of an acceptable type fail other criteria.", failures)
        {
            NearMisses =
            [
                .. excluded.Where(verdict => verdict.Failures.Count == 1).Take(ShortfallReason.MostWitnesses).Select(verdict => new NearMiss(
                    verdict.OfferId, verdict.Failures[0].Code, Repair.Of(question, state.Portfolio.Offers[state.OfferOf[verdict.OfferId]]))),
            ],
        };
    }

    private ShortfallReason? Competition(ShortNeed of) => of.Rivals.Count == 0 ? null : new(
        ShortfallReason.Competition, $"{of.Rivals.Select(use => use.OfferId).Distinct().Count()} eligible pledges serve other requirements at an overlapping time.")
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

        return new(ShortfallReason.Structural, $"{Kept(of.KeptOut.Count)} {(tries ? Helps(helpful) : "Which of these rules it is, a match run tries.")}".TrimStart())
        {
            KeptOut = [.. of.KeptOut.Take(ShortfallReason.MostWitnesses)],
            Relaxations = helpful ?? [],
            Tried = helpful is not null,
        };
    }

    private static string Kept(int count) => count == 0 ? "" :
        $"{count} eligible pledges are kept out by a ban, a minimum fill, a bundle, a share cap, partners, pledges that must not serve together, or turnaround.";

    private static string Helps(IReadOnlyList<Relaxation>? helpful) => helpful switch
    {
        null => "Which of these rules it is was not tried: this part of the plan is too large, or the time was over.",
        [] => "No such rule, nor all of one kind, would fill more if it fell alone.",
        [var least, ..] => $"Without {(least.Rules.Count == 1 ? "one rule" : $"{least.Rules.Count} rules")} of the kind {least.Family}, {least.More} more would be filled.",
    };

    private ShortfallReason? NotProven(Need need)
    {
        var fill = state.Plan.Stages.Single(stage => stage.Name == StageObjective.FillName(need.Priority));
        return fill.Status == ProofStatus.Optimal
            ? null
            : new(ShortfallReason.NotProven, $"The search stopped at its limit with stage {fill.Name} {fill.Status}.");
    }

    /// <param name="Need">The need that is short.</param>
    /// <param name="Index">Its place.</param>
    /// <param name="Ranked">Who could serve it, and who could not.</param>
    /// <param name="Rivals">What could serve it and serves another.</param>
    /// <param name="KeptOut">What could serve it, and could not if it were there twice.</param>
    /// <param name="IsUsedUp">Whether whoever could serve it does, and one more would help.</param>
    private sealed record ShortNeed(
        Need Need, int Index, RankedOffers Ranked, IReadOnlyList<OfferInUse> Rivals, IReadOnlyList<string> KeptOut, bool IsUsedUp);
}
