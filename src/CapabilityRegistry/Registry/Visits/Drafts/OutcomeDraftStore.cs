using System.Globalization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Visits.Drafts;

/// <summary>
/// Drafts of outcomes in the database. No event tells of them, since a state must not learn what is noted about its units before it is on record. Whoever
/// may not record an outcome, because the unit is of their state or they submitted it, does not find its draft.
/// </summary>
public sealed class OutcomeDraftStore(Work work, PledgeStore pledges, Keys keys)
{
    private static readonly Table<OutcomeDraft> Table = new("outcome_draft", once: ["id", "visit", "pledge", "contributor", "begun_at"]);

    public static readonly ListOrders<OutcomeDraft> Orders = new("id", draft => draft.Id);

    public Task<OutcomeDraft?> Find(string id, Caller caller) =>
        work.Find(Table, Sql.ById.For(caller).Where((IsOfState(caller), Sql.OfOthers)), new { Id = id, State = caller.Contributor, caller.Scope });

    public async Task<IReadOnlyList<OutcomeDraft>> List(OutcomeDraftFilter filter, Caller caller, PageQuery page)
    {
        var submitted = await SubmittedBy(caller);
        return await work.First(Table, Orders.Sorted(Asked(Sql.Page, filter, submitted, caller), page), new
        {
            After = Orders.PlaceOf(page)?.Key, filter.Visit, Submitted = submitted, State = caller.Contributor, caller.Scope, page.Take,
        });
    }

    public async Task<int> Count(OutcomeDraftFilter filter, Caller caller)
    {
        var submitted = await SubmittedBy(caller);
        return await work.Find<int>(
            Asked(Sql.Count, filter, submitted, caller), new { filter.Visit, Submitted = submitted, State = caller.Contributor, caller.Scope });
    }

    /// <returns>False if there is one already.</returns>
    public Task<bool> TryAdd(OutcomeDraft draft, Caller caller)
    {
        OwnRows.MayAdd(caller, draft.Contributor);
        return work.TryAdd(Table, Sql.Insert, draft);
    }

    /// <returns>False if somebody has saved or deleted it in between.</returns>
    public Task<bool> Save(OutcomeDraft before, OutcomeDraft after, Caller caller) =>
        work.Update(Table, Sql.Update.For(caller), after, new { Was = before.Version, caller.Scope });

    /// <returns>False if somebody has saved or deleted it in between.</returns>
    public async Task<bool> Delete(OutcomeDraft draft, Caller caller)
    {
        if (await work.Change(Sql.Delete.For(caller), new { draft.Id, draft.Version, caller.Scope }) == 0)
        {
            return false;
        }

        await keys.Reserve([string.Create(CultureInfo.InvariantCulture, $"{Versions(draft.Pledge)}-{draft.Version}")]);
        return true;
    }

    /// <summary>The first version of a draft about a unit: higher than those that were thrown away.</summary>
    public async Task<int> FirstVersion(string pledge) => await keys.Last(Versions(pledge)) + 1;

    /// <summary>Throws away what was noted of an outcome that is on record now.</summary>
    public Task Recorded(Visit visit, string pledge, Caller caller) =>
        work.Change(Sql.DeleteOfUnit.For(caller), new { Visit = visit.Id, Pledge = pledge, caller.Scope });

    /// <summary>Throws away what was noted of a visit that takes place no more.</summary>
    public Task Cancelled(Visit visit, Caller caller) => work.Change(Sql.DeleteOfVisit.For(caller), new { Visit = visit.Id, caller.Scope });

    // Persons are compared by their canonical names, which no statement can make. There are as many drafts as visits under way.
    private async Task<IReadOnlyList<string>> SubmittedBy(Caller caller)
    {
        var drafted = await work.Query<string>(Sql.Pledges.For(caller), new { caller.Scope });
        return
        [
            .. from pledge in await pledges.OfKeys(drafted, caller)
               where CanonicalText.IsSamePerson(caller.Person, pledge.Submitter)
               select pledge.Id,
        ];
    }

    private static string Asked(string statement, OutcomeDraftFilter filter, IReadOnlyList<string> submitted, Caller caller) => statement.For(caller).Where(
        (IsOfState(caller), Sql.OfOthers), (submitted.Count > 0, Sql.SubmittedByOthers), (filter.Visit is { Length: > 0 }, Sql.OfVisits));

    // The key of a draft is longer than a scope may be; that of its unit is not.
    private static string Versions(string pledge) => $"draft {pledge}";

    private static bool IsOfState(Caller caller) => caller.Contributor is not null;

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/ /*and*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM outcome_draft WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfOthers = "AND contributor <> @State";

        public const string SubmittedByOthers = "AND pledge NOT IN @Submitted";

        public const string OfVisits = "AND visit IN @Visit";

        public const string Pledges = "SELECT DISTINCT pledge FROM outcome_draft WHERE 1 = 1 /*own*/";

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";

        public const string Delete = "DELETE FROM outcome_draft WHERE id = @Id AND version = @Version /*own*/";

        public const string DeleteOfUnit = "DELETE FROM outcome_draft WHERE visit = @Visit AND pledge = @Pledge /*own*/";

        public const string DeleteOfVisit = "DELETE FROM outcome_draft WHERE visit = @Visit /*own*/";
    }
}
