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
    /// <param name="cancel">Stops the search.</param>
    public Plan WithShortfalls(Stopwatch clock, CancellationToken cancel)
    {
        var missing = indexed.Prepared.Needs.Where(need => uses.MissingOf(need) > 0)
            .Select(need => (Need: need, Known: IsStopped(need, clock) ? null : Known(need, cancel))).ToList();
        var wanting = missing.Select(need => need.Known).OfType<ShortNeed>().ToList();
        sets.Find([.. wanting.Where(need => need.Rivals.Count > 0 || need.IsUsedUp).Select(need => need.Index).Where(IsProvenFlow)]);
        var tried = wanting.Count > 0 ? new Counterfactuals(indexed, clock, cancel) : null;
        return indexed.Plan with
        {
            Shortfalls = [.. missing.Select(need => need.Known is null || IsStopped(need.Need, clock)
                ? Stopped(need.Need)
                : new ShortfallReasons(indexed, uses, sets, need.Known, Tried(need.Known, tried)).Shortfall())],
            HallSets = sets.Found,
        };
    }

    /// <summary>The plan with its shortfalls, whatever their reasons.</summary>
    public Plan WithAmounts() => indexed.Plan with
    {
        Shortfalls = [.. indexed.Prepared.Needs.Where(need => uses.MissingOf(need) > 0).Select(need => ShortOf(need, []))],
    };

    // Soon after the limit nothing more is looked for. A proven shortfall is always told with what proves it.
    private bool IsStopped(Need need, Stopwatch clock) => indexed.Input.Limit + PlanSearch.Grace <= clock.Elapsed && !IsProven(need);

    private Shortfall Stopped(Need need) =>
        ShortOf(need, [new(ShortfallReason.NotProven, "The search stopped at its limit, before other reasons were looked for.")]);

    private Shortfall ShortOf(Need need, IReadOnlyList<ShortfallReason> reasons) =>
        new(need.Id, need.Quantity, need.Quantity - uses.MissingOf(need), uses.MissingOf(need), reasons);

    private NeedCounterfactuals? Tried(ShortNeed need, Counterfactuals? tried) =>
        tried is not null && IsProven(need.Need) && !tried.IsTooLarge(need.Index) ? new(tried, need.Index) : null;

    private ShortNeed Known(Need need, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var types = need.Substitutes.Select(substitute => substitute.UnitType).Append(need.UnitType).Distinct();
        // A unit that covers a part of the need already fails nothing: it serves.
        var others = types.SelectMany(type => byType[type]).Where(offer => !indexed.Prepared.Engaged.Covers(need, offer.Id));
        var ranked = Ranking.Of(need, others, indexed.Input.AsOf, indexed.Input.Weights);
        return new ShortNeed(
            need, indexed.NeedOf[need.Id], ranked,
            uses.RivalsOf(need, ranked.Candidates), uses.Held(need, ranked.Candidates), uses.IsExhausted(need, ranked.Candidates));
    }

    private bool IsProvenFlow(int need) =>
        indexed.InFlow[need] && IsProven(indexed.Plan.Components[indexed.ComponentOf[need]].Stages, indexed.Prepared.Needs[need]);

    private bool IsProven(Need need) => IsProven(indexed.Plan.Stages, need);

    // Stages are proven in order.
    private static bool IsProven(IReadOnlyList<Stage> stages, Need need) =>
        stages.Single(stage => stage.Name == Stage.OfPriority(need.Priority)).Status == ProofStatus.Optimal;
}

/// <param name="Need">The need that is short.</param>
/// <param name="Index">Its index.</param>
/// <param name="Ranked">The eligible offers and the excluded ones.</param>
/// <param name="Rivals">Other needs that its eligible offers serve instead.</param>
/// <param name="Held">Eligible offers of which a rule about the plan keeps a second copy from covering more.</param>
/// <param name="IsUsedUp">Whether every eligible offer serves it, and a second copy of one of them would too.</param>
internal sealed record ShortNeed(
    Need Need, int Index, RankedOffers Ranked, IReadOnlyList<OfferInUse> Rivals, IReadOnlyList<HeldOffer> Held, bool IsUsedUp);
