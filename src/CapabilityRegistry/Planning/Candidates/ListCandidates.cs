using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Candidates;

public static class ListCandidates
{
    /// <summary>The pledges that could answer a requirement, ranked, and why others could not</summary>
    /// <remarks>
    /// Candidates pass every criterion and come with their points, the best first; whoever invites one with a case that the policy warns of says why. All
    /// other pledges of an acceptable unit type are <c>excluded</c>: each with every reason and the smallest change that would make it a candidate. Of a
    /// requirement with a rotation one slot is judged. Nobody is chosen by this, and nothing is kept. Both lists are paged together: <c>next</c> goes on
    /// with the ranking of the first page, whatever has changed since.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Ok<CandidatesView>, NotFoundAnswer, BadRequestAnswer>> Handle(
        string id, [AsParameters] CandidatesQuery query, SnapshotReader snapshots, PastSnapshotReader past, Caller caller, HttpRequest request)
    {
        var place = query.After is null ? null : CandidatesPlace.Parse(query.After);
        var day = query.After is null ? await snapshots.OnToday(caller) : place is null ? null : await past.AfterEvent(place.Seq, place.Day, caller);
        if (day is null)
        {
            return new BadRequestAnswer([new Fault { Code = "no-such-place", Parameter = "after", Expected = "what next gave", Found = $"'{query.After}'" }]);
        }

        if (!day.Snapshot.Requirements.TryGetValue(id, out var requirement))
        {
            return new NotFoundAnswer("requirement", id);
        }

        var explained = query.Explain is null ? null : day.FindOffer(query.Explain);
        if (query.Explain is not null && explained is null)
        {
            return new NotFoundAnswer("pledge", query.Explain);
        }

        var view = View(Due(requirement.Slots, query.On ?? day.Day), day, place?.Read ?? 0, query.Take, explained, request);
        if (view.Next is not null)
        {
            past.Remember(day);
        }

        return TypedResults.Ok(view);
    }

    // The first that has not ended by then, or else the last.
    private static Slot Due(IReadOnlyList<Slot> slots, DateOnly day) => slots.FirstOrDefault(slot => slot.Until > day) ?? slots[^1];

    private static CandidatesView View(Slot slot, DaySnapshot day, int read, int take, Offer? explained, HttpRequest request)
    {
        var views = new CandidateViewBuilder(slot, day);
        var index = day.IndexFor(views.Need);
        var screening = index.Screen(views.Need);
        var end = read + take;
        return new CandidatesView
        {
            Requirement = slot.Requirement.Id,
            Slot = slot.Number,
            RequirementVersion = slot.Requirement.Version,
            AsOf = day.Day,
            EventSeq = day.LastEvent.Seq,
            OutOf = Criteria.FullScore(Weights.Default),
            CandidateCount = screening.Candidates.Count,
            ExcludedCount = screening.Excluded,
            Reasons = [.. screening.Reasons.Select(ReasonCountView.Of)],
            Candidates = [.. screening.Candidates.Skip(read).Take(take).Select((each, i) => views.Candidate(index.Offers[each.Offer], read + i + 1))],
            Excluded = [.. screening.Nearest(read, take).Select(each => views.Excluded(index.Offers[each]))],
            Explained = explained is null ? null : views.Explained(explained),
            Next = Math.Max(screening.Candidates.Count, screening.Excluded) > end
                ? Page.AddressAfter(request, $"{new CandidatesPlace(day.Day, day.LastEvent.Seq, end)}")
                : null,
        };
    }
}
