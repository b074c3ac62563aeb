using CapabilityRegistry.Http;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.MatchRuns;

public static class ListCandidates
{
    /// <summary>The pledges that could answer a requirement, ranked with their points; every other one of an acceptable type with every reason</summary>
    public static async Task<Results<Ok<CandidatesView>, Absent>> Handle(
        string id, RequirementStore requirements, Supply supply, TimeProvider clock, Caller caller)
    {
        if (await requirements.Find(id) is not { } requirement)
        {
            return new Absent("requirement", id);
        }

        var asOf = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offered = await supply.For([requirement], asOf, caller);
        return TypedResults.Ok(View(requirement, asOf, offered, Ranking.Of(Translation.NeedOf(requirement), offered.Offers, asOf)));
    }

    private static CandidatesView View(Requirement requirement, DateOnly asOf, Offered offered, RankedOffers ranked) => new()
    {
        Requirement = requirement.Id,
        RequirementVersion = requirement.Version,
        AsOf = asOf,
        Candidates = [.. ranked.Candidates.Select((verdict, index) => new CandidateView
        {
            Rank = index + 1,
            Pledge = PledgeSummary.Of(offered.Pledges[verdict.OfferId]),
            Score = verdict.Score,
            Breakdown = [.. verdict.Breakdown.Select(ScoreView.Of)],
        })],
        Excluded = [.. ranked.Excluded.Select(verdict => new ExcludedView
        {
            Pledge = PledgeSummary.Of(offered.Pledges[verdict.OfferId]),
            Reasons = [.. verdict.Failures.Select(ReasonView.Of)],
        })],
    };
}
