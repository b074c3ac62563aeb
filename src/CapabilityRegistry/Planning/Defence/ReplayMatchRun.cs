using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Defence;

public static class ReplayMatchRun
{
    /// <summary>Carries a run out again from its stored input and compares the plans</summary>
    /// <remarks>
    /// Of a run that is <c>done</c>. It is planned again while the caller waits, and the two plans are compared byte for byte; <c>detail</c> says in
    /// a sentence what to make of the result, and <c>differences</c> where they differ. Nothing is changed or kept. Only some replays go on at a
    /// time; beyond that the answer is 503.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static async Task<Results<Ok<ReplayView>, Refused>> Handle(string id, FinishedRuns runs, Replays replays, Caller caller, CancellationToken cancel)
    {
        var (run, refused) = await runs.Find(id, caller);
        if (run is null)
        {
            return refused!;
        }

        return await replays.Of(run, cancel) is { } view
            ? TypedResults.Ok(view)
            : Refused.Because(
                new Refusal("replays-busy", "As many replays as there is room for are going on. Try again later.") { Kind = RefusalKind.Unavailable });
    }
}
