using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>Judges single pledges for one requirement and makes the views of candidates and excluded pledges.</summary>
public sealed class CandidateViewBuilder(Need need, DaySnapshot snapshot)
{
    private readonly PreparedNeed _ready = new(need, snapshot.Day);

    public Need Need => need;

    public CandidateView Candidate(int place, int rank)
    {
        var verdict = _ready.Evaluate(snapshot.Offers[place]);
        return new CandidateView
        {
            Rank = rank,
            Pledge = Summary(place),
            Score = verdict.Score,
            Breakdown = [.. verdict.Breakdown.Select(ScoreView.Of)],
            Variations = [.. verdict.Variations.Select(VariationUsedView.Of)],
        };
    }

    public ExcludedView Excluded(int place)
    {
        var verdict = _ready.Evaluate(snapshot.Offers[place]);
        return new ExcludedView
        {
            Pledge = Summary(place),
            Reasons = [.. verdict.Failures.Select(ReasonView.Of)],
            Variations = [.. verdict.Variations.Select(VariationUsedView.Of)],
            Repair = Repaired(place),
        };
    }

    public ExplainedView Explained(int place)
    {
        var offer = snapshot.Offers[place];
        var verdict = _ready.Evaluate(offer);
        return new ExplainedView
        {
            Pledge = Summary(place),
            Eligible = verdict.Eligible,
            Score = verdict.Score,
            Criteria = [.. _ready.Judgements(offer).Select(CriterionView.Of)],
            Repair = Repaired(place),
        };
    }

    private PledgeSummary Summary(int place)
    {
        var offer = snapshot.Offers[place];
        return PledgeSummary.Of(offer, snapshot.Snapshot.Pledges[offer.Id].UnitName);
    }

    private RepairView Repaired(int place) => RepairView.Of(RepairFinder.Of(_ready, snapshot.Offers[place]), snapshot.Offers[place].Status);
}
