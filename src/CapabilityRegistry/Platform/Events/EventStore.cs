using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Events;

/// <summary>Reads the log.</summary>
public sealed class EventStore(Work work)
{
    private const int PageSize = 500;

    /// <summary>With more events than this, what is kept is made from the beginning.</summary>
    private const int MostFollowed = 5_000;

    /// <summary>Whoever compares two logs, or follows one, shows nobody their events.</summary>
    private static readonly Caller Comparing = Caller.System("secondary");

    /// <summary>Events of one object after a sequence number.</summary>
    public async Task<IReadOnlyList<EventView>> Of(string kind, string id, long after, Caller caller, int take)
    {
        var values = new { Kind = kind, Id = id, After = after, caller.Scope, Readable = SubjectKinds.ReadableBy(caller), Take = take };
        return Views(await work.First<Event>(Sql.OfSubject.For(caller), values), caller);
    }

    /// <summary>All events of one object.</summary>
    public async Task<IReadOnlyList<EventView>> All(string kind, string id, Caller caller) =>
        Views(await work.Query<Event>(
            Sql.OfSubject.For(caller), new { Kind = kind, Id = id, After = 0L, caller.Scope, Readable = SubjectKinds.ReadableBy(caller) }), caller);

    /// <summary>Every event of a kind of object by which one thing was done, as it is in the log: nothing is left out for the caller.</summary>
    public Task<IReadOnlyList<Event>> OfAction(string kind, string action, Caller caller) =>
        work.Query<Event>(Sql.OfAction.For(caller), new { Kind = kind, Action = action, caller.Scope });

    /// <summary>Events that match a search and that the caller may see.</summary>
    public async Task<IReadOnlyList<EventView>> Search(EventSearch search, Caller caller, int take)
    {
        var (from, until) = (search.From ?? DateTimeOffset.MinValue, search.Until ?? DateTimeOffset.MaxValue);
        var (first, last) = search.IsWithin ? await Bounds(from, until, caller) : (1, long.MaxValue);
        return Views(await work.First<Event>((search.IsNewestFirst ? Sql.Before : Sql.After).For(caller).Where(Conditions(search)), new
        {
            After = Math.Max(search.After, first - 1),
            Before = search.Before ?? long.MaxValue,
            First = first,
            Last = last,
            From = from,
            Until = until,
            search.SubjectKind,
            search.SubjectId,
            search.Actor,
            search.Action,
            search.Contributor,
            caller.Scope,
            // Whom the caller does not get is not found by the name either.
            Readable = SubjectKinds.ReadableBy(caller).Except(search.Actor.Count == 0 ? [] : SubjectKinds.WithoutActorFor(caller)),
            Take = take,
        }), caller);
    }

    // Events are ordered by number and almost by time, so the numbers of the first and last event within the days bound what must be read.
    private async Task<(long First, long Last)> Bounds(DateTimeOffset from, DateTimeOffset until, Caller caller)
    {
        var bounds = await work.Find<BoundsRow>(Sql.Bounds.For(caller), new { From = from, Until = until, caller.Scope });
        return (bounds!.LowestSeq ?? 1, bounds.HighestSeq ?? 0);
    }

    /// <summary>Streams the events of a range; only one is in memory at a time.</summary>
    public async IAsyncEnumerable<Event> Each(long after, long until, Caller caller)
    {
        var sql = Sql.Between.For(caller);
        for (var more = true; more;)
        {
            // Read in pages, so that a slow reader does not block the database.
            more = false;
            await foreach (var each in work.StreamFirst<Event>(sql, new { After = after, Until = until, caller.Scope, Take = PageSize }))
            {
                (after, more) = (each.Seq, true);
                yield return each;
            }
        }
    }

    /// <summary>The sequence number of the last event.</summary>
    public Task<long> Head() => work.Find<long>(Sql.Head);

    /// <summary>The last event's number and hash, as the head of the log has them.</summary>
    public async Task<Anchor> HeadAnchor() => (await work.Find<HeadRow>(Sql.HeadAnchor)) is { } head ? new Anchor(head.Seq, head.Hash) : Anchor.Start;

    /// <summary>The last event by somebody; without one, or of nobody, the first of all; <see cref="Anchor.Start"/> if there is none.</summary>
    public async Task<Anchor> LastBy(Caller? actor) =>
        (await work.Find<HeadRow>(Sql.LastBy.For(Comparing), new { Actor = actor?.Name ?? "" })) is { } last ? new Anchor(last.Seq, last.Hash) : Anchor.Start;

    /// <summary>Whether the log that is read holds this event.</summary>
    public async Task<bool> Holds(Anchor anchor) => await work.Find<int>(Sql.Holds.For(Comparing), new { anchor.Seq, anchor.Hash }) == 1;

    /// <summary>The subjects of the events from one number to another, both included.</summary>
    public Task<IReadOnlyList<EventSubject>> SubjectsBetween(long from, long to, Caller caller) =>
        work.Query<EventSubject>(Sql.SubjectsBetween.For(caller), new { From = from, To = to, caller.Scope });

    /// <summary>The subjects of all events after a known one, up to the end of the log, for what is kept and made anew by what has happened since.</summary>
    /// <returns>
    /// Null if it must be made from the beginning: there are more events than it is worth to follow, or the log does not go on from the known one, since the
    /// database was restored from a backup.
    /// </returns>
    public async Task<IReadOnlyList<EventSubject>?> SubjectsSince(Anchor known, Anchor end)
    {
        if (end.Seq <= known.Seq || end.Seq - known.Seq > MostFollowed)
        {
            return null;
        }

        var subjects = await SubjectsBetween(known.Seq, end.Seq, Comparing);
        return subjects.Count > 0 && subjects[0].Hash == known.Hash ? [.. subjects.Skip(1)] : null;
    }

    /// <summary>Which of these objects have changed after an event.</summary>
    public async Task<IReadOnlyCollection<string>> ChangedSince(long seq, string kind, IEnumerable<string> ids, Caller caller) =>
        (await work.Query<string>(Sql.ChangedSince.For(caller), new { Seq = seq, Kind = kind, Ids = ids, caller.Scope })).ToHashSet();

    private static (bool, string)[] Conditions(EventSearch search) =>
    [
        (search.SubjectKind.Count > 0, Sql.OfKind),
        (search.SubjectId.Count > 0, Sql.OfId),
        (search.Actor.Count > 0, Sql.ByActor),
        (search.Action.Count > 0, Sql.WithAction),
        (search.Contributor.Count > 0, Sql.OfContributor),
        (search.IsWithin, Sql.Within),
    ];

    private static IReadOnlyList<EventView> Views(IReadOnlyList<Event> events, Caller caller) => [.. events.Select(each => EventView.Of(each).For(caller))];

    private sealed record HeadRow
    {
        public long Seq { get; init; }

        public string Hash { get; init; } = "";
    }

    private sealed record BoundsRow
    {
        public long? LowestSeq { get; init; }

        public long? HighestSeq { get; init; }
    }

    private static class Sql
    {
        private const string Columns = """
            SELECT seq, at, actor, role, action, subject_kind, subject_id, subject_version, contributor, reason, changes, person, previous_hash, hash
            FROM event
            """;

        // COALESCE keeps the engine from choosing the index on the kind: pages of the log are read in the order of its numbers.
        private const string MayRead = " AND COALESCE(subject_kind, '') IN @Readable";

        public const string OfSubject =
            Columns + " WHERE subject_kind = @Kind AND subject_id = @Id AND seq > @After" + MayRead + " /*own or led*/ ORDER BY seq";

        public const string OfAction = Columns + " WHERE subject_kind = @Kind AND action = @Action /*own or led*/ ORDER BY subject_id, seq";

        public const string After = Columns + " WHERE seq > @After" + MayRead + " /*own or led*/ /*and*/ ORDER BY seq";

        public const string Before = Columns + " WHERE seq < @Before" + MayRead + " /*own or led*/ /*and*/ ORDER BY seq DESC";

        public const string Head = "SELECT seq FROM event_head WHERE id = 1";

        public const string Between = Columns + " WHERE seq > @After AND seq <= @Until /*own or led*/ ORDER BY seq";

        public const string HeadAnchor = "SELECT seq, hash FROM event_head WHERE id = 1";

        public const string LastBy = """
            SELECT seq, hash FROM event
            WHERE seq = COALESCE((SELECT MAX(seq) FROM event WHERE actor = @Actor), (SELECT MIN(seq) FROM event)) /*own*/
            """;

        public const string Holds = "SELECT COUNT(*) FROM event WHERE seq = @Seq AND hash = @Hash /*own*/";

        public const string OfKind = "AND subject_kind IN @SubjectKind";

        public const string OfId = "AND subject_id IN @SubjectId";

        public const string ByActor = "AND actor IN @Actor";

        public const string WithAction = "AND action IN @Action";

        public const string OfContributor = "AND (contributor IN @Contributor OR lead IN @Contributor)";

        public const string Within = "AND seq >= @First AND seq <= @Last AND at >= @From AND at < @Until";

        public const string Bounds = "SELECT MIN(seq) AS lowest_seq, MAX(seq) AS highest_seq FROM event WHERE at >= @From AND at < @Until /*own or led*/";

        public const string SubjectsBetween = """
            SELECT hash, subject_kind, subject_id, contributor FROM event
            WHERE seq >= @From AND seq <= @To /*own or led*/
            ORDER BY seq
            """;

        public const string ChangedSince =
            "SELECT DISTINCT subject_id FROM event WHERE subject_kind = @Kind AND subject_id IN @Ids AND seq > @Seq /*own or led*/ ORDER BY subject_id";
    }
}
