using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Stores runs without inputs and plans. A scoped caller sees only finished runs that are no what-if.</summary>
public sealed class JobStore(Work work)
{
    /// <summary>How many processes may be lost over one run.</summary>
    public const int MostAttempts = 3;

    private static readonly Table<MatchJob> Table = new(
        "match_job",
        once: ["id", "is_scenario", "at", "actor", "person", "role", "as_of", "event_seq", "input_hash", "rule_set", "weights", "requirements", "pledges"],
        spread: new Dictionary<string, string> { ["failure"] = "failure_" },
        lookedUp: new Dictionary<string, string> { ["proof"] = "(SELECT p.proof FROM match_plan AS p WHERE p.run = match_job.id)" });

    public static readonly ListOrders<MatchJob> Orders = new("id", job => job.Id);

    public Task<MatchJob?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.Where((caller.IsScoped, Sql.ForStates)), new { Id = id });

    public Task<IReadOnlyList<MatchJob>> List(Caller caller, PageQuery page) =>
        work.First(Table, Orders.Sorted(Sql.Page.Where((caller.IsScoped, Sql.ForStates)), page), new { After = Orders.PlaceOf(page)?.Key, page.Take });

    public Task<int> Count(Caller caller) => work.Find<int>(Sql.Count.Where((caller.IsScoped, Sql.ForStates)));

    /// <summary>The request as JSON; null if it is not stored.</summary>
    public Task<string?> RequestOf(string id) => work.Find<string>(Sql.RequestOf, new { Id = id });

    /// <summary>How many runs have not ended, of all callers and of one.</summary>
    public async Task<(int All, int Own)> Unfinished(string actor) =>
        (await work.Find<int>(Sql.Unfinished), await work.Find<int>(Sql.UnfinishedOf, new { Actor = actor }));

    /// <summary>The runs of all callers that have not ended, by how far they are.</summary>
    public Task<IReadOnlyList<UnfinishedRuns>> Unfinished() => work.Query<UnfinishedRuns>(Sql.UnfinishedByStatus);

    /// <summary>The run that waits longest.</summary>
    public async Task<MatchJob?> Oldest() => (await work.First(Table, Sql.Waiting, new { Take = 1 })) is [var oldest] ? oldest : null;

    /// <summary>The last run before this one that is done and supposes nothing, and of which the input is kept; null if there is none.</summary>
    public Task<string?> DoneBefore(string id) => work.Find<string>(Sql.DoneBefore, new { Id = id });

    /// <param name="request">What was asked for, as JSON.</param>
    public async Task Add(MatchJob job, string request)
    {
        await work.Add(Table, Sql.Insert, [job]);
        await work.Change(Sql.KeepRequest, new { job.Id, Request = request });
    }

    /// <returns>False if somebody changed the run in between.</returns>
    public Task<bool> Save(MatchJob job) => work.Update(Table, Sql.Update, job, new { Was = job.Version - 1 });

    /// <summary>Renews the lease of a run and stores its progress.</summary>
    /// <returns>False if it is not to be carried out any more.</returns>
    public Task<bool> Renew(MatchJob job) => work.Update(Table, Sql.Renew, job, new { Was = job.Version });

    /// <summary>The leases of the runs that are being carried out.</summary>
    public Task<IReadOnlyList<RunLease>> Held() => work.Query<RunLease>(Sql.Held);

    /// <summary>Whether there is any what-if after its time.</summary>
    public async Task<bool> HasExpired(DateTimeOffset now) => await work.Find<int>(Sql.Expired, new { Now = now }) > 0;

    /// <summary>
    /// Puts a run whose process is gone back into the queue, or marks it as interrupted once several processes have ended over it. A run whose process has
    /// given a sign of life since its lease was read stays as it is.
    /// </summary>
    public async Task GiveBack(RunLease lost, DateTimeOffset now, TimeSpan keep)
    {
        await work.Change(Sql.GiveBack, new { lost.Id, lost.LeaseUntil, Now = now, MostAttempts });
        await work.Change(Sql.Interrupt, new
        {
            lost.Id, lost.LeaseUntil, Now = now, Expiry = now + keep,
            FailureDetail = $"{MostAttempts} processes that carried it out are gone: it may need more than they have.",
        });
    }

    /// <summary>Deletes what-ifs after their time.</summary>
    public async Task Purge(DateTimeOffset now)
    {
        await work.Change(Sql.PurgeLines.For(Caller.System("expiry")), new { Now = now });
        await work.Change(Sql.PurgePlans, new { Now = now });
        await work.Change(Sql.PurgeInputs, new { Now = now });
        await work.Change(Sql.Expire, new { Now = now });
    }

    private static class Sql
    {
        private const string Due = "SELECT id FROM match_job WHERE expires_at <= @Now AND status <> 'expired'";

        public static readonly string ById = Table.Select + " WHERE id = @Id /*and*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM match_job WHERE 1 = 1 /*and*/";

        /// <summary>A state sees neither what-ifs nor runs without a plan.</summary>
        public const string ForStates = "AND is_scenario = 0 AND status = 'done'";

        public const string RequestOf = "SELECT request FROM match_job WHERE id = @Id";

        public static readonly string Waiting = Table.Select + " WHERE status = 'queued' ORDER BY id";

        public const string DoneBefore = """
            SELECT id FROM match_job WHERE id < @Id AND is_scenario = 0 AND status = 'done' AND rule_set <> '' ORDER BY id DESC
            """;

        public const string Unfinished = "SELECT COUNT(*) FROM match_job WHERE status IN ('queued', 'running')";

        public const string UnfinishedOf = "SELECT COUNT(*) FROM match_job WHERE status IN ('queued', 'running') AND actor = @Actor";

        // Runs from before it was recorded have waited since they were asked for.
        public const string UnfinishedByStatus = """
            SELECT status, COUNT(*) AS runs, MIN(COALESCE(queued_at, at)) AS queued_at, MIN(started_at) AS started_at FROM match_job
            WHERE status IN ('queued', 'running')
            GROUP BY status
            """;
        public const string Held = "SELECT id, lease_until FROM match_job WHERE status = 'running'";

        public const string Expired = $"SELECT COUNT(*) FROM ({Due}) AS due";

        public static readonly string Insert = Table.Insert;

        public const string KeepRequest = "UPDATE match_job SET request = @Request WHERE id = @Id";

        public static readonly string Update = Table.Update;

        public const string Renew = """
            UPDATE match_job SET lease_until = @LeaseUntil, components = @Components, components_done = @ComponentsDone
            WHERE id = @Id AND version = @Was
            """;

        public const string GiveBack = """
            UPDATE match_job
            SET version = version + 1, status = 'queued', queued_at = @Now, instance = NULL, lease_until = NULL,
                started_at = NULL, components = NULL, components_done = NULL
            WHERE id = @Id AND status = 'running' AND lease_until = @LeaseUntil AND attempts < @MostAttempts
            """;

        public const string Interrupt = """
            UPDATE match_job
            SET version = version + 1, status = 'failed', failure_code = 'interrupted', failure_detail = @FailureDetail,
                ended_at = @Now, instance = NULL, lease_until = NULL,
                expires_at = CASE WHEN is_scenario = 1 THEN @Expiry ELSE NULL END
            WHERE id = @Id AND status = 'running' AND lease_until = @LeaseUntil
            """;

        public const string PurgeLines = $"DELETE FROM match_line WHERE run IN ({Due}) /*own*/";

        public const string PurgePlans = $"DELETE FROM match_plan WHERE run IN ({Due})";

        public const string PurgeInputs = $"DELETE FROM match_input WHERE run IN ({Due})";

        public const string Expire = """
            UPDATE match_job SET version = version + 1, status = 'expired', failure_code = NULL, failure_detail = NULL, request = NULL
            WHERE expires_at <= @Now AND status <> 'expired'
            """;
    }
}

/// <summary>Runs that have not ended.</summary>
public sealed record UnfinishedRuns
{
    public required MatchRunStatus Status { get; init; }

    public required int Runs { get; init; }

    /// <summary>Since when the first of them waits, or has waited.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When the first of them was begun; null if they wait.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>Until when a process holds a run, by its own clock.</summary>
public sealed record RunLease
{
    public required string Id { get; init; }

    public required DateTimeOffset LeaseUntil { get; init; }
}
