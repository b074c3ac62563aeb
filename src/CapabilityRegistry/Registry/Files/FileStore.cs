using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Files;

/// <summary>
/// Files in the database, without their contents. Whoever may read the objects of a kind may read the files of these; a scoped caller sees those of its own
/// state.
/// </summary>
public sealed class FileStore(Work work, EventLog log)
{
    public const string Kind = "file";

    private static readonly Table<AttachedFile> Table = new(
        "attached_file",
        once: [
            "id", "attached_to_kind", "attached_to", "contributor", "name", "kind", "bytes", "sha256", "attached_on", "attached_by", "supersedes",
        ]);

    public static readonly ListOrders<AttachedFile> Orders = new(
        "id",
        file => file.Id,
        SortField.Text<AttachedFile>("attachedTo", file => file.AttachedTo, "attached_to"),
        SortField.Day<AttachedFile>("attachedOn", file => file.AttachedOn, "attached_on"));

    public Task<AttachedFile?> Find(string id, Caller caller) => work.Find(
        Table, Sql.ById.For(caller), new { Id = id, caller.Scope, Readable = SubjectKinds.ReadableBy(caller) });

    public Task<IReadOnlyList<AttachedFile>> List(FileFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page), Values(filter, caller, page, since));

    public Task<int> Count(FileFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new file.</summary>
    public async Task Add(AttachedFile file, Change change)
    {
        await log.Add(Table, Sql.Insert, [file], SubjectOf, change);
    }

    /// <summary>Writes that a newer file has taken the place of an older one.</summary>
    /// <returns>False if another one has meanwhile.</returns>
    public Task<bool> Save(AttachedFile before, AttachedFile after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(AttachedFile file) => new(Kind, file.Id, file.Version, file.Contributor);

    private static (bool, string)[] Conditions(FileFilter filter, ChangedSinceQuery since) =>
    [
        (filter.AttachedTo.IsGiven(), Sql.OfObject),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Kind.IsGiven(), Sql.OfKind),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(FileFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            caller.Scope,
            Readable = SubjectKinds.ReadableBy(caller),
            filter.AttachedTo,
            filter.Contributor,
            Kind = filter.Kind.Codes(),
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id AND attached_to_kind IN @Readable /*own*/";

        public static readonly string Page = Table.Select + " WHERE attached_to_kind IN @Readable /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM attached_file WHERE attached_to_kind IN @Readable /*own*/ /*and*/";

        public const string OfObject = "AND attached_to IN @AttachedTo";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string OfKind = "AND kind IN @Kind";

        public const string ChangedAfter = ChangedObjects.Of + "'file' AND e.subject_id = attached_file.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'file' AND e.subject_id = attached_file.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
