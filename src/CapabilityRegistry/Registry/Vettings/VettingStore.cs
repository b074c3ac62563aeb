using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>Vettings in the database; a scoped caller sees those of its own state.</summary>
public sealed class VettingStore(Work work, EventLog log, Keys keys) : IPledgeRecords
{
    public const string Kind = "vetting";

    private static readonly Table<Vetting> Table = new(
        "vetting", once: ["id", "pledge", "contributor", "opened_on", "scope"]);

    public static readonly ListOrders<Vetting> Orders = new(
        "id",
        vetting => vetting.Id,
        SortField.Text<Vetting>("pledge", vetting => vetting.Pledge, "pledge"),
        SortField.Day<Vetting>("openedOn", vetting => vetting.OpenedOn, "opened_on"));

    public Task<Vetting?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Vetting>> List(VettingFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page),
            Values(filter, caller, page, since ?? ChangedSinceQuery.Any));

    /// <summary>All vettings of one unit.</summary>
    public Task<IReadOnlyList<Vetting>> Of(string pledge, Caller caller) => List(new VettingFilter { Pledge = [pledge] }, caller, PageQuery.Whole);

    public async Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller) => [.. (await Of(pledge, caller)).Select(vetting => vetting.Id)];

    public Task<int> Count(VettingFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new vetting under the next key.</summary>
    public async Task<Vetting> Add(VettingContent content, string contributor, Change change)
    {
        var vetting = Vetting.Of(content, await keys.Next(KeyScopes.Vetting), contributor);
        await log.Add(Table, Sql.Insert, [vetting], SubjectOf, change);
        return vetting;
    }

    /// <summary>Writes new vettings, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Vetting> vettings, Change change) => log.Add(Table, Sql.Insert, vettings, SubjectOf, change);

    /// <summary>Changes a vetting under If-Match.</summary>
    public ConditionalUpdate<Vetting, Vetting> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), vetting => vetting.For(change.By));

    private Task<bool> Save(Vetting before, Vetting after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Vetting vetting) => new(Kind, vetting.Id, vetting.Version, vetting.Contributor);

    private static (bool, string)[] Conditions(VettingFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Status.IsGiven(), Sql.WithStatus),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(VettingFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
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
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM vetting WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string WithStatus = "AND status IN @Status";

        public const string ChangedAfter = ChangedObjects.Of + "'vetting' AND e.subject_id = vetting.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'vetting' AND e.subject_id = vetting.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
