using CapabilityRegistry.Data;
using CapabilityRegistry.Events;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>Runs in the database. Of a plan, a scoped caller sees its own state's lines, and nothing of the gaps.</summary>
public sealed class MatchRunStore(Work work, EventLog log)
{
    private const string Kind = "match-run";

    public async Task<MatchRunView?> Find(string id, Caller caller)
    {
        if (await work.Find<Row>(Sql.ById, new { Id = id }) is not { } row)
        {
            return null;
        }

        var assignments = await work.Query<AssignmentRow>(Sql.Assignments.For(caller), new { Run = id, caller.Scope });
        var result = caller.IsScoped ? new Result([], []) : Json.Read<Result>((await work.Find<string>(Sql.ResultOf, new { Id = id }))!);
        return new MatchRunView
        {
            Run = row.ToRun(caller),
            Stages = result.Stages,
            Assignments = [.. assignments.Select(each => each.ToView())],
            Gaps = result.Gaps,
            Redacted = Redactions.For<MatchRunView>(caller),
        };
    }

    public async Task<IReadOnlyList<MatchRun>> List(string? after, Caller caller, int take) =>
        [.. (await work.First<Row>(Sql.Page, new { After = after ?? "", Take = take })).Select(row => row.ToRun(caller))];

    public Task<int> Count() => work.Find<int>(Sql.Count);

    /// <summary>How much of a requirement the plan of a run gives to a pledge; null if nothing.</summary>
    public Task<int?> AmountOf(string run, string requirement, string pledge, Caller caller) =>
        work.Find<int?>(Sql.AmountOf.For(caller), new { Run = run, Requirement = requirement, Pledge = pledge, caller.Scope });

    public async Task Add(MatchRunView view, Change change)
    {
        await work.Change(Sql.Insert, Row.Of(view));
        if (view.Assignments.Count > 0)
        {
            await work.Change(Sql.InsertAssignment, view.Assignments.Select(each => AssignmentRow.Of(view.Run.Id, each)));
        }

        log.Created(new Subject(Kind, view.Run.Id, view.Run.Version), change, view);
    }

    public static MatchRunView ViewOf(MatchRun run, Matched matched) => new()
    {
        Run = run,
        Stages = [.. matched.Plan.Stages.Select(StageView.Of)],
        Assignments = [.. matched.Plan.Assignments.Select(each => new AssignmentView
        {
            Requirement = Slot.Parse(each.NeedId).Requirement,
            Slot = Slot.Parse(each.NeedId).Number,
            Pledge = each.OfferId,
            Contributor = matched.Offered.Pledges[each.OfferId].Contributor,
            Amount = each.Amount,
            Score = each.Verdict.Score,
            Breakdown = Stored<IReadOnlyList<ScoreView>>.Of([.. each.Verdict.Breakdown.Select(ScoreView.Of)])!,
        })],
        Gaps = matched.Gaps(),
    };

    private sealed record Result(IReadOnlyList<StageView> Stages, IReadOnlyList<GapView> Gaps);

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public DateOnly AsOf { get; init; }

        public long EventSeq { get; init; }

        public string InputHash { get; init; } = "";

        public string Status { get; init; } = "";

        public int Requirements { get; init; }

        public int Pledges { get; init; }

        public string Result { get; init; } = "";

        public static Row Of(MatchRunView view) => new()
        {
            Id = view.Run.Id,
            Version = view.Run.Version,
            At = view.Run.At,
            Actor = view.Run.Actor,
            AsOf = view.Run.AsOf,
            EventSeq = view.Run.EventSeq,
            InputHash = view.Run.InputHash,
            Status = view.Run.Status,
            Requirements = view.Run.Requirements,
            Pledges = view.Run.Pledges,
            Result = Json.Write(new Result(view.Stages, view.Gaps)),
        };

        public MatchRun ToRun(Caller caller) => new()
        {
            Id = Id,
            Version = Version,
            At = At,
            Actor = Actor,
            AsOf = AsOf,
            Requirements = Requirements,
            Status = Status,
            Pledges = caller.IsScoped ? 0 : Pledges,
            EventSeq = caller.IsScoped ? 0 : EventSeq,
            InputHash = InputHash,
            Redacted = Redactions.For<MatchRun>(caller),
        };
    }

    private sealed record AssignmentRow
    {
        public string Run { get; init; } = "";

        public string Requirement { get; init; } = "";

        public string Pledge { get; init; } = "";

        public string Contributor { get; init; } = "";

        public int Amount { get; init; }

        public int Score { get; init; }

        public string Breakdown { get; init; } = "";

        public static AssignmentRow Of(string run, AssignmentView view) => new()
        {
            Run = run,
            Requirement = view.Slot is { } slot ? $"{view.Requirement}/{slot}" : view.Requirement,
            Pledge = view.Pledge,
            Contributor = view.Contributor,
            Amount = view.Amount,
            Score = view.Score,
            Breakdown = view.Breakdown.Text,
        };

        public AssignmentView ToView() => new()
        {
            Requirement = Slot.Parse(Requirement).Requirement,
            Slot = Slot.Parse(Requirement).Number,
            Pledge = Pledge,
            Contributor = Contributor,
            Amount = Amount,
            Score = Score,
            Breakdown = new(Breakdown),
        };
    }

    private static class Sql
    {
        private const string Columns =
            "SELECT id, version, at, actor, as_of, event_seq, input_hash, status, requirements, pledges FROM match_run";

        public const string ById = Columns + " WHERE id = @Id";

        public const string ResultOf = "SELECT result FROM match_run WHERE id = @Id";

        public const string Page = Columns + " WHERE id > @After ORDER BY id";

        public const string Count = "SELECT COUNT(*) FROM match_run";

        public const string Assignments = """
            SELECT run, requirement, pledge, contributor, amount, score, breakdown
            FROM match_assignment
            WHERE run = @Run /*own*/
            ORDER BY requirement, score DESC, pledge
            """;

        public const string AmountOf =
            "SELECT amount FROM match_assignment WHERE run = @Run AND requirement = @Requirement AND pledge = @Pledge /*own*/";

        public const string Insert = """
            INSERT INTO match_run (id, version, at, actor, as_of, event_seq, input_hash, status, requirements, pledges, result)
            VALUES (@Id, @Version, @At, @Actor, @AsOf, @EventSeq, @InputHash, @Status, @Requirements, @Pledges, @Result)
            """;

        public const string InsertAssignment = """
            INSERT INTO match_assignment (run, requirement, pledge, contributor, amount, score, breakdown)
            VALUES (@Run, @Requirement, @Pledge, @Contributor, @Amount, @Score, @Breakdown)
            """;
    }
}
