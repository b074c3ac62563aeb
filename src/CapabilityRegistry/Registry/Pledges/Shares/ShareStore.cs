using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>Shares in the database; a scoped caller sees those that its own state is to bring, and those of units that it leads.</summary>
public sealed class ShareStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "share";

    private static readonly Table<Share> Table = new("pledge_share", once: ["id", "pledge", "lead", "contributor", "proposed_on", "source"]);

    public static readonly ListOrders<Share> Orders = new(
        "id",
        share => share.Id,
        SortField.Text<Share>("pledge", share => share.Pledge, "pledge"),
        SortField.Day<Share>("proposedOn", share => share.ProposedOn, "proposed_on"));

    private static readonly ListedTable<Share, ShareFilter> Listed = new ListedTable<Share, ShareFilter>(Table, Orders, Kind, OwnRows.OwnOrLedMark)
        .In("pledge", filter => filter.Pledge)
        .In("lead", filter => filter.Lead)
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes());

    public Task<Share?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Share>> List(ShareFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(ShareFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>
    /// All shares of a unit, by key, for who leads it or has a share of it: the rules compare them with each other. They are not for the caller to see.
    /// </summary>
    public Task<IReadOnlyList<Share>> Beside(string pledge, Caller caller) =>
        work.Query(Table, Sql.Beside.For(caller), new { Pledge = pledge, caller.Scope });

    /// <summary>The confirmed shares that a state brings, and those that others bring to units which it leads.</summary>
    public Task<IReadOnlyList<Share>> ConfirmedOf(string state, Caller caller) =>
        work.Query(Table, Sql.ConfirmedOf.For(caller), new { State = state, caller.Scope });

    /// <summary>What the partners are told of the units that these shares are part of, by the key of the pledge.</summary>
    public async Task<IReadOnlyDictionary<string, SharedUnit>> UnitsOf(IReadOnlyCollection<Share> shares, Caller caller) => shares.Count == 0
        ? new Dictionary<string, SharedUnit>()
        : (await work.Query<UnitRow>(Sql.Units.For(caller), new { Ids = shares.Select(share => share.Id), caller.Scope }))
            .DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.ToUnit());

    /// <summary>Writes a new share under the next key.</summary>
    public async Task<Share> Add(ShareContent content, Pledge pledge, string contributor, Change change)
    {
        var share = Share.Of(content, await keys.Next(KeyScopes.Share), pledge, contributor, log.Today);
        await log.Add(Table, Listed.Insert, [share], SubjectOf, change);
        return share;
    }

    /// <summary>Writes shares that already have keys.</summary>
    public Task AddAll(IReadOnlyList<Share> shares, Change change) => log.Add(Table, Listed.Insert, shares, SubjectOf, change);

    /// <summary>Writes the next version over the one before.</summary>
    /// <returns>False if it has another version by now.</returns>
    public Task<bool> Save(Share before, Share after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Share share) => new(Kind, share.Id, share.Version, share.Contributor) { Lead = share.Lead };

    private sealed record UnitRow
    {
        public string Id { get; init; } = "";

        public string UnitType { get; init; } = "";

        public string UnitName { get; init; } = "";

        public string Status { get; init; } = "";

        public string Engagement { get; init; } = "";

        public DateOnly AvailableFrom { get; init; }

        public DateOnly? AvailableUntil { get; init; }

        public SharedUnit ToUnit() => new()
        {
            UnitType = UnitType,
            UnitName = UnitName,
            Status = Codes.Parse<PledgeStatus>(Status),
            Engagement = Codes.Parse<PledgeEngagement>(Engagement),
            AvailableFrom = AvailableFrom,
            AvailableUntil = AvailableUntil,
        };
    }

    private static class Sql
    {
        public static readonly string Beside =
            Table.Select + " WHERE pledge IN (SELECT pledge FROM pledge_share WHERE pledge = @Pledge /*own or led*/) ORDER BY id";

        public static readonly string ConfirmedOf =
            Table.Select + " WHERE (contributor = @State OR lead = @State) AND status = 'confirmed' /*own or led*/ ORDER BY id";

        public const string Units = """
            SELECT id, unit_type, unit_name, status, engagement, available_from, available_until FROM pledge
            WHERE deleted_on IS NULL AND id IN (SELECT pledge FROM pledge_share WHERE id IN @Ids /*own or led*/)
            """;
    }
}
