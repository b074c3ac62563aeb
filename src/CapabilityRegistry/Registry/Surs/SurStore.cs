using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>Statements in the database. Everybody reads published ones; drafts are for those who may read requirements.</summary>
public sealed class SurStore(Work work, EventLog log)
{
    private const string Kind = "sur";

    private static readonly Table<Sur> Table = new(
        "sur",
        once: ["id", "edition", "unit_type", "mission", "source", "series"],
        absent: ["counts_until"],
        spread: new Dictionary<string, string> { ["capacity"] = "capacity_" },
        derived: new Dictionary<string, Func<Sur, object?>> { ["series"] = sur => sur.Series, ["search_name"] = sur => SearchText.Of(sur.Title) });

    public static readonly ListOrders<Sur> Orders = new(
        "id",
        sur => sur.Id,
        SortField.Text<Sur>("unitType", sur => sur.UnitType, "unit_type"),
        SortField.Text<Sur>("title", sur => SearchText.Of(sur.Title), "search_name"),
        SortField.Day<Sur>("effectiveFrom", sur => sur.EffectiveFrom, "effective_from"));

    private static readonly ListedTable<Sur, (SurFilter Filter, Caller Caller)> Listed =
        new ListedTable<Sur, (SurFilter Filter, Caller Caller)>(Table, Orders, Kind, reach: "", deletable: true)
            .In("unit_type", asked => asked.Filter.UnitType)
            .In("mission", asked => asked.Filter.Mission)
            .When(Sql.IsGeneric, asked => asked.Filter.Generic == true)
            .When(Sql.IsSpecific, asked => asked.Filter.Generic == false)
            .In("status", asked => asked.Filter.Status.Codes())
            .By(Sql.CountsOn, "Day", asked => asked.Filter.CountsOn)
            .By(Sql.EffectiveFrom, "From", asked => asked.Filter.From)
            .By(Sql.EffectiveUntil, "Until", asked => asked.Filter.Until)
            .When(Sql.Published, asked => !SeesDrafts(asked.Caller))
            .By(Sql.Named, asked => NameSearch.Values(asked.Filter.Q));

    public async Task<Sur?> Find(string id, Caller caller) =>
        await work.Find(Table, Sql.ById.Where((!SeesDrafts(caller), Sql.Published)), new { Id = id }) is { } sur ? await Shown(sur) : null;

    public async Task<IReadOnlyList<Sur>> List(SurFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        await WithCountsUntil(await Listed.Page(work, (filter, caller), page, since));

    public Task<int> Count(SurFilter filter, Caller caller, ChangedSinceQuery since) => Listed.Count(work, (filter, caller), since);

    /// <summary>The last day on which a published statement of the series begins to count; null if there is none.</summary>
    public Task<DateOnly?> LatestOf(Sur sur) => work.Find<DateOnly?>(Sql.Latest, new { sur.Series });

    /// <summary>The generic statements in force on a day, by unit type.</summary>
    public async Task<IReadOnlyDictionary<string, Sur>> GenericOn(DateOnly day) =>
        (await work.Query(Table, Sql.GenericOn, new { Day = day })).ToDictionary(sur => sur.UnitType);

    /// <summary>Writes a new statement as the next edition of its series.</summary>
    public async Task<Sur> Add(Sur draft, Change change)
    {
        var sur = draft with { Edition = 1 + await work.Find<int>(Sql.LastEdition, new { draft.Series }) };
        while (!await work.TryAdd(Table, Listed.Insert, sur))
        {
            // Somebody else drafted that edition in between.
            sur = sur with { Edition = sur.Edition + 1 };
        }

        log.Created(SubjectOf(sur), change, sur);
        return await Shown(sur);
    }

    /// <summary>The statement as every reader gets it: with the day from which a later edition counts in its place.</summary>
    public async Task<Sur> Shown(Sur stored) => (await WithCountsUntil([stored]))[0];

    /// <summary>Writes statements that already have a key and an edition.</summary>
    public Task AddAll(IReadOnlyList<Sur> surs, Change change) => log.Add(Table, Listed.Insert, surs, SubjectOf, change);

    /// <returns>False if the statement has another version by now, or one of its series was published that it does not follow.</returns>
    public Task<bool> Save(Sur before, Sur after, Change change) =>
        log.Save(Table, Sql.Update.Where((after.Status == SurStatus.Published, Sql.IsNext)), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Sur sur) => new(Kind, sur.Id, sur.Version);

    private static bool SeesDrafts(Caller caller) => Rights.Allows(caller.Role, Right.ReadRequirements);

    private async Task<IReadOnlyList<Sur>> WithCountsUntil(IReadOnlyList<Sur> surs)
    {
        if (surs.Count == 0)
        {
            return [];
        }

        var rows = await work.Query<SeriesStart>(Sql.Starts, new { Ids = surs.Select(sur => sur.Series).Distinct() });
        var starts = rows.ToLookup(row => row.Series, row => row.EffectiveFrom);
        return [.. surs.Select(sur => sur.Before(starts[sur.Series].Where(start => start > sur.EffectiveFrom).Select(start => (DateOnly?)start).Min()))];
    }

    private sealed record SeriesStart
    {
        public string Series { get; init; } = "";

        public DateOnly EffectiveFrom { get; init; }
    }

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id AND deleted_on IS NULL /*and*/";

        public const string Starts = "SELECT series, effective_from FROM sur WHERE series IN @Ids AND status = 'published' ORDER BY series, effective_from";

        public const string Latest = "SELECT effective_from FROM sur WHERE series = @Series AND status = 'published' ORDER BY effective_from DESC";

        // That of a deleted one counts: an edition is one statement for good.
        public const string LastEdition = "SELECT edition FROM sur WHERE series = @Series ORDER BY edition DESC";

        public const string IsGeneric = "AND mission IS NULL";

        public const string IsSpecific = "AND mission IS NOT NULL";

        public const string Published = "AND status = 'published'";

        public const string CountsOn = """
            AND status = 'published' AND effective_from <= @Day AND (effective_until IS NULL OR effective_until > @Day)
            AND NOT EXISTS (
                SELECT 1 FROM sur AS later
                WHERE later.series = sur.series AND later.status = 'published' AND later.effective_from > sur.effective_from AND later.effective_from <= @Day)
            """;

        public static readonly string GenericOn = Table.Select + " WHERE mission IS NULL AND deleted_on IS NULL " + CountsOn + " ORDER BY unit_type";

        public const string EffectiveFrom = "AND (effective_until IS NULL OR effective_until > @From)";

        public const string EffectiveUntil = "AND effective_from <= @Until";

        public const string Named = NameSearch.Condition;

        public const string IsNext = """
            AND NOT EXISTS (
                SELECT 1 FROM sur AS other
                WHERE other.series = sur.series AND other.status = 'published' AND other.effective_from >= sur.effective_from)
            """;

        public static readonly string Update = Table.Update + " AND status = 'draft' /*and*/";
    }
}
