using System.ComponentModel;
using CapabilityRegistry.Http;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.MatchRuns;

public static class ListCandidates
{
    /// <summary>The pledges that could answer a requirement, ranked with their points; every other one of an acceptable type with every reason</summary>
    public static async Task<Results<Ok<CandidatesView>, Absent>> Handle(
        string id,
        [FromQuery(Name = "on"), Description("Of a requirement with a rotation: the slot that is due on this day; today if left out.")] DateOnly? on,
        RequirementStore requirements, Supply supply, TimeProvider clock, Caller caller)
    {
        if (await requirements.Find(id) is not { } requirement)
        {
            return new Absent("requirement", id);
        }

        var asOf = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var slot = Due(requirement.Slots, on ?? asOf);
        var offered = await supply.For([requirement], asOf, caller);
        return TypedResults.Ok(View(slot, asOf, offered, Ranking.Of(Translation.NeedOf(slot), offered.Offers, asOf)));
    }

    // The first that has not ended by then, or else the last.
    private static Slot Due(IReadOnlyList<Slot> slots, DateOnly day) => slots.FirstOrDefault(slot => slot.Until > day) ?? slots[^1];

    private static CandidatesView View(Slot slot, DateOnly asOf, Offered offered, RankedOffers ranked) => new()
    {
        Requirement = slot.Requirement.Id,
        Slot = slot.Number,
        RequirementVersion = slot.Requirement.Version,
        AsOf = asOf,
        Candidates = [.. ranked.Candidates.Select((verdict, index) => new CandidateView
        {
            Rank = index + 1,
            Pledge = PledgeSummary.Of(offered.Pledges[verdict.OfferId]),
            Score = verdict.Score,
            Breakdown = [.. verdict.Breakdown.Select(ScoreView.Of)],
            Variations = [.. verdict.Variations.Select(VariationUsedView.Of)],
        })],
        Excluded = [.. ranked.Excluded.Select(verdict => new ExcludedView
        {
            Pledge = PledgeSummary.Of(offered.Pledges[verdict.OfferId]),
            Reasons = [.. verdict.Failures.Select(ReasonView.Of)],
            Variations = [.. verdict.Variations.Select(VariationUsedView.Of)],
        })],
    };
}
