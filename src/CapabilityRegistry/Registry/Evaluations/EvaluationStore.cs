using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>Evaluations in the database; a scoped caller sees those of its own state.</summary>
public sealed class EvaluationStore(Work work, EventLog log, Keys keys) : IPledgeRecords
{
    public const string Kind = "evaluation";

    private static readonly Table<Evaluation> Table = new(
        "evaluation",
        once:
        [
            "id", "pledge", "contributor", "deployment", "period_from", "period_until", "measures", "rating", "remark", "note", "improvement", "supersedes",
            "recorded_on", "recorded_by",
        ]);

    public static readonly ListOrders<Evaluation> Orders = new(
        "id",
        evaluation => evaluation.Id,
        SortField.Text<Evaluation>("pledge", evaluation => evaluation.Pledge, "pledge"),
        SortField.Day<Evaluation>("periodUntil", evaluation => evaluation.PeriodUntil, "period_until"));

    private static readonly ListedTable<Evaluation, EvaluationFilter> Listed = new ListedTable<Evaluation, EvaluationFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes())
        .In("rating", filter => filter.Rating.Codes());

    public Task<Evaluation?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Evaluation>> List(EvaluationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public async Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller) =>
        [.. (await List(new EvaluationFilter { Pledge = [pledge] }, caller, PageQuery.Whole, ChangedSinceQuery.Any)).Select(evaluation => evaluation.Id)];

    public Task<int> Count(EvaluationFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new evaluation under the next key, in the place of an older one if there is one to supersede.</summary>
    /// <param name="older">Null if it supersedes none.</param>
    /// <returns>The refusal if the older one is superseded already.</returns>
    public async Task<Decision<Evaluation>> Add(EvaluationContent content, string contributor, Evaluation? older, Caller by)
    {
        var evaluation = Evaluation.Of(content, await keys.Next(KeyScopes.Evaluation), contributor, by, log.Today);
        while (older is not null)
        {
            var superseded = older.SupersedeBy(evaluation.Id);
            if (superseded.Refusal is { } refusal)
            {
                return refusal;
            }

            // Somebody may have followed it up since it was read.
            older = await Save(older, superseded.Granted!, new Change("superseded", by)) ? null : await Find(older.Id, by);
        }

        await log.Add(Table, Listed.Insert, [evaluation], SubjectOf, new Change("recorded", by));
        return evaluation;
    }

    /// <summary>Writes new evaluations, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Evaluation> evaluations, Change change) => log.Add(Table, Listed.Insert, evaluations, SubjectOf, change);

    /// <summary>Changes an evaluation under If-Match.</summary>
    public ConditionalUpdate<Evaluation, Evaluation> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), evaluation => evaluation.For(change.By));

    private Task<bool> Save(Evaluation before, Evaluation after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Evaluation evaluation) => new(Kind, evaluation.Id, evaluation.Version, evaluation.Contributor);
}
