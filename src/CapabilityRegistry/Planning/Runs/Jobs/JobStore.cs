using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Stores runs without inputs and plans. A scoped caller sees only finished runs that are no what-if.</summary>
public sealed class JobStore(Work work)
{
    public async Task<MatchJob?> Find(string id, Caller caller) =>
        (await work.Find<JobRow>(Sql.ById.Where((caller.IsScoped, Sql.ForStates)), new { Id = id }))?.ToJob();

    public async Task<IReadOnlyList<MatchJob>> List(string? after, Caller caller, int take) =>
        [.. (await work.First<JobRow>(Sql.Page.Where((caller.IsScoped, Sql.ForStates)), new { After = after ?? "", Take = take })).Select(row => row.ToJob())];

    public Task<int> Count(Caller caller) => work.Find<int>(Sql.Count.Where((caller.IsScoped, Sql.ForStates)));

    /// <summary>The request as JSON; null if it is not stored.</summary>
    public Task<string?> RequestOf(string id) => work.Find<string>(Sql.RequestOf, new { Id = id });

    /// <summary>How many runs have not ended, of all callers and of one.</summary>
    public async Task<(int All, int Own)> Unfinished(string actor) =>
        (await work.Find<int>(Sql.Unfinished), await work.Find<int>(Sql.UnfinishedOf, new { Actor = actor }));

    /// <summary>The run that waits longest.</summary>
    public async Task<MatchJob?> Oldest() => (await work.First<JobRow>(Sql.Waiting, new { Take = 1 })) is [var row] ? row.ToJob() : null;

    /// <summary>The last run before this one that is done and supposes nothing, and of which the input is kept; null if there is none.</summary>
    public Task<string?> DoneBefore(string id) => work.Find<string>(Sql.DoneBefore, new { Id = id });

    public Task Add(MatchJob job, string request) => work.Change(Sql.Insert, JobRow.Of(job), new { Request = request });

    /// <returns>False if somebody changed the run in between.</returns>
    public async Task<bool> Save(MatchJob job) => await work.Change(Sql.Update, JobRow.Of(job)) == 1;

    /// <summary>Saves the run in a transaction of its own, without an event.</summary>
    public static Task<bool> Save(MatchJob job, WritesWithoutEvent writes, CancellationToken cancel) => Wrote(Sql.Update, job, writes, cancel);

    /// <summary>Renews the lease of a run and stores its progress.</summary>
    /// <returns>False if it is not to be carried out any more.</returns>
    public static Task<bool> Renew(MatchJob job, WritesWithoutEvent writes, CancellationToken cancel) => Wrote(Sql.Renew, job, writes, cancel);

    /// <summary>Whether there is anything for <see cref="CleanUp"/> to do.</summary>
    public async Task<bool> NeedsCleanUp(DateTimeOffset now) => await work.Find<int>(Sql.Untidy, new { Now = now }) > 0;

    /// <summary>Marks runs with an expired lease as interrupted, and deletes what-ifs after their time.</summary>
    public async Task CleanUp(DateTimeOffset now, TimeSpan keep)
    {
        await work.Change(Sql.Interrupt, new { Now = now, Expiry = now + keep, FailureDetail = "The process that carried it out is gone." });
        await work.Change(Sql.PurgeLines.For(Caller.System("expiry")), new { Now = now });
        await work.Change(Sql.PurgePlans, new { Now = now });
        await work.Change(Sql.PurgeInputs, new { Now = now });
        await work.Change(Sql.Expire, new { Now = now });
    }

    private static async Task<bool> Wrote(string sql, MatchJob job, WritesWithoutEvent writes, CancellationToken cancel)
    {
        var rows = 0;
        await writes.Write(async work => rows = await work.Change(sql, JobRow.Of(job)), cancel);
        return rows == 1;
    }

    private static class Sql
    {
        private const string Columns = """
            SELECT j.id, j.version, j.status, j.scenario, j.at, j.actor, j.role, j.as_of, j.event_seq, j.input_hash, j.rule_set, j.weights,
                j.requirements, j.pledges, j.started_at, j.ended_at, j.expires_at, j.instance, j.lease_until, j.components, j.components_done,
                j.failure, j.failure_detail, p.proof
            FROM match_job j LEFT JOIN match_plan p ON p.run = j.id
            """;

        private const string Due = "SELECT id FROM match_job WHERE expires_at <= @Now AND status <> 'expired'";

        public const string ById = Columns + " WHERE j.id = @Id /*and*/";

        public const string Page = Columns + " WHERE j.id > @After /*and*/ ORDER BY j.id";

        public const string Count = "SELECT COUNT(*) FROM match_job j WHERE j.id > '' /*and*/";

        /// <summary>A state sees neither what-ifs nor runs without a plan.</summary>
        public const string ForStates = "AND j.scenario = 0 AND j.status = 'done'";

        public const string RequestOf = "SELECT request FROM match_job WHERE id = @Id";

        public const string Waiting = Columns + " WHERE j.status = 'queued' ORDER BY j.id";

        public const string DoneBefore = """
            SELECT id FROM match_job WHERE id < @Id AND scenario = 0 AND status = 'done' AND rule_set <> '' ORDER BY id DESC
            """;

        public const string Unfinished = "SELECT COUNT(*) FROM match_job WHERE status IN ('queued', 'running')";

        public const string UnfinishedOf = "SELECT COUNT(*) FROM match_job WHERE status IN ('queued', 'running') AND actor = @Actor";

        public const string Untidy = """
            SELECT COUNT(*) FROM match_job
            WHERE (status = 'running' AND lease_until < @Now) OR (expires_at <= @Now AND status <> 'expired')
            """;

        public const string Insert = """
            INSERT INTO match_job (id, version, status, scenario, at, actor, role, request, as_of, event_seq, input_hash, rule_set, weights,
                requirements, pledges)
            VALUES (@Id, @Version, @Status, @Scenario, @At, @Actor, @Role, @Request, @AsOf, @EventSeq, @InputHash, @RuleSet, @Weights, @Requirements, @Pledges)
            """;

        public const string Update = """
            UPDATE match_job
            SET version = @Version, status = @Status, started_at = @StartedAt, ended_at = @EndedAt, expires_at = @ExpiresAt, instance = @Instance,
                lease_until = @LeaseUntil, components = @Components, components_done = @ComponentsDone, failure = @Failure,
                failure_detail = @FailureDetail
            WHERE id = @Id AND version = @Was
            """;

        public const string Renew = """
            UPDATE match_job SET lease_until = @LeaseUntil, components = @Components, components_done = @ComponentsDone
            WHERE id = @Id AND version = @Version
            """;

        public const string Interrupt = """
            UPDATE match_job
            SET version = version + 1, status = 'failed', failure = 'interrupted', failure_detail = @FailureDetail,
                ended_at = @Now, instance = NULL, lease_until = NULL,
                expires_at = CASE WHEN scenario = 1 THEN @Expiry ELSE NULL END
            WHERE status = 'running' AND lease_until < @Now
            """;

        public const string PurgeLines = $"DELETE FROM match_line WHERE run IN ({Due}) /*own*/";

        public const string PurgePlans = $"DELETE FROM match_plan WHERE run IN ({Due})";

        public const string PurgeInputs = $"DELETE FROM match_input WHERE run IN ({Due})";

        public const string Expire = """
            UPDATE match_job SET version = version + 1, status = 'expired', failure = NULL, failure_detail = NULL, request = NULL
            WHERE expires_at <= @Now AND status <> 'expired'
            """;
    }
}
