using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Defence.Comparisons;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>With which run to compare.</summary>
public sealed record CompareQuery
{
    [Description("The run to compare with, as the one before; if left out, the last run before this one that tells of the world as it was.")]
    [FromQuery(Name = "with")]
    [RegularExpression(Patterns.Run)]
    public string? With { get; init; }
}

public static partial class CompareMatchRuns
{
    /// <summary>In what two plans differ, and from which differences of the inputs</summary>
    /// <remarks>
    /// Both runs are <c>done</c>. <c>changes</c> are the differences of the inputs, each under a key of its own; every line and gap that differs says
    /// by these keys from what it comes, directly or by competition. Without <c>with</c> the run is compared with the last one before it that is done
    /// and supposes nothing.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static async Task<Results<Ok<ComparisonView>, Refused>> Handle(
        string id, [AsParameters] CompareQuery query, FinishedRuns runs, JobStore jobs, Caller caller, ILogger<ComparisonView> log)
    {
        var (after, refused) = await runs.Find(id, caller);
        if (after is null)
        {
            return refused!;
        }

        if ((query.With ?? await jobs.DoneBefore(id)) is not { } with)
        {
            return Refused.Because(new Refusal("nothing-before", $"There is no run before {id} to compare with.",
                new Fault { Code = "nothing-before", Parameter = "with", Expected = "a run that is done", Found = "none before this one" }));
        }

        (var before, refused) = await runs.Find(with, caller);
        if (before is null)
        {
            return refused!;
        }

        var view = Comparison.Of(before, after);
        if (view.Lines.Select(line => line.Cause).Concat(view.Gaps.Select(gap => gap.Cause)).Any(cause => cause.Basis == Causes.Unexplained))
        {
            Unexplained(log, with, id);
        }

        return TypedResults.Ok(view);
    }

    [LoggerMessage(LogLevel.Error, "{Before} and {After} differ without a cause.")]
    private static partial void Unexplained(ILogger log, string before, string after);
}
