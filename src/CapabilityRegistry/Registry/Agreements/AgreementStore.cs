using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>Agreements in the database; a scoped caller sees those on its own state's units.</summary>
public sealed class AgreementStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "agreement";

    private static readonly Table<Agreement> Table = new(
        "agreement",
        once: ["id", "pledge", "contributor", "sur", "signed_on", "response_days", "reference", "variations", "source"]);

    public static readonly ListOrders<Agreement> Orders = new(
        "id",
        agreement => agreement.Id,
        SortField.Text<Agreement>("pledge", agreement => agreement.Pledge, "pledge"),
        SortField.Day<Agreement>("signedOn", agreement => agreement.SignedOn, "signed_on"));

    public Task<Agreement?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Agreement>> List(AgreementFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page), Values(filter, caller, page, since));

    public Task<int> Count(AgreementFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new agreement under the next key.</summary>
    public async Task<Agreement> Add(AgreementContent content, string contributor, Change change)
    {
        var agreement = Agreement.Of(content, await keys.Next(KeyScopes.Agreement), contributor);
        await Add([agreement], change);
        return agreement;
    }

    /// <summary>Writes new agreements, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Agreement> agreements, Change change) => log.Add(Table, Sql.Insert, agreements, SubjectOf, change);

    /// <summary>Changes an agreement under If-Match.</summary>
    public ConditionalUpdate<Agreement, Agreement> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), agreement => agreement);

    private Task<bool> Save(Agreement before, Agreement after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Agreement agreement) => new(Kind, agreement.Id, agreement.Version, agreement.Contributor);

    private static (bool, string)[] Conditions(AgreementFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(AgreementFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
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
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM agreement WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string ChangedAfter = ChangedObjects.Of + "'agreement' AND e.subject_id = agreement.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'agreement' AND e.subject_id = agreement.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
