using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>Inputs and plans of runs in the database. Of a plan, a scoped caller sees its own state's lines only.</summary>
public sealed class MatchRunStore(Work work, EventLog log, JobStore jobs)
{
    public const string Kind = "match-run";

    /// <summary>The run with the part of its plan that the caller may see.</summary>
    public async Task<MatchRunView> View(MatchJob job, Caller caller)
    {
        var result = caller.IsScoped || job.Proof is null ? null : await work.Find<string>(Sql.ResultOf, new { Run = job.Id });
        var plan = result is null ? new Result([], []) : Json.Read<Result>(result);
        return new MatchRunView
        {
            Run = MatchRun.Of(job, caller),
            Request = JsonText<StartMatchRunRequest>.Of(caller.IsScoped ? null : await jobs.RequestOf(job.Id)),
            Fill = plan.Fill,
            Stages = [.. plan.Stages.Select(stage => stage.InPerMille())],
            Components = [.. plan.Components.Select(component => component.InPerMille())],
            Assignments = job.Proof is null ? [] : await Lines(job.Id, caller),
            Gaps = plan.Gaps,
            PinPrices = [.. plan.Prices.Pins.Select(price => price.InPerMille())],
            CaveatPrices = plan.Prices.Caveats,
            Redacted = Redactions.For<MatchRunView>(caller),
        };
    }

    /// <summary>The assignments of the plan that the caller may see; who sees one state only, without the points that depend on others.</summary>
    public async Task<IReadOnlyList<AssignmentView>> Lines(string run, Caller caller)
    {
        var lines = (await work.Query<LineRow>(Sql.Lines.For(caller), new { Run = run, caller.Scope })).Select(row => row.ToView());
        return [.. caller.IsScoped ? lines.Select(line => line.WithoutPointsOfOthers()) : lines];
    }

    /// <summary>How much of a requirement the plan of a run gives to a pledge; null if nothing, or if the run supposes what is not so.</summary>
    public Task<int?> AmountOf(string run, string requirement, string pledge, Caller caller) =>
        work.Find<int?>(Sql.AmountOf.For(caller), new { Run = run, Requirement = requirement, Pledge = pledge, caller.Scope });

    /// <summary>The runs whose plans hold a pledge, what-ifs apart, the newest first, each with the requirement.</summary>
    public async Task<IReadOnlyList<(string Run, string Requirement)>> PlansWith(string pledge, Caller caller) =>
    [
        .. (await work.Query<LineRow>(Sql.PlansWith.For(caller), new { Pledge = pledge, caller.Scope }))
            .Select(row => (row.Run, Slot.Parse(row.Requirement).Requirement)),
    ];

    /// <summary>The newest run that has planned for each of these requirements, what-ifs apart, by requirement.</summary>
    public async Task<IReadOnlyDictionary<string, NewestPlan>> NewestFor(IReadOnlyCollection<string> requirements) => requirements.Count == 0
        ? new Dictionary<string, NewestPlan>()
        : (await work.Query<NewestRow>(Sql.NewestFor, new { Ids = requirements }))
            .ToDictionary(row => row.Requirement, row => new NewestPlan { Run = row.Run, AsOf = row.AsOf });

    public Task AddInput(string run, byte[] input, InputNotes notes) => work.Change(Sql.InsertInput, new
    {
        Run = run,
        Input = CanonicalJson.Pack(input),
        Notes = CanonicalJson.Pack(CanonicalJson.Of(notes)),
    });

    /// <summary>The bytes of everything that the plan depends on.</summary>
    public async Task<byte[]> Input(string run) => CanonicalJson.Unpack((await work.Find<byte[]>(Sql.InputOf, new { Run = run }))!);

    public async Task<InputNotes> Notes(string run) =>
        CanonicalJson.Read<InputNotes>(CanonicalJson.Unpack((await work.Find<byte[]>(Sql.NotesOf, new { Run = run }))!));

    /// <summary>The bytes of the plan.</summary>
    public async Task<byte[]> Plan(string run) => CanonicalJson.Unpack((await work.Find<byte[]>(Sql.PlanOf, new { Run = run }))!);

    /// <summary>Stores a plan, with an event unless the run is a what-if.</summary>
    public async Task AddPlan(MatchJob job, PlanInput input, Plan plan, PlanPrices prices, Caller caller)
    {
        var (needs, engaged) = (input.Needs.ToDictionary(need => need.Id), (await Notes(job.Id)).Engaged);
        var offers = input.Offers.ToDictionary(offer => offer.Id);
        var gaps = plan.Shortfalls.Select(each => GapView.Of(needs[each.NeedId], each, plan, offers, engaged.GetValueOrDefault(each.NeedId)));
        var result = new Result([.. plan.Stages.Select(ObjectiveView.Of)], [.. gaps])
        {
            Fill = PriorityFill.Of(input, plan),
            Components = [.. plan.Components.Select(ComponentView.Of)],
            Prices = prices,
        };
        var bytes = CanonicalJson.Pack(CanonicalJson.Of(plan));
        await work.Change(Sql.InsertPlan, new { Run = job.Id, Proof = plan.Status, Result = Json.Write(result), PlanBytes = bytes });
        if (plan.Assignments.Count > 0)
        {
            await work.Change(Sql.InsertLine, plan.Assignments.Select(each => LineRow.Of(job.Id, AssignmentView.Of(each, offers[each.OfferId].Contributor))));
        }

        if (job.IsScenario)
        {
            log.ExpectNoEvent();
        }
        else
        {
            await work.Change(Sql.InsertNeed, input.Needs.Select(need => NeedReference.Of(need).Requirement).Distinct()
                .Select(requirement => new { Run = job.Id, Requirement = requirement }));
            log.Created(new Subject(Kind, job.Id, job.Version), new Change("run", caller), await View(job with { Proof = plan.Status }, caller));
        }
    }

    private sealed record Result(IReadOnlyList<ObjectiveView> Stages, IReadOnlyList<GapView> Gaps)
    {
        /// <summary>Not there in results of earlier versions of this program.</summary>
        public IReadOnlyList<PriorityFill> Fill { get; init; } = [];

        /// <summary>Not there in results of earlier versions of this program.</summary>
        public IReadOnlyList<ComponentView> Components { get; init; } = [];

        /// <summary>Not there in results of earlier versions of this program.</summary>
        public PlanPrices Prices { get; init; } = PlanPrices.None;
    }

    private sealed record NewestRow
    {
        public string Requirement { get; init; } = "";

        public string Run { get; init; } = "";

        public DateOnly AsOf { get; init; }
    }

    private sealed record LineRow
    {
        public string Run { get; init; } = "";

        public string Requirement { get; init; } = "";

        public string Pledge { get; init; } = "";

        public string Contributor { get; init; } = "";

        public int Amount { get; init; }

        public int Score { get; init; }

        public string Breakdown { get; init; } = "";

        public static LineRow Of(string run, AssignmentView view) => new()
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
        public const string ResultOf = "SELECT result FROM match_plan WHERE run = @Run";

        public const string PlanOf = "SELECT plan_bytes FROM match_plan WHERE run = @Run";

        public const string InputOf = "SELECT input FROM match_input WHERE run = @Run";

        public const string NotesOf = "SELECT notes FROM match_input WHERE run = @Run";

        public const string Lines = """
            SELECT run, requirement, pledge, contributor, amount, score, breakdown
            FROM match_line
            WHERE run = @Run /*own*/
            ORDER BY requirement, score DESC, pledge
            """;

        public const string AmountOf = """
            SELECT amount FROM match_line
            WHERE run = @Run AND requirement = @Requirement AND pledge = @Pledge AND run IN (SELECT id FROM match_job WHERE is_scenario = 0) /*own*/
            """;

        public const string PlansWith = """
            SELECT run, requirement FROM match_line
            WHERE pledge = @Pledge AND run IN (SELECT id FROM match_job WHERE is_scenario = 0 AND status = 'done') /*own*/
            ORDER BY run DESC, requirement
            """;

        public const string NewestFor = """
            SELECT n.requirement, n.run, j.as_of FROM match_need AS n
            INNER JOIN match_job AS j ON j.id = n.run
            WHERE n.requirement IN @Ids AND j.status = 'done' AND NOT EXISTS (
                SELECT 1 FROM match_need AS later
                INNER JOIN match_job AS k ON k.id = later.run
                WHERE later.requirement = n.requirement AND later.run > n.run AND k.status = 'done')
            ORDER BY n.requirement
            """;

        public const string InsertNeed = "INSERT INTO match_need (run, requirement) VALUES (@Run, @Requirement)";

        public const string InsertInput = "INSERT INTO match_input (run, input, notes) VALUES (@Run, @Input, @Notes)";

        public const string InsertPlan = "INSERT INTO match_plan (run, proof, result, plan_bytes) VALUES (@Run, @Proof, @Result, @PlanBytes)";

        public const string InsertLine = """
            INSERT INTO match_line (run, requirement, pledge, contributor, amount, score, breakdown)
            VALUES (@Run, @Requirement, @Pledge, @Contributor, @Amount, @Score, @Breakdown)
            """;
    }
}
