using System.Diagnostics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Optimises goal by goal, each within what the goals before have reached. One weighted sum would need weights beyond
/// 64 bits, and could not say which goal is proven.
/// </summary>
internal static class CpSatSolver
{
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Solution Solve(Model model, TimeSpan? limit, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var goals = Goal.InOrder(model);
        var amounts = new int[model.Pairs.Count];
        var answers = new List<Answer>();
        foreach (var goal in goals)
        {
            // An equal share for each goal to come, so that a hard one cannot leave the lower priorities with nothing.
            var share = (limit - clock.Elapsed) / (goals.Count - answers.Count);
            var answer = share <= TimeSpan.Zero
                ? Answer.None
                : new CpSatProgram(model, goals.Take(answers.Count), amounts).Optimise(goal, share, cancel);
            answers.Add(answer);
            amounts = answer.Chosen is null ? amounts : model.Amounts(answer.Chosen);
        }

        return new Solution(Report(model, goals, answers, amounts), amounts);
    }

    // Only at the end: a later stage keeps what an unproven one has reached, and may happen to improve it.
    private static List<Stage> Report(
        Model model, IReadOnlyList<Goal> goals, List<Answer> answers, IReadOnlyList<int> amounts) =>
    [
        .. goals.Select((goal, i) => answers[i].Report(
            goal, goal.ValueOf(model, amounts), goal.TrivialBound(model), answers.Take(i).All(answer => answer.Proven))),
    ];
}
