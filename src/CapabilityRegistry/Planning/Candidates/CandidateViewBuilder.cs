using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>Judges single pledges for one requirement and makes the views of candidates and excluded pledges.</summary>
public sealed class CandidateViewBuilder(Slot slot, DaySnapshot snapshot)
{
    private readonly PreparedNeed _ready = new(MatcherMapping.NeedOf(slot), snapshot.Day);
    private readonly HashSet<string> _serving = [.. snapshot.Context.Serving(slot)];

    public Need Need => _ready.Need;

    public CandidateView Candidate(Offer offer, int rank)
    {
        var verdict = _ready.Evaluate(offer);
        return new CandidateView
        {
            Rank = rank,
            Pledge = Summary(offer),
            Score = verdict.Score,
            Breakdown = [.. verdict.Breakdown.Select(ScoreView.Of)],
            Variations = [.. verdict.Variations.Select(VariationUsedView.Of)],
            CaseWarnings = CaseWarnings(offer),
        };
    }

    public ExcludedView Excluded(Offer offer)
    {
        var verdict = _ready.Evaluate(offer);
        return new ExcludedView
        {
            Pledge = Summary(offer),
            Reasons = [.. verdict.Failures.Select(ReasonView.Of)],
            Variations = [.. verdict.Variations.Select(VariationUsedView.Of)],
            Repair = Repaired(offer),
            Serves = Serves(offer),
        };
    }

    public ExplainedView Explained(Offer offer)
    {
        var verdict = _ready.Evaluate(offer);
        return new ExplainedView
        {
            Pledge = Summary(offer),
            Eligible = verdict.Eligible,
            Score = verdict.Score,
            Criteria = [.. _ready.Judgements(offer).Select(CriterionView.Of)],
            CaseWarnings = CaseWarnings(offer),
            Repair = Repaired(offer),
            Serves = Serves(offer),
        };
    }

    private IReadOnlyList<string> CaseWarnings(Offer offer) =>
        [.. snapshot.Undated(offer.Id).Warnings.Where(time => time.WarnsOf(slot.From, snapshot.Day)).Select(time => time.Case)];

    private bool Serves(Offer offer) => _serving.Contains(offer.Id);

    private PledgeSummary Summary(Offer offer) => PledgeSummary.Of(offer, snapshot.Undated(offer.Id).UnitName);

    private RepairView Repaired(Offer offer) => Serves(offer)
        ? RepairView.None
        : RepairView.Of(RepairFinder.Of(_ready, offer), offer.Status, FallingToday.Of(snapshot.Undated(offer.Id).Offer, snapshot.Day));
}
