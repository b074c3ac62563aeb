using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Defence;

public static class ReplayMatchRun
{
    /// <summary>Carries a run out again from its stored input and compares the plans byte for byte; changes nothing</summary>
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
