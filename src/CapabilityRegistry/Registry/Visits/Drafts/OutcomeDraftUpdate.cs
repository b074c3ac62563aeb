using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits.Drafts;

/// <summary>Reads, saves and deletes the draft of an outcome for those who may record that outcome.</summary>
public sealed class OutcomeDraftUpdate(VisitStore visits, PledgeStore pledges, OutcomeDraftStore drafts, EventLog log)
{
    public const string Kind = "draft of an outcome";

    /// <summary>What stands against reading it; null if nothing does.</summary>
    public async Task<Refused?> Against(string id, Caller caller) => (await Visited(id, caller)).Refused;

    /// <summary>Begins the draft, or saves it over the version that the caller has read.</summary>
    public async Task<Results<Added<OutcomeDraft>, Versioned<OutcomeDraft>, Refused>> Save(
        string id, OutcomeNotes notes, ReadOnlyMembers readOnly, string? ifMatch, Caller caller)
    {
        // Whoever records the outcome or cancels the visit meanwhile waits, and then finds the draft.
        await visits.Lock(OutcomeDraft.KeysIn(id)?.Visit ?? "", caller);
        log.ExpectNoEvent();
        var (visit, pledge, refused) = await Visited(id, caller);
        if (refused is not null)
        {
            return refused;
        }

        if (visit!.AgainstOutcome(pledge!) is { } refusal)
        {
            return Refused.Because(refusal).Showing(visit.DisclosedObjects());
        }

        if (ifMatch is null && await drafts.Find(id, caller) is null)
        {
            var begun = OutcomeDraft.Begun(id, await drafts.FirstVersion(pledge!), visit, pledge!, notes, caller, log.Now);
            return readOnly.Faults(begun) is { Count: > 0 } faults ? Refused.Invalid(faults)
                : await drafts.TryAdd(begun, caller) ? new Added<OutcomeDraft>(begun, begun.Version, $"/v1/outcome-drafts/{id}")
                : Refused.PreconditionRequired();
        }

        var saved = await For(caller).Apply(id, ifMatch, readOnly, draft => Task.FromResult<Decision<OutcomeDraft>>(draft.Saved(notes, caller, log.Now)));
        return saved.Result is Versioned<OutcomeDraft> draft ? draft : (Refused)saved.Result;
    }

    /// <summary>Throws the draft away.</summary>
    public async Task<Results<Versioned<OutcomeDraft>, Refused>> Delete(string id, string? ifMatch, Caller caller)
    {
        log.ExpectNoEvent();
        return await Against(id, caller) is { } refused
            ? refused
            : await (For(caller) with { Save = (before, _) => drafts.Delete(before, caller) }).Apply(id, ifMatch, draft => draft);
    }

    private ConditionalUpdate<OutcomeDraft, OutcomeDraft> For(Caller caller) =>
        new(Kind, id => drafts.Find(id, caller), (before, after) => drafts.Save(before, after, caller), draft => draft);

    private async Task<(Visit? Visit, string? Pledge, Refused? Refused)> Visited(string id, Caller caller)
    {
        if (OutcomeDraft.KeysIn(id) is not { } keys || await visits.Find(keys.Visit, caller) is not { } visit
            || visit.Units.All(unit => unit.Pledge != keys.Pledge) || await pledges.Find(keys.Pledge, caller) is not { } pledge)
        {
            return (null, null, Refused.Missing(Kind, id));
        }

        return (visit, pledge.Id, visit.AgainstAssessor(caller, pledge) is { } refusal
            ? Refused.Because(refusal).Showing(visit.DisclosedObjects())
            : null);
    }
}
