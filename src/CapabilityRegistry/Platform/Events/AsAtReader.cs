using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// Rebuilds objects as they were at an earlier event, from the event log: the first event of an object holds all of it, each later one what
/// changed.
/// </summary>
public sealed class AsAtReader(Work work)
{
    private const int BatchSize = 5_000;

    /// <summary>The sequence number of the last event before an instant that the caller may see; 0 if there was none yet.</summary>
    public async Task<long> HeadBefore(DateTimeOffset instant, Caller caller) =>
        (await work.First<long>(Sql.HeadBefore.For(caller), new { Instant = instant, caller.Scope, Take = 1 })).SingleOrDefault();

    /// <summary>All objects of a kind as they were after the event with a sequence number, so far as the caller may see them.</summary>
    /// <param name="earlier">The result for an earlier event, to continue from; it is not changed.</param>
    public async Task<PastObjects> At(long seq, string kind, Caller caller, PastObjects? earlier = null)
    {
        earlier ??= PastObjects.None;
        var (objects, last) = (new Dictionary<string, PastObject>(earlier.ById), earlier.Seq);
        while (await Next(kind, last, seq, caller) is { Count: > 0 } events)
        {
            Tell(events, objects);
            last = events[^1].Seq;
        }

        return new(seq, objects);
    }

    /// <summary>Some objects of a kind as they were after the event with a sequence number, so far as the caller may see them.</summary>
    /// <param name="ids">Their keys.</param>
    /// <param name="earlier">As they were after an earlier event, to continue from; it is not changed.</param>
    public async Task<PastObjects> At(long seq, string kind, IReadOnlyCollection<string> ids, Caller caller, PastObjects? earlier = null)
    {
        earlier ??= PastObjects.None;
        var objects = new Dictionary<string, PastObject>(earlier.ById);
        Tell(await work.Query<EventRow>(Sql.OfSome.For(caller), new { Kind = kind, Ids = ids, After = earlier.Seq, Seq = seq, caller.Scope }), objects);
        return new(seq, objects);
    }

    // In the order in which they happened to each object.
    private static void Tell(IReadOnlyList<EventRow> events, Dictionary<string, PastObject> objects)
    {
        foreach (var each in events)
        {
            if (each.Action == Actions.Deleted)
            {
                objects.Remove(each.SubjectId);
                continue;
            }

            objects[each.SubjectId] = new(objects.TryGetValue(each.SubjectId, out var known) ? Patched(known.State, each.Changes) : each.Changes);
        }
    }

    private Task<IReadOnlyList<EventRow>> Next(string kind, long after, long seq, Caller caller) =>
        work.First<EventRow>(Sql.Next.For(caller), new { Kind = kind, After = after, Seq = seq, caller.Scope, Take = BatchSize });

    private static string Patched(string state, string patch) =>
        MergePatch.Apply(JsonNode.Parse(state)!.AsObject(), JsonNode.Parse(patch)!.AsObject()).ToJsonString(Json.Options);

    private sealed record EventRow
    {
        public long Seq { get; init; }

        public string SubjectId { get; init; } = "";

        public string Action { get; init; } = "";

        public string Changes { get; init; } = "";
    }

    private static class Sql
    {
        public const string HeadBefore = "SELECT seq FROM event WHERE at < @Instant /*own or led*/ ORDER BY seq DESC";

        public const string Next = """
            SELECT seq, subject_id, action, changes FROM event
            WHERE subject_kind = @Kind AND seq > @After AND seq <= @Seq /*own or led*/
            ORDER BY seq
            """;

        public const string OfSome = """
            SELECT seq, subject_id, action, changes FROM event
            WHERE subject_kind = @Kind AND subject_id IN @Ids AND seq > @After AND seq <= @Seq /*own or led*/
            ORDER BY subject_id, seq
            """;
    }
}

/// <summary>Objects of one kind at an earlier time, by key.</summary>
/// <param name="Seq">The last event that is taken into account.</param>
public sealed record PastObjects(long Seq, IReadOnlyDictionary<string, PastObject> ById)
{
    /// <summary>Before the first event.</summary>
    public static readonly PastObjects None = new(0, new Dictionary<string, PastObject>());
}

/// <summary>An object at an earlier time.</summary>
/// <param name="State">The object as JSON, as the API showed it to who may see all of it; a member that became null is missing.</param>
public sealed record PastObject(string State)
{
    // Older events may lack members that were added later, and may hold members that the reader does not ask for.
    private static readonly JsonSerializerOptions Lenient = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } },
    };

    /// <summary>The object read as a type that holds some of its members.</summary>
    public T As<T>() => JsonSerializer.Deserialize<T>(State, Lenient)!;

    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            member.IsRequired = false;
        }
    }
}
