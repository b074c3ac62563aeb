using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using Polly;

namespace CapabilityRegistry.Platform.Events;

/// <summary>Appends events to the log and commits: rows and their events become visible together or not at all.</summary>
public sealed class EventLog(Work work, TimeProvider clock, ResiliencePipeline retries)
{
    private static readonly Caller Log = Caller.System("log");

    private readonly List<Event> _pending = [];
    private bool _noEventExpected;

    /// <summary>The current time, cut to milliseconds as in the log.</summary>
    public DateTimeOffset Now => clock.Now();

    /// <summary>The day in UTC.</summary>
    public DateOnly Today => Now.Day();

    /// <summary>Writes new objects, and for each an event that holds it whole.</summary>
    /// <exception cref="InvalidOperationException">An object belongs to a state for which the caller does not speak.</exception>
    public async Task Add<T>(Table<T> table, string insert, IReadOnlyList<T> added, Func<T, Subject> subjectOf, Change change)
        where T : class
    {
        var subjects = added.Select(subjectOf).ToList();
        foreach (var owner in subjects.Select(subject => subject.Lead ?? subject.Contributor).OfType<string>())
        {
            OwnRows.MayAdd(change.By, owner);
        }

        await work.Add(table, insert, added);
        foreach (var (subject, view) in subjects.Zip(added))
        {
            Created(subject, change, view);
        }
    }

    /// <summary>Writes an object over the version of it that was read, and an event that holds what has changed.</summary>
    /// <param name="update">
    /// The statement with its guards, for the caller; <c>@Was</c> in it is the version that was read, <c>@Scope</c> the state of the caller.
    /// </param>
    /// <returns>False if the object has another version by now, or the caller may not reach it.</returns>
    public async Task<bool> Save<T>(Table<T> table, string update, Subject subject, Change change, T before, T after)
        where T : class, IVersioned
    {
        if (!await work.Update(table, update, after, new { Was = before.Version, change.By.Scope }))
        {
            return false;
        }

        Changed(subject, change, before, after);
        return true;
    }

    /// <summary>Records that an object was created; the event holds the whole object.</summary>
    public void Created<T>(Subject subject, Change change, T view) => Add(subject, change, Json.Write(view));

    /// <summary>Records that an object changed; the event holds the merge patch between the two views.</summary>
    public void Changed<T>(Subject subject, Change change, T before, T after) =>
        Add(subject, change, MergePatch.Between(before, after).ToJsonString(Json.Options));

    /// <summary>Allows a commit without an event: what was written is a calculation (a run), not a change of the registry.</summary>
    public void ExpectNoEvent() => _noEventExpected = true;

    /// <summary>Writes the recorded events at the end of the chain and commits. If the commit is not answered, the log tells whether it was done.</summary>
    /// <exception cref="InvalidOperationException">Rows were changed, but no event tells of it.</exception>
    /// <exception cref="LostCommitException">It was not carried out, or there is no event that tells.</exception>
    /// <exception cref="OutcomeUnknownException">The commit was not answered, and neither was the question whether it was carried out.</exception>
    public async Task Commit()
    {
        if (_pending.Count == 0 && !_noEventExpected)
        {
            throw new InvalidOperationException("A change without its event cannot be committed.");
        }

        var last = _pending.Count > 0 ? await Append() : null;
        try
        {
            await work.Commit();
        }
        catch (LostCommitException lost) when (last is not null)
        {
            if (!await IsWritten(last, lost))
            {
                throw new LostCommitException(lost) { IsUndone = true };
            }
        }

        RegistryMeter.Events.Add(_pending.Count);
        Reset();
    }

    /// <summary>How many events wait for the commit.</summary>
    public int Pending => _pending.Count;

    /// <summary>Discards all but the first events that wait for the commit.</summary>
    public void BackTo(int events) => _pending.RemoveRange(events, _pending.Count - events);

    /// <summary>Discards events that were not committed.</summary>
    public void Reset()
    {
        _pending.Clear();
        _noEventExpected = false;
    }

    // The head row is updated before it is read and stays locked until the commit, so no two writers get the same number.
    private async Task<Event> Append()
    {
        await work.Change(Sql.TakeHead, new { Count = _pending.Count });
        var head = (await work.Find<Head>(Sql.Head))!;
        var chained = Chain(head).ToList();
        await work.Change(Sql.Insert, chained);
        await work.Change(Sql.SetHeadHash, new { chained[^1].Hash });
        return chained[^1];
    }

    // Whoever waits for it may have hung up, but the answer decides about more than them: what is not written may be done once more.
    private async Task<bool> IsWritten(Event last, LostCommitException lost)
    {
        var cancel = work.Cancel;
        work.Cancel = CancellationToken.None;
        try
        {
            return await retries.ExecuteAsync(async _ => await Holds(last), CancellationToken.None);
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            throw new OutcomeUnknownException(new AggregateException(lost, failure));
        }
        finally
        {
            work.Cancel = cancel;
        }
    }

    // Taking the head waits for the lost transaction, should it still be under way on the server.
    private async Task<bool> Holds(Event last)
    {
        await work.Reset();
        await work.Change(Sql.TakeHead, new { Count = 0 });
        var hash = await work.Find<string>(Sql.HashOf.For(Log), new { last.Seq });
        await work.Reset();
        return hash == last.Hash;
    }

    private IEnumerable<Event> Chain(Head head)
    {
        var (seq, hash) = (head.Seq - _pending.Count, head.Hash);
        foreach (var @event in _pending)
        {
            seq++;
            var linked = @event with { Seq = seq, PreviousHash = hash };
            hash = EventHash.Of(linked);
            yield return linked with { Hash = hash };
        }
    }

    private void Add(Subject subject, Change change, string changes) => _pending.Add(new Event
    {
        At = Now,
        Actor = change.By.Name,
        Person = change.By.Person,
        Role = change.By.Role.Code(),
        Action = Actions.Listed(change.Action),
        SubjectKind = subject.Kind,
        SubjectId = subject.Id,
        SubjectVersion = subject.Version,
        Contributor = subject.Contributor,
        Lead = subject.Lead,
        Reason = change.Reason,
        Changes = changes,
    });

    private sealed record Head
    {
        public long Seq { get; init; }

        public string Hash { get; init; } = "";
    }

    private static class Sql
    {
        public const string TakeHead = "UPDATE event_head SET seq = seq + @Count WHERE id = 1";

        public const string Head = "SELECT seq, hash FROM event_head WHERE id = 1";

        public const string HashOf = "SELECT hash FROM event WHERE seq = @Seq /*own or led*/";

        public const string SetHeadHash = "UPDATE event_head SET hash = @Hash WHERE id = 1";

        public const string Insert = """
            INSERT INTO event (
                seq, at, actor, role, action, subject_kind, subject_id, subject_version, contributor, reason, changes, person, previous_hash, hash,
                lead)
            VALUES (
                @Seq, @At, @Actor, @Role, @Action, @SubjectKind, @SubjectId, @SubjectVersion, @Contributor, @Reason, @Changes, @Person, @PreviousHash, @Hash,
                @Lead)
            """;
    }
}
