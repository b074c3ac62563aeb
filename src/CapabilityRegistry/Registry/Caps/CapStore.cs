using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>Caps in the database; a scoped caller sees those of its own state.</summary>
public sealed class CapStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "cap";

    private static readonly Table<Cap> Table = new(
        "national_cap", once: ["id", "contributor", "highest", "persons", "unit_types", "law", "effective_from", "recorded_on", "source"]);

    public static readonly ListOrders<Cap> Orders = new(
        "id",
        cap => cap.Id,
        SortField.Text<Cap>("contributor", cap => cap.Contributor, "contributor"),
        SortField.Day<Cap>("effectiveFrom", cap => cap.EffectiveFrom, "effective_from"));

    private static readonly ListedTable<Cap, CapFilter> Listed = new ListedTable<Cap, CapFilter>(Table, Orders, Kind)
        .In("contributor", filter => filter.Contributor)
        .In("highest", filter => filter.Highest.Codes());

    public Task<Cap?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Cap>> List(CapFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(CapFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>The laws of a state that say how many of its persons may serve abroad.</summary>
    public Task<IReadOnlyList<Cap>> OnPersons(string contributor, Caller caller) =>
        work.Query(Table, Sql.OnPersons.For(caller), new { Contributor = contributor, caller.Scope });

    /// <summary>
    /// Locks these laws until the transaction ends: others who would send more persons of the state abroad wait, and what is read afterwards stays true.
    /// </summary>
    public Task LockOnPersons(string contributor, Caller caller) =>
        work.Change(Sql.HoldOnPersons.For(caller), new { Contributor = contributor, caller.Scope });

    /// <summary>Writes a new cap under the next key.</summary>
    public async Task<Cap> Add(CapContent content, IReadOnlyList<Approval> approvals, string contributor, Change change)
    {
        var cap = Cap.Of(content, approvals, await keys.Next(KeyScopes.Cap), contributor, log.Today);
        await Add([cap], change);
        return cap;
    }

    /// <summary>Writes new caps, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Cap> caps, Change change) => log.Add(Table, Listed.Insert, caps, SubjectOf, change);

    /// <summary>Changes a cap under If-Match.</summary>
    public ConditionalUpdate<Cap, Cap> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), cap => cap);

    private Task<bool> Save(Cap before, Cap after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Cap cap) => new(Kind, cap.Id, cap.Version, cap.Contributor);

    private static class Sql
    {
        public static readonly string OnPersons =
            Table.Select + " WHERE contributor = @Contributor AND persons IS NOT NULL /*own*/ ORDER BY id";

        public const string HoldOnPersons =
            "UPDATE national_cap SET version = version WHERE contributor = @Contributor AND persons IS NOT NULL /*own*/";
    }
}
