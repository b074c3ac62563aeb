using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>Whose turn each shared work is, in the database. A turn has a number of its own: whoever is given the next one ends the one before.</summary>
public sealed class WorkTurnStore(Work work)
{
    /// <summary>When the work was last done and which turn that was; null if it never was.</summary>
    public Task<WorkTurn?> Find(string name) => work.Find<WorkTurn>(Sql.ByName, new { Name = name });

    /// <summary>The last turn of each work.</summary>
    public Task<IReadOnlyList<WorkTurn>> All() => work.Query<WorkTurn>(Sql.All);

    /// <summary>Takes the next turn after one that was read.</summary>
    /// <returns>False if another process took it in between, or its process has given a sign of life.</returns>
    public async Task<bool> Take(WorkTurn last, string instance, DateTimeOffset until) =>
        await work.Change(Sql.Take, new { last.Name, last.Turn, last.LeaseUntil, Instance = instance, Until = until }) > 0;

    /// <summary>Takes the first turn of all.</summary>
    /// <returns>False if another process took it in between.</returns>
    public Task<bool> TakeFirst(string name, string instance, DateTimeOffset until) =>
        work.TryAdd(Sql.TakeFirst, new { Name = name, Instance = instance, Until = until });

    /// <returns>False if the turn was given to another process.</returns>
    public async Task<bool> Renew(string name, int turn, DateTimeOffset until) =>
        await work.Change(Sql.Renew, new { Name = name, Turn = turn, Until = until }) > 0;

    /// <summary>Lets go of a turn.</summary>
    /// <param name="doneAt">When the work was begun that is done now; null if it was not done.</param>
    /// <param name="until">Until when nobody takes it; null for nothing of that kind.</param>
    public Task End(string name, int turn, DateTimeOffset? doneAt, DateTimeOffset? until) =>
        work.Change(doneAt is null ? Sql.GiveBack : Sql.Done, new { Name = name, Turn = turn, DoneAt = doneAt, Until = until });

    private static class Sql
    {
        public const string All = "SELECT name, done_at, instance, lease_until, turn FROM shared_work";

        public const string ByName = "SELECT name, done_at, instance, lease_until, turn FROM shared_work WHERE name = @Name";

        public const string TakeFirst =
            "INSERT INTO shared_work (name, instance, lease_until, turn) VALUES (@Name, @Instance, @Until, 1)";

        public const string Take = """
            UPDATE shared_work SET turn = turn + 1, instance = @Instance, lease_until = @Until
            WHERE name = @Name AND turn = @Turn AND (lease_until IS NULL OR lease_until = @LeaseUntil)
            """;

        public const string Renew = "UPDATE shared_work SET lease_until = @Until WHERE name = @Name AND turn = @Turn";

        public const string Done =
            "UPDATE shared_work SET done_at = @DoneAt, instance = NULL, lease_until = NULL WHERE name = @Name AND turn = @Turn";

        public const string GiveBack = "UPDATE shared_work SET instance = NULL, lease_until = @Until WHERE name = @Name AND turn = @Turn";
    }
}

/// <summary>The last turn of a shared work.</summary>
public sealed record WorkTurn
{
    public required string Name { get; init; }

    /// <summary>When the work was begun that was last done to its end.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The process that holds the turn; null if none does.</summary>
    public string? Instance { get; init; }

    /// <summary>Until when nobody takes the next turn: its process holds it, or the work has failed. Null if it is free.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Goes up by one with each turn.</summary>
    public required int Turn { get; init; }
}
