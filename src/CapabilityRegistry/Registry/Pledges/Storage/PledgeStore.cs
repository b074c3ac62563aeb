using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>Stores pledges. A pledge that the caller may not see does not exist for that caller, whatever the operation.</summary>
public sealed class PledgeStore(Work work, EventLog log, Keys keys, UnitFactStore facts, IEnumerable<IPledgeFollower> followers)
{
    public const string Kind = "pledge";

    private static readonly Table<Pledge> Table = new(
        "pledge",
        once: ["id", "contributor", "source"],
        // Men and women have columns of their own, so that a page is shown without reading tables of organization.
        spread: new Dictionary<string, string> { ["capacity"] = "capacity_", ["strength"] = "" },
        derived: new Dictionary<string, Func<Pledge, object?>>
        {
            ["external_id_key"] = pledge => pledge.ExternalId is { } externalId ? CanonicalText.ReferenceKey(externalId) : null,
            ["search_name"] = pledge => SearchText.Of(pledge.UnitName),
        });

    // What an offer, and the readiness of the unit, follow from.
    private static readonly Table<Pledge> OfferTable = new(
        "pledge",
        once: [],
        absent:
        [
            "version", "engagement", "suspension", "announcement", "returned_for", "submitted_by", "submitted_by_person", "lowered_on",
            "lowered_for", "level_asked_for", "level_refused_for", "revision", "revision_refused_for", "renewed_on", "self_certified_on", "joint_with",
            "deleted_on", "source", "offered_through", "external_id",
        ],
        spread: new Dictionary<string, string> { ["capacity"] = "capacity_", ["strength"] = "" });

    private static readonly Table<PledgeOutline> OutlineTable = new("pledge", once: []);

    public static readonly ListOrders<Pledge> Orders = new(
        "id",
        pledge => pledge.Id,
        SortField.Text<Pledge>("contributor", pledge => pledge.Contributor, "contributor"),
        SortField.Text<Pledge>("unitType", pledge => pledge.UnitType, "unit_type"),
        SortField.Text<Pledge>("unitName", pledge => SearchText.Of(pledge.UnitName), "search_name"),
        SortField.Number<Pledge>("readinessLevel", pledge => (int?)pledge.Level, "readiness_level", mayBeNull: true),
        SortField.Number<Pledge>("responseDays", pledge => pledge.ResponseDays, "response_days"),
        SortField.Day<Pledge>("availableFrom", pledge => pledge.AvailableFrom, "available_from"));

    private static readonly ListedTable<Pledge, Asked> Listed =
        new ListedTable<Pledge, Asked>(Table, Orders, Kind, deletable: true)
            .In("contributor", asked => asked.Filter.Contributor)
            .In("unit_type", asked => asked.Filter.UnitType)
            .In("status", asked => asked.Filter.Status.Codes())
            .In("readiness_level", asked => asked.Filter.ReadinessLevel.Numbers())
            .By(Sql.AtLeast, "MinimumLevel", asked => (int?)asked.Filter.MinimumLevel?.Value)
            .In("level_asked_for", asked => asked.Filter.LevelAskedFor.Numbers())
            .In("engagement", asked => asked.Filter.Engagement.Codes())
            .When(Sql.IsHandedIn, asked => asked.Filter.HandedIn == true)
            .When(Sql.IsNotHandedIn, asked => asked.Filter.HandedIn == false)
            .By(Sql.FreeOn, asked => asked.Filter.FreeOn is { } day ? [("FreeOn", day), ("Today", asked.Today)] : null)
            .By(Sql.AvailableOn, "AvailableOn", asked => asked.Filter.AvailableOn)
            .By(Sql.AvailableFrom, "From", asked => asked.Filter.From)
            .By(Sql.AvailableUntil, "Until", asked => asked.Filter.Until)
            .By(Sql.InRegion, "Region", asked => asked.Filter.Region)
            .By(
                Sql.InOrganisation,
                asked => asked.Filter.Organisation.IsGiven() ? [("Organisation", asked.Filter.Organisation), ("MemberOn", asked.MemberOn)] : null)
            .In("offered_through", asked => asked.Filter.OfferedThrough)
            .By(Sql.VisitPlannedBy, "VisitPlannedBy", asked => asked.Filter.VisitPlannedBy)
            .By(
                Sql.WithExternalId,
                asked => asked.Filter.ExternalId is { } id ? [("ExternalId", id), ("ExternalIdKey", CanonicalText.ReferenceKey(id))] : null)
            .By(Sql.Named, asked => NameSearch.Values(asked.Filter.Q));

    public Task<Pledge?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    /// <param name="memberOn">The day on which states are members of the organisations that are asked for; null for today.</param>
    public Task<IReadOnlyList<Pledge>> List(
        PledgeFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null, DateOnly? memberOn = null) =>
        Listed.Page(work, new(filter, log.Today, memberOn ?? log.Today), page, since, caller);

    /// <param name="memberOn">The day on which states are members of the organisations that are asked for; null for today.</param>
    public Task<int> Count(PledgeFilter filter, Caller caller, ChangedSinceQuery since, DateOnly? memberOn = null) =>
        Listed.Count(work, new(filter, log.Today, memberOn ?? log.Today), since, caller);

    /// <summary>Every pledge of the given states; of all states if none is given.</summary>
    public Task<IReadOnlyList<Pledge>> OfStates(IReadOnlyCollection<string>? contributors, Caller caller) =>
        work.Query(Table, (contributors is null ? Sql.All : Sql.OfStates).For(caller), new { Contributors = contributors, caller.Scope });

    /// <summary>
    /// Every pledge of the given states, or of all if none is given, in the order of the keys, with what offers are made of and nothing else. They are handed
    /// on as they are read, and not held.
    /// </summary>
    public IAsyncEnumerable<Pledge> Offered(IReadOnlyCollection<string>? contributors, Caller caller) =>
        work.Each(OfferTable, (contributors is null ? Sql.AllOffered : Sql.OfferedOfStates).For(caller), new { Contributors = contributors, caller.Scope });

    /// <summary>What tells each pledge that the caller may see from others, in the order of the keys.</summary>
    public Task<IReadOnlyList<PledgeOutline>> Outlines(Caller caller) => work.Query(OutlineTable, Sql.AllOutlines.For(caller), new { caller.Scope });

    /// <summary>The states that have registered pledges, set aside or not, in ascending order.</summary>
    public Task<IReadOnlyList<string>> StatesWithRegistered(Caller caller) => work.Query<string>(Sql.StatesWithRegistered.For(caller), new { caller.Scope });

    /// <summary>The states that have pledges which are handed in, and neither withdrawn nor lapsed, in ascending order.</summary>
    public Task<IReadOnlyList<string>> StatesWithOffered(Caller caller) => work.Query<string>(Sql.StatesWithOffered.For(caller), new { caller.Scope });

    /// <summary>The keys of pledges of the same state that name a pledge as a partner, and that the state has not taken back, in ascending order.</summary>
    public async Task<IReadOnlyList<string>> Naming(Pledge partner, Caller caller) =>
    [
        .. from pledge in await OfStates([partner.Contributor], caller)
           where !pledge.Status.IsOver() && pledge.Partners.Contains(partner.Id)
           select pledge.Id,
    ];

    /// <summary>The pledges with these keys, as far as there are any.</summary>
    public Task<IReadOnlyList<Pledge>> OfKeys(IReadOnlyCollection<string> ids, Caller caller) =>
        work.Query(Table, Sql.OfKeys.For(caller), new { Ids = ids, caller.Scope });

    /// <summary>The pledges of the caller's own state with these references, however they are written: asked by the reference.</summary>
    public async Task<Func<string, Pledge?>> OfExternalIds(IReadOnlyCollection<string> externalIds, Caller caller)
    {
        var found = externalIds.Count == 0 || caller.Contributor is null ? [] : await work.Query(Table, Sql.OfExternalIds.For(caller), new
        {
            caller.Contributor, ExternalIdKeys = externalIds.Select(CanonicalText.ReferenceKey).Distinct(), caller.Scope,
        });
        var byReference = found.ToDictionary(pledge => CanonicalText.ReferenceKey(pledge.ExternalId!));
        return externalId => byReference.GetValueOrDefault(CanonicalText.ReferenceKey(externalId));
    }

    /// <summary>Registered pledges by unit type and level, where at least so many contributors have one.</summary>
    public Task<IReadOnlyList<PledgeCount>> Tallies(int leastContributors, Caller caller) =>
        work.Query<PledgeCount>(Sql.Tallies.For(caller), new { Least = leastContributors, caller.Scope });

    /// <summary>Whether a state is a member of an organisation on a day; true of no organisation.</summary>
    public async Task<bool> IsMember(string contributor, string? organisation, DateOnly on) =>
        organisation is null || await work.Find<int>(Sql.Membership, new { Contributor = contributor, Organisation = organisation, On = on }) > 0;

    /// <summary>How much is registered and available on a day of states that are members of an organisation on it, by unit type.</summary>
    public Task<IReadOnlyList<OrganisationSum>> SumsOf(string organisation, DateOnly on, Caller caller) =>
        work.Query<OrganisationSum>(Sql.SumsOfOrganisation.For(caller), new { Organisation = organisation, On = on, caller.Scope });

    /// <summary>The persons in the pledges that a list with these filters has, by state and unit type.</summary>
    /// <param name="memberOn">The day on which states are members of the organisations that are asked for.</param>
    public Task<IReadOnlyList<PledgedStrength>> Strengths(PledgeFilter filter, Caller caller, DateOnly memberOn)
    {
        var (sql, values) = Listed.Asked(Sql.Strengths, new(filter, log.Today, memberOn), caller: caller);
        return work.Query<PledgedStrength>(sql, values);
    }

    /// <summary>Which of these keys no pledge of the caller's own state has, or of any state if the caller may see them all.</summary>
    public async Task<IReadOnlyList<string>> Unknown(IReadOnlyCollection<string> ids, Caller caller) => ids.Count == 0
        ? []
        : [.. ids.Except(await work.Query<string>(Sql.Ids.For(caller), new { Ids = ids, caller.Scope }))];

    /// <summary>Number and capacity of pledges of the given unit types, by status and engagement.</summary>
    public async Task<IReadOnlyList<PledgeTotal>> Sums(IReadOnlyCollection<string> unitTypes, Caller caller)
    {
        var rows = await work.Query<SumRow>(Sql.Sums.For(caller), new { UnitTypes = unitTypes, caller.Scope });
        return [.. rows.Select(row => new PledgeTotal(
            row.UnitType, Codes.Parse<PledgeStatus>(row.Status), Codes.Parse<PledgeEngagement>(row.Engagement), row.Pledges, row.Amount))];
    }

    /// <summary>
    /// Locks the pledge until the transaction ends: others who would engage the unit wait, and what is read afterwards stays true.
    /// </summary>
    public Task Lock(string id, Caller caller) => work.Change(Sql.Hold.For(caller), new { Id = id, caller.Scope });

    /// <summary>A pledge for its lead and the partners that have shares in its unit: the rules look at it, and only the lead is shown it.</summary>
    public Task<Pledge?> FindJoint(string id, Caller caller) => work.Find(Table, Sql.JointById.For(caller), new { Id = id, caller.Scope });

    /// <summary>Keeps its shares from changing until the request ends.</summary>
    public Task HoldJoint(string id, Caller caller) => work.Change(Sql.HoldJoint.For(caller), new { Id = id, caller.Scope });

    /// <summary>Writes what follows from its shares, whoever of the states has changed one. It is held.</summary>
    /// <exception cref="InvalidOperationException">It has another version by now: it was not held.</exception>
    public async Task SaveJoint(Pledge before, Pledge after, Change change)
    {
        if (!await log.Save(Table, Sql.UpdateJoint.For(change.By), SubjectOf(after), change, before, after))
        {
            throw new InvalidOperationException($"{before.Id} was held, and yet it has changed.");
        }
    }

    /// <summary>Writes a new pledge under the next key of its state.</summary>
    /// <returns>Null if the state has used the external id before.</returns>
    public async Task<Pledge?> Add(Pledge draft, Change change)
    {
        OwnRows.MayAdd(change.By, draft.Contributor);
        var pledge = draft with { Id = await keys.Next(draft.Contributor) };
        if (!await work.TryAdd(Table, Listed.Insert, pledge))
        {
            return null;
        }

        log.Created(SubjectOf(pledge), change, pledge);
        return pledge;
    }

    /// <summary>Writes pledges that already have keys.</summary>
    public async Task AddAll(IReadOnlyList<Pledge> pledges, Change change)
    {
        await log.Add(Table, Listed.Insert, pledges, SubjectOf, change);
        await facts.Add(pledges.Select(pledge => PledgeDecision.Of(pledge, log.Today)).OfType<PledgeDecision>());
        await Tell(pledges, change.By);
    }

    /// <summary>Writes the next version over the one before.</summary>
    /// <param name="decidedOn">The day from which what was decided counts; null for today.</param>
    /// <returns>False if it has another version by now, or is not the caller's.</returns>
    public async Task<bool> Save(Pledge before, Pledge after, Change change, DateOnly? decidedOn = null)
    {
        if (!await log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after))
        {
            return false;
        }

        if (PledgeDecision.Of(before, after, decidedOn ?? log.Today) is { } decision)
        {
            await facts.Add([decision]);
        }

        if (before.Status != after.Status || ContentOf(before) != ContentOf(after))
        {
            await Tell([after], change.By);
        }

        return true;
    }

    public async Task<bool> UsesExternalId(Pledge except, string externalId, Caller caller) =>
        await work.Find<int>(Sql.UsesExternalId.For(caller), new
        {
            except.Contributor,
            ExternalIdKey = CanonicalText.ReferenceKey(externalId),
            except.Id,
            caller.Scope,
        }) > 0;

    private async Task Tell(IReadOnlyCollection<Pledge> pledges, Caller by)
    {
        foreach (var follower in followers)
        {
            await follower.Follow(pledges, by);
        }
    }

    private static PledgeContent ContentOf(Pledge pledge) => ContentCopy.New<PledgeContent, PledgeContent>(pledge);

    private static Subject SubjectOf(Pledge pledge) => new(Kind, pledge.Id, pledge.Version, pledge.Contributor);

    /// <param name="MemberOn">The day on which states are members of the organisations that are asked for.</param>
    private sealed record Asked(PledgeFilter Filter, DateOnly Today, DateOnly MemberOn);

    private sealed record SumRow
    {
        public string UnitType { get; init; } = "";

        public string Status { get; init; } = "";

        public string Engagement { get; init; } = "";

        public int Pledges { get; init; }

        public int Amount { get; init; }
    }

    private static class Sql
    {
        public static readonly string All = Table.Select + " WHERE deleted_on IS NULL /*own*/ ORDER BY id";

        public static readonly string AllOffered = OfferTable.Select + " WHERE deleted_on IS NULL /*own*/ ORDER BY id";

        public static readonly string OfferedOfStates =
            OfferTable.Select + " WHERE contributor IN @Contributors AND deleted_on IS NULL /*own*/ ORDER BY id";

        public static readonly string AllOutlines = OutlineTable.Select + " WHERE deleted_on IS NULL /*own*/ ORDER BY id";

        public const string StatesWithRegistered =
            "SELECT DISTINCT contributor FROM pledge WHERE status IN ('registered', 'suspended') AND deleted_on IS NULL /*own*/ ORDER BY contributor";

        public const string StatesWithOffered = """
            SELECT DISTINCT contributor FROM pledge
            WHERE status IN ('submitted', 'acknowledged', 'returned', 'registered', 'suspended') AND deleted_on IS NULL /*own*/
            ORDER BY contributor
            """;

        public static readonly string OfStates = Table.Select + " WHERE contributor IN @Contributors AND deleted_on IS NULL /*own*/ ORDER BY id";

        public static readonly string OfKeys = Table.Select + " WHERE id IN @Ids AND deleted_on IS NULL /*own*/ ORDER BY id";

        public static readonly string OfExternalIds = Table.Select
            + " WHERE contributor = @Contributor AND external_id_key IN @ExternalIdKeys AND deleted_on IS NULL /*own*/ ORDER BY external_id_key";

        public const string Tallies = """
            SELECT unit_type, readiness_level, COUNT(*) AS pledges FROM pledge
            WHERE status = 'registered' AND deleted_on IS NULL /*own*/
            GROUP BY unit_type, readiness_level
            HAVING COUNT(DISTINCT contributor) >= @Least
            ORDER BY unit_type, readiness_level
            """;

        public const string Strengths = """
            SELECT contributor, unit_type, COUNT(*) AS pledges, SUM(men) AS men, SUM(women) AS women FROM pledge
            WHERE deleted_on IS NULL /*own*/ /*and*/
            GROUP BY contributor, unit_type
            ORDER BY contributor, unit_type
            """;

        public const string AtLeast = "AND readiness_level >= @MinimumLevel";

        public const string IsHandedIn = "AND status IN ('submitted', 'acknowledged')";

        public const string IsNotHandedIn = "AND status NOT IN ('submitted', 'acknowledged')";

        public const string FreeOn = """
            AND NOT EXISTS (
                SELECT 1 FROM deployment AS d
                WHERE d.pledge = pledge.id AND d.status IN ('selected', 'deployed')
                    AND (d.engaged_from <= @FreeOn OR d.arrived_on <= @FreeOn) AND (d.engaged_until > @FreeOn OR @FreeOn <= @Today))
            """;

        public const string AvailableOn = "AND available_from <= @AvailableOn AND (available_until IS NULL OR available_until >= @AvailableOn)";

        public const string AvailableFrom = "AND (available_until IS NULL OR available_until >= @From)";

        public const string AvailableUntil = "AND available_from <= @Until";

        public const string InRegion = "AND EXISTS (SELECT 1 FROM contributor AS c WHERE c.id = pledge.contributor AND c.region IN @Region)";

        public const string InOrganisation = """
            AND EXISTS (
                SELECT 1 FROM membership AS m
                WHERE m.contributor = pledge.contributor AND m.organisation IN @Organisation
                    AND (m.valid_from IS NULL OR m.valid_from <= @MemberOn) AND (m.valid_until IS NULL OR m.valid_until > @MemberOn))
            """;

        public const string Membership = """
            SELECT COUNT(*) FROM membership
            WHERE contributor = @Contributor AND organisation = @Organisation
                AND (valid_from IS NULL OR valid_from <= @On) AND (valid_until IS NULL OR valid_until > @On)
            """;

        public const string SumsOfOrganisation = """
            SELECT unit_type, capacity_unit, COUNT(*) AS pledges, SUM(capacity_amount) AS amount,
                SUM(CASE WHEN offered_through = @Organisation THEN 1 ELSE 0 END) AS pledges_through,
                SUM(CASE WHEN offered_through = @Organisation THEN capacity_amount ELSE 0 END) AS amount_through
            FROM pledge
            WHERE status = 'registered' AND deleted_on IS NULL AND available_from <= @On AND (available_until IS NULL OR available_until >= @On) /*own*/
                AND EXISTS (
                    SELECT 1 FROM membership AS m
                    WHERE m.contributor = pledge.contributor AND m.organisation = @Organisation
                        AND (m.valid_from IS NULL OR m.valid_from <= @On) AND (m.valid_until IS NULL OR m.valid_until > @On))
            GROUP BY unit_type, capacity_unit
            ORDER BY unit_type
            """;

        public const string VisitPlannedBy = """
            AND EXISTS (
                SELECT 1 FROM visited_unit AS v
                WHERE v.pledge = pledge.id AND v.kind = 'AAV' AND v.status = 'scheduled' AND v.planned_on <= @VisitPlannedBy)
            """;

        public const string WithExternalId = "AND (external_id_key = @ExternalIdKey OR (external_id_key IS NULL AND external_id = @ExternalId))";

        public const string Named = NameSearch.Condition;

        public const string UsesExternalId = """
            SELECT COUNT(*) FROM pledge
            WHERE contributor = @Contributor AND external_id_key = @ExternalIdKey AND id <> @Id AND deleted_on IS NULL /*own*/
            """;

        public const string Ids = "SELECT id FROM pledge WHERE id IN @Ids AND deleted_on IS NULL /*own*/ ORDER BY id";

        public const string Sums = """
            SELECT unit_type, status, engagement, COUNT(*) AS pledges, SUM(capacity_amount) AS amount FROM pledge
            WHERE unit_type IN @UnitTypes AND deleted_on IS NULL /*own*/
            GROUP BY unit_type, status, engagement
            """;

        public const string Hold = "UPDATE pledge SET version = version WHERE id = @Id AND deleted_on IS NULL /*own*/";

        private const string IsJoint = " AND id IN (SELECT pledge FROM pledge_share WHERE pledge = @Id /*own or led*/)";

        public static readonly string JointById = Table.Select + " WHERE id = @Id AND deleted_on IS NULL" + IsJoint;

        public const string HoldJoint = "UPDATE pledge SET version = version WHERE id = @Id AND deleted_on IS NULL" + IsJoint;

        public static readonly string UpdateJoint = Table.Update + IsJoint;
    }
}
