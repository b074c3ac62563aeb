using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Candidates;

public static class ListCandidates
{
    /// <summary>The pledges that could answer a requirement, ranked with their points; every other one of an acceptable type with every reason and the smallest change that would make it eligible</summary>
    public static async Task<Results<Ok<CandidatesView>, NotFoundAnswer>> Handle(
        string id, [AsParameters] CandidatesQuery query, SnapshotStore snapshots, TimeProvider clock, Caller caller, HttpRequest request)
    {
        var snapshot = await snapshots.Current(caller);
        if (!snapshot.Requirements.TryGetValue(id, out var requirement))
        {
            return new NotFoundAnswer("requirement", id);
        }

        var today = snapshot.On(clock.Today());
        var explained = query.Explain is null ? null : today.PlaceOf(query.Explain);
        return query.Explain is not null && explained is null
            ? new NotFoundAnswer("pledge", query.Explain)
            : TypedResults.Ok(View(Due(requirement.Slots, query.On ?? today.Day), snapshot, today, query, explained, request));
    }

    // The first that has not ended by then, or else the last.
    private static Slot Due(IReadOnlyList<Slot> slots, DateOnly day) => slots.FirstOrDefault(slot => slot.Until > day) ?? slots[^1];

    private static CandidatesView View(
        Slot slot, Snapshot snapshot, DaySnapshot today, CandidatesQuery query, int? explained, HttpRequest request)
    {
        var hearing = new CandidateViewBuilder(MatcherMapping.NeedOf(slot), today);
        var screening = today.Index.Screen(hearing.Need);
        var end = query.Skip + query.Take;
        return new CandidatesView
        {
            Requirement = slot.Requirement.Id,
            Slot = slot.Number,
            RequirementVersion = slot.Requirement.Version,
            AsOf = today.Day,
            EventSeq = snapshot.LastEvent.Seq,
            OutOf = Criteria.FullScore(CapabilityRegistry.Matching.Model.Weights.Default),
            CandidateCount = screening.Candidates.Count,
            ExcludedCount = screening.Excluded,
            Reasons = [.. screening.Reasons.Select(ReasonCountView.Of)],
            Candidates = [.. screening.Candidates.Skip(query.Skip).Take(query.Take).Select((each, i) => hearing.Candidate(each.Offer, query.Skip + i + 1))],
            Excluded = [.. screening.Nearest(query.Skip, query.Take).Select(hearing.Excluded)],
            Explained = explained is { } place ? hearing.Explained(place) : null,
            Next = Math.Max(screening.Candidates.Count, screening.Excluded) > end ? Page.AddressAfter(request, $"{end}") : null,
        };
    }
}
