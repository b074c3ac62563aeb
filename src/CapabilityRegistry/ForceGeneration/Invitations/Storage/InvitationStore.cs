using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
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

    public async Task<Invitation?> Find(string id, Caller caller) =>
        (await work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope }))?.On(log.Today);

    public async Task<IReadOnlyList<Invitation>> List(InvitationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        All(await work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page),
            Values(filter, caller, page, since ?? ChangedSinceQuery.Any)));

    public Task<int> Count(InvitationFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

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
        if (!await work.TryAdd(Table, Sql.Insert, invitation))
        {
            return null;
        }

        log.Created(SubjectOf(invitation), change, invitation);
        return invitation;
    }

    /// <returns>False if the invitation has another version by now.</returns>
    public Task<bool> Save(Invitation before, Invitation after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private IReadOnlyList<Invitation> All(IEnumerable<Invitation> stored) => [.. stored.Select(invitation => invitation.On(log.Today))];

    private static Subject SubjectOf(Invitation invitation) => new(Kind, invitation.Id, invitation.Version, invitation.Contributor);

    private static (bool, string)[] Conditions(InvitationFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Requirement.IsGiven(), Sql.ForRequirement),
        (filter.Pledge.IsGiven(), Sql.ForPledge),
        (filter.Contributor.IsGiven(), Sql.ToContributor),
        (filter.Run.IsGiven(), Sql.OfRun),
        (filter.Status.IsGiven(), Sql.InStatus),
        (filter.From is not null, Sql.ExpiresFrom),
        (filter.Until is not null, Sql.ExpiresUntil),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private object Values(InvitationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) => new
    {
        After = Orders.PlaceOf(page)?.Key,
        AfterValue = Orders.PlaceOf(page)?.Value,
        page.Take,
        ChangedAfter = since.Event,
        ChangedFrom = since.Moment,
        caller.Scope,
        filter.Requirement,
        filter.Pledge,
        filter.Contributor,
        filter.Run,
        Status = filter.Status.Codes(),
        filter.From,
        filter.Until,
        log.Today,
    };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM invitation WHERE 1 = 1 /*own*/ /*and*/";

        public static readonly string ForRequirements = Table.Select + " WHERE requirement IN @Ids /*own*/ ORDER BY requirement, id";

        public static readonly string Overdue = Table.Select + " WHERE status = 'open' AND expires_on < @Today /*own*/ ORDER BY id";

        public const string RestingOn = """
            SELECT id FROM invitation
            WHERE pledge = @Pledge AND (status = 'accepted' OR (status = 'open' AND expires_on >= @Today)) /*own*/
            ORDER BY id
            """;

        public const string ForRequirement = "AND requirement IN @Requirement";

        public const string ForPledge = "AND pledge IN @Pledge";

        public const string ToContributor = "AND contributor IN @Contributor";

        public const string OfRun = "AND run IN @Run";

        public const string InStatus = "AND CASE WHEN status = 'open' AND expires_on < @Today THEN 'expired' ELSE status END IN @Status";

        public const string ExpiresFrom = "AND expires_on >= @From";

        public const string ExpiresUntil = "AND expires_on <= @Until";

        public const string ChangedAfter = ChangedObjects.Of + "'invitation' AND e.subject_id = invitation.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'invitation' AND e.subject_id = invitation.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
