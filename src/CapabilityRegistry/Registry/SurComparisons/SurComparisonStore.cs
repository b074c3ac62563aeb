using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>Comparisons in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class SurComparisonStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "sur-comparison";

    private static readonly Table<SurComparison> Table = new("sur_comparison", once: []);

    public static readonly ListOrders<SurComparison> Orders = new(
        "id",
        compared => compared.Id,
        SortField.Text<SurComparison>("pledge", compared => compared.Pledge, "pledge"),
        SortField.Day<SurComparison>("comparedOn", compared => compared.ComparedOn, "compared_on"));

    public Task<SurComparison?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<SurComparison>> List(SurComparisonFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page), Values(filter, caller, page, since));

    public Task<int> Count(SurComparisonFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Compares a unit with a statement as they are today, and writes the result under the next key.</summary>
    public async Task<SurComparison> Add(Pledge pledge, Sur sur, IReadOnlyList<AgreedShortfall> agreed, RecognisedCourses recognised, Change change)
    {
        var id = await keys.Next(KeyScopes.Comparison);
        var compared = SurComparison.Of(id, pledge, sur, agreed, recognised, log.Today) with { ComparedBy = change.By.Name };
        await Add([compared], change);
        return compared;
    }

    /// <summary>Writes new comparisons, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<SurComparison> comparisons, Change change) => log.Add(
        Table, Sql.Insert, comparisons, compared => new Subject(Kind, compared.Id, compared.Version, compared.Contributor), change);

    private static (bool, string)[] Conditions(SurComparisonFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Sur.IsGiven(), Sql.WithSur),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(SurComparisonFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
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
            filter.Sur,
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM sur_comparison WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string WithSur = "AND sur IN @Sur";

        public const string ChangedAfter = ChangedObjects.Of + "'sur-comparison' AND e.subject_id = sur_comparison.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'sur-comparison' AND e.subject_id = sur_comparison.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;
    }
}
