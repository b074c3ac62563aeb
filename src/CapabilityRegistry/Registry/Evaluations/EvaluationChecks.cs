using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>Checks of an evaluation that is recorded.</summary>
public static class EvaluationChecks
{
    /// <param name="pledge">Null if there is none with that key.</param>
    /// <param name="deployment">The one that is named; null if none is, or there is none with that key.</param>
    /// <param name="superseded">The evaluation whose place it takes; null if it takes none, or there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(
        EvaluationContent evaluation, Pledge? pledge, Deployment? deployment, Evaluation? superseded, DateOnly today) =>
    [
        .. pledge is null ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{evaluation.Pledge}'")] : Array.Empty<Fault>(),
        .. evaluation.Deployment is { } named && deployment?.Pledge != evaluation.Pledge
            ? [Fault.At("/deployment", "unknown-deployment", $"a deployment of {evaluation.Pledge}", $"'{named}'")]
            : Array.Empty<Fault>(),
        .. evaluation.Supersedes is { } older && superseded?.Pledge != evaluation.Pledge
            ? [Fault.At("/supersedes", "unknown-evaluation", $"an evaluation of {evaluation.Pledge}", $"'{older}'")]
            : Array.Empty<Fault>(),
        .. PeriodFaults(evaluation, today),
        .. evaluation.Measures.Index().Where(each => each.Item is { Measure: MeasuredThing.Other, Text: null })
            .Select(each => Fault.At($"/measures/{each.Index}/text", "text-missing", "what was measured", "nothing")),
        .. evaluation.Improvement is { } plan && plan.Due < today
            ? [Fault.At("/improvement/due", "in-the-past", $"{today:O} or later", $"{plan.Due:O}")]
            : Array.Empty<Fault>(),
    ];

    private static Fault[] PeriodFaults(EvaluationContent evaluation, DateOnly today) =>
        (evaluation.PeriodUntil <= evaluation.PeriodFrom, evaluation.PeriodUntil.DayNumber > today.DayNumber + 1) switch
        {
            (true, _) =>
            [
                Fault.At("/periodUntil", "dates-reversed", $"a day after {evaluation.PeriodFrom:O} (periodFrom)", $"{evaluation.PeriodUntil:O}"),
            ],
            (_, true) => [Fault.At("/periodUntil", "in-the-future", $"a day that is not after the day after {today:O}", $"{evaluation.PeriodUntil:O}")],
            _ => [],
        };
}
