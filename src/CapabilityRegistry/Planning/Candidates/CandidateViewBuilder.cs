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
            Serves = Serves(place),
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
            Serves = Serves(place),
        };
    }

    private bool Serves(int place) => _serving.Contains(snapshot.Offers[place].Id);

    private PledgeSummary Summary(int place)
    {
        var offer = snapshot.Offers[place];
        return PledgeSummary.Of(offer, snapshot.Snapshot.Pledges[offer.Id].UnitName);
    }

    private RepairView Repaired(int place) => Serves(place)
        ? RepairView.None
        : RepairView.Of(RepairFinder.Of(_ready, snapshot.Offers[place]), snapshot.Offers[place].Status);
}
