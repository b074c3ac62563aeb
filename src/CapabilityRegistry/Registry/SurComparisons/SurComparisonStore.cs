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

    private static readonly ListedTable<SurComparison, SurComparisonFilter> Listed = new ListedTable<SurComparison, SurComparisonFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("sur", filter => filter.Sur);

    public Task<SurComparison?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<SurComparison>> List(SurComparisonFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(SurComparisonFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

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
        Table, Listed.Insert, comparisons, compared => new Subject(Kind, compared.Id, compared.Version, compared.Contributor), change);
}
