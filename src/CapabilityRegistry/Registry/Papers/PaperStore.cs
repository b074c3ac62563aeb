using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Papers;

/// <summary>Papers in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class PaperStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "paper";

    private static readonly Table<Paper> Table = new("paper", once: []);

    public static readonly ListOrders<Paper> Orders = new(
        "id",
        paper => paper.Id,
        SortField.Text<Paper>("pledge", paper => paper.Pledge, "pledge"),
        SortField.Day<Paper>("handedInOn", paper => paper.HandedInOn, "handed_in_on"));

    private static readonly ListedTable<Paper, PaperFilter> Listed = new ListedTable<Paper, PaperFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("kind", filter => filter.Kind.Codes());

    public Task<Paper?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Paper>> List(PaperFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(PaperFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new paper under the next key.</summary>
    public async Task<Paper> Add(PaperContent content, string contributor, Change change)
    {
        var paper = Paper.Of(content, await keys.Next(KeyScopes.Paper), contributor, change.By, log.Today);
        await Add([paper], change);
        return paper;
    }

    /// <summary>Writes new papers, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Paper> papers, Change change) => log.Add(
        Table, Listed.Insert, papers, paper => new Subject(Kind, paper.Id, paper.Version, paper.Contributor), change);
}
