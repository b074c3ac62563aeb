using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges;

namespace CapabilityRegistry.ForceGeneration.Invitations.Storage;

/// <summary>Stores invitations; a scoped caller sees those of its own state. Whether one has expired depends on the day.</summary>
public sealed class InvitationStore(Work work, EventLog log, Keys keys) : IPledgeCommitments
{
    public const string Kind = "invitation";

    private static readonly Table<Invitation> Table = new(
        "invitation",
        once:
        [
            "id", "run", "requirement", "slot", "requirement_version", "pledge", "contributor", "mission", "unit_type", "amount", "unit",
            "needed_by", "needed_until", "minimum_level", "lines", "expires_on", "invited_by", "invited_at", "reason",
        ],
        spread: new Dictionary<string, string> { ["asked"] = "", ["quantity"] = "" });

    public static readonly ListOrders<Invitation> Orders = new(
        "id",
        invitation => invitation.Id,
        SortField.Text<Invitation>("requirement", invitation => invitation.Requirement, "requirement"),
        SortField.Text<Invitation>("pledge", invitation => invitation.Pledge, "pledge"),
        SortField.Text<Invitation>("contributor", invitation => invitation.Contributor, "contributor"),
        SortField.Day<Invitation>("expiresOn", invitation => invitation.ExpiresOn, "expires_on"));

    private static readonly ListedTable<Invitation, (InvitationFilter Filter, DateOnly Today, bool ShowsOverrides)> Listed =
        new ListedTable<Invitation, (InvitationFilter Filter, DateOnly Today, bool ShowsOverrides)>(Table, Orders, Kind)
            .In("requirement", asked => asked.Filter.Requirement)
            .In("pledge", asked => asked.Filter.Pledge)
            .In("contributor", asked => asked.Filter.Contributor)
            .In("run", asked => asked.Filter.Run)
            .By(Sql.InStatus, asked => asked.Filter.Status.IsGiven() ? [("Status", asked.Filter.Status.Codes()), ("Today", asked.Today)] : null)
            .When(Sql.Overridden, asked => asked is { Filter.Overridden: true, ShowsOverrides: true })
            .When(Sql.NotOverridden, asked => asked is { Filter.Overridden: false, ShowsOverrides: true })
            // Whoever is not shown what was overridden must not find it by asking.
            .When(Sql.None, asked => asked is { Filter.Overridden: true, ShowsOverrides: false })
            .By(Sql.ExpiresFrom, "From", asked => asked.Filter.From)
            .By(Sql.ExpiresUntil, "Until", asked => asked.Filter.Until);

    public async Task<Invitation?> Find(string id, Caller caller) => (await Listed.Find(work, id, caller))?.On(log.Today);

    public async Task<IReadOnlyList<Invitation>> List(InvitationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        All(await Listed.Page(work, (filter, log.Today, ShowsOverrides(caller)), page, since, caller));

    public Task<int> Count(InvitationFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, (filter, log.Today, ShowsOverrides(caller)), since, caller);

    /// <summary>Everything for these requirements, whatever became of it.</summary>
    public async Task<IReadOnlyList<Invitation>> For(IReadOnlyCollection<string> requirements, Caller caller) =>
        All(await work.Query(Table, Sql.ForRequirements.For(caller), new { Ids = requirements, caller.Scope }));

    /// <summary>Open invitations whose last day has passed and whose expiry is not recorded yet.</summary>
    public async Task<IReadOnlyList<Invitation>> Overdue(Caller caller) =>
        All(await work.Query(Table, Sql.Overdue.For(caller), new { log.Today, caller.Scope }));

    /// <summary>Invitations that are not settled.</summary>
    public Task<IReadOnlyList<string>> RestingOn(string pledge, Caller caller) =>
        work.Query<string>(Sql.RestingOn.For(caller), new { Pledge = pledge, log.Today, caller.Scope });

    /// <summary>Writes a new invitation under the next key.</summary>
    /// <returns>Null if the pledge has another one for the requirement that is not settled.</returns>
    public async Task<Invitation?> Add(Invitation made, Change change)
    {
        OwnRows.MayAdd(change.By, made.Contributor);
        var invitation = made with { Id = await keys.Next(KeyScopes.Invitation) };
        if (!await work.TryAdd(Table, Listed.Insert, invitation))
        {
            return null;
        }

        log.Created(SubjectOf(invitation), change, invitation);
        return invitation;
    }

    /// <summary>Writes new invitations, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Invitation> made, Change change) => log.Add(Table, Listed.Insert, made, SubjectOf, change);

    /// <returns>False if the invitation has another version by now.</returns>
    public Task<bool> Save(Invitation before, Invitation after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private IReadOnlyList<Invitation> All(IEnumerable<Invitation> stored) => [.. stored.Select(invitation => invitation.On(log.Today))];

    private static bool ShowsOverrides(Caller caller) => Redactions.For<Invitation>(caller) is null;

    private static Subject SubjectOf(Invitation invitation) => new(Kind, invitation.Id, invitation.Version, invitation.Contributor);

    private static class Sql
    {
        public static readonly string ForRequirements = Table.Select + " WHERE requirement IN @Ids /*own*/ ORDER BY requirement, id";

        public static readonly string Overdue = Table.Select + " WHERE status = 'open' AND expires_on < @Today /*own*/ ORDER BY id";

        public const string RestingOn = """
            SELECT id FROM invitation
            WHERE pledge = @Pledge AND (status = 'accepted' OR (status = 'open' AND expires_on >= @Today)) /*own*/
            ORDER BY id
            """;

        public const string InStatus = "AND CASE WHEN status = 'open' AND expires_on < @Today THEN 'expired' ELSE status END IN @Status";

        public const string Overridden = "AND overrides <> '[]'";

        public const string NotOverridden = "AND overrides = '[]'";

        public const string None = "AND 1 = 0";

        public const string ExpiresFrom = "AND expires_on >= @From";

        public const string ExpiresUntil = "AND expires_on <= @Until";
    }
}
