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

    private static readonly ListedTable<AttachedFile, (FileFilter Filter, Caller Caller)> Listed =
        new ListedTable<AttachedFile, (FileFilter Filter, Caller Caller)>(Table, Orders, Kind)
            .By(Sql.IsReadable, asked => [("Readable", SubjectKinds.ReadableBy(asked.Caller))])
            .In("attached_to", asked => asked.Filter.AttachedTo)
            .In("contributor", asked => asked.Filter.Contributor)
            .In("kind", asked => asked.Filter.Kind.Codes());

    public Task<AttachedFile?> Find(string id, Caller caller) => work.Find(
        Table, Sql.ById.For(caller), new { Id = id, caller.Scope, Readable = SubjectKinds.ReadableBy(caller) });

    public Task<IReadOnlyList<AttachedFile>> List(FileFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, (filter, caller), page, since, caller);

    public Task<int> Count(FileFilter filter, Caller caller, ChangedSinceQuery since) => Listed.Count(work, (filter, caller), since, caller);

    /// <summary>Writes a new file.</summary>
    public async Task Add(AttachedFile file, Change change)
    {
        await log.Add(Table, Listed.Insert, [file], SubjectOf, change);
    }

    /// <summary>Writes that a newer file has taken the place of an older one.</summary>
    /// <returns>False if another one has meanwhile.</returns>
    public Task<bool> Save(AttachedFile before, AttachedFile after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(AttachedFile file) => new(Kind, file.Id, file.Version, file.Contributor);

    private static class Sql
    {
        public const string IsReadable = "AND attached_to_kind IN @Readable";

        public static readonly string ById = Table.Select + " WHERE id = @Id " + IsReadable + " /*own*/";
    }
}
