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

    public Task<Evaluation?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Evaluation>> List(EvaluationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page),
            Values(filter, caller, page, since));

    public async Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller) =>
        [.. (await List(new EvaluationFilter { Pledge = [pledge] }, caller, PageQuery.Whole, ChangedSinceQuery.Any)).Select(evaluation => evaluation.Id)];

    public Task<int> Count(EvaluationFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

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

        await log.Add(Table, Sql.Insert, [evaluation], SubjectOf, new Change("recorded", by));
        return evaluation;
    }

    /// <summary>Writes new evaluations, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Evaluation> evaluations, Change change) => log.Add(Table, Sql.Insert, evaluations, SubjectOf, change);

    /// <summary>Changes an evaluation under If-Match.</summary>
    public ConditionalUpdate<Evaluation, Evaluation> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), evaluation => evaluation.For(change.By));

    private Task<bool> Save(Evaluation before, Evaluation after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Evaluation evaluation) => new(Kind, evaluation.Id, evaluation.Version, evaluation.Contributor);

    private static (bool, string)[] Conditions(EvaluationFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Status.IsGiven(), Sql.WithStatus),
        (filter.Rating.IsGiven(), Sql.WithRating),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(EvaluationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            caller.Scope,
            filter.Pledge,
            filter.Contributor,
            Status = filter.Status.Codes(),
            Rating = filter.Rating.Codes(),
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM evaluation WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string WithStatus = "AND status IN @Status";

        public const string WithRating = "AND rating IN @Rating";

        public const string ChangedAfter = ChangedObjects.Of + "'evaluation' AND e.subject_id = evaluation.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'evaluation' AND e.subject_id = evaluation.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
