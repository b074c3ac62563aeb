using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Evaluations;

public static class GetEvaluation
{
    /// <summary>One evaluation of a unit</summary>
    /// <remarks>
    /// What was measured stands apart from the rating and the remark. Members that the caller may not see are left out and named in <c>redacted</c>. The
    /// <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the evaluation, such as EVAL-00012.</param>
    public static async Task<Results<Versioned<Evaluation>, NotFoundAnswer>> Handle(string id, EvaluationStore evaluations, Caller caller) =>
        await evaluations.Find(id, caller) is { } evaluation
            ? new Versioned<Evaluation>(evaluation.For(caller), evaluation.Version)
            : new NotFoundAnswer("evaluation", id);
}
