using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>Judges single pledges for one requirement and makes the views of candidates and excluded pledges.</summary>
public sealed class CandidateViewBuilder(Need need, DaySnapshot on)
{
    private readonly PreparedNeed _ready = new(need, on.Day);

    public Need Need => need;

    public CandidateView Candidate(int place, int rank)
    {
        var verdict = _ready.Evaluate(on.Index.Offers[place]);
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
        var verdict = _ready.Evaluate(on.Index.Offers[place]);
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
        var offer = on.Index.Offers[place];
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

    private PledgeSummary Summary(int place) => PledgeSummary.Of(on.Index.Offers[place], on.Names[place]);

    private RepairView Repaired(int place) => RepairView.Of(RepairFinder.Of(_ready, on.Index.Offers[place]));
}
