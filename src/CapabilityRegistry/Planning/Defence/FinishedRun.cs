using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>A finished run with its stored request, input, plan and notes.</summary>
public sealed record FinishedRun
{
    public required MatchJob Job { get; init; }

    public required StartMatchRunRequest Request { get; init; }

    public required byte[] InputBytes { get; init; }

    public required PlanInput Input { get; init; }

    public required byte[] PlanBytes { get; init; }

    public required Plan Plan { get; init; }

    public required InputNotes Notes { get; init; }
}

/// <summary>Finds finished runs. Their input holds data of every state, so only callers who may see all states may use it.</summary>
public sealed class FinishedRuns(JobStore jobs, MatchRunStore runs)
{
    public async Task<(FinishedRun? Found, Refused? Refused)> Find(string id, Caller caller)
    {
        if (await jobs.Find(id, caller) is not { } job)
        {
            return (null, Refused.Missing("match run", id));
        }

        return job.NoPlan() is { } refusal ? (null, Refused.Because(refusal)) : (await Whole(job), null);
    }

    private async Task<FinishedRun> Whole(MatchJob job)
    {
        var (input, plan) = (await runs.Input(job.Id), await runs.Plan(job.Id));
        return new FinishedRun
        {
            Job = job,
            Request = Json.Read<StartMatchRunRequest>((await jobs.RequestOf(job.Id))!),
            InputBytes = input,
            Input = CanonicalJson.Read<PlanInput>(input),
            PlanBytes = plan,
            Plan = CanonicalJson.Read<Plan>(plan),
            Notes = await runs.Notes(job.Id),
        };
    }
}
