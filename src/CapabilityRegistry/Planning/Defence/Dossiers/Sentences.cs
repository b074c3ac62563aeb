using System.Globalization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>What was asked and what is proven, in plain words.</summary>
internal static class Sentences
{
    private const string FillPriority = "fill-priority-";

    public static IEnumerable<string> Asked(FinishedRun run)
    {
        var request = run.Request;
        yield return Text($"{run.Job.Actor} asked on {run.Job.At:yyyy-MM-dd HH:mm} UTC which pledges should serve which requirements, ")
            + Text($"if requests went out on {run.Job.AsOf:yyyy-MM-dd}.");
        yield return Text($"Requirements that take part, each rotation counted by itself: {run.Input.Needs.Count}; pledges: {run.Input.Offers.Count}; ")
            + Text($"as the registry held them after event {run.Job.EventSeq}.");
        (string What, IReadOnlyList<string> Named)[] scopes =
            [("missions", request.Missions), ("unit types", request.UnitTypes), ("requirements", request.Requirements)];
        foreach (var (what, named) in scopes.Where(scope => scope.Named.Count > 0))
        {
            yield return $"Only these {what}: {string.Join(", ", named)}.";
        }

        if (request.NeededFrom is not null || request.NeededUntil is not null)
        {
            var from = request.NeededFrom is { } first ? Text($" on {first:yyyy-MM-dd} or later") : "";
            var until = request.NeededUntil is { } last ? Text($" and beginning on {last:yyyy-MM-dd} or before") : "";
            yield return $"Only requirements needed{from}{until}.";
        }

        if (request.Previous is { } previous)
        {
            yield return $"The plan of {previous} is in force: it is changed as little as the fill allows.";
        }

        yield return Text($"The search had {request.TimeLimitSeconds} seconds.");
    }

    public static IEnumerable<string> Supposed(Scenario? scenario) => scenario is null ? [] :
    [
        .. scenario.Elevations.Select(each => $"{each.Pledge} is registered at {each.To.Code()}."),
        .. scenario.Withdrawals.Select(each => $"{each} is withdrawn."),
        .. scenario.PledgeDates.Select(each =>
            Text($"{each.Pledge} is available from {each.AvailableFrom:yyyy-MM-dd} ")
            + (each.AvailableUntil is { } last ? Text($"to {last:yyyy-MM-dd}.") : "on.")),
        .. scenario.NewRequirements.Select((each, index) =>
            Text($"{each.Mission ?? "A capacity goal"} needs {each.Quantity.Amount} {each.Quantity.Unit.Code()} of {each.UnitType} ")
            + Text($"from {each.NeededBy:yyyy-MM-dd} for {each.DurationDays} days ({NeedReference.HypotheticalKey(index)}).")),
        .. scenario.CancelledRequirements.Select(each => $"{each} falls away."),
        .. scenario.RequirementDates.Select(each => Text($"{each.Requirement} is needed from {each.NeededBy:yyyy-MM-dd} for {each.DurationDays} days.")),
    ];

    public static string Of(Stage stage) => $"{Goal(stage.Name)} {Proven(stage)}";

    private static string Goal(string name) => name switch
    {
        "changes" => "Change the plan in force as little as possible.",
        "quality" => "Take as few pledges as will do, and the best ones.",
        "tie-break" => "Between plans that are equal in all else, let a hash of the keys decide, so that the answer depends on the data alone.",
        _ when name.StartsWith(FillPriority, StringComparison.Ordinal) =>
            $"Fill as much as possible of what is asked with priority {name[FillPriority.Length..]}.",
        _ => $"Objective {name}.",
    };

    private static string Reached(Stage stage) =>
        Text($"No plan does better than {FillScale.Bound(stage)}; this one reaches {FillScale.Value(stage)}{Unit(stage)}.");

    private static string Unit(Stage stage) => FillScale.IsFill(stage.Name) ? " thousandths of a requirement" : "";

    private static string Proven(Stage stage) => stage.Status switch
    {
        ProofStatus.Optimal => "Proven: no plan does better without doing worse on an objective above.",
        ProofStatus.Settled => "Settled: one of the equal plans was drawn with a fixed effort, so that the same data give the same plan. None would be better.",
        ProofStatus.Feasible => $"Not proven: the search stopped at its limit. {Reached(stage)}",
        ProofStatus.Conditional => "Not proven: it is the best found given an objective above that is not proven itself.",
        _ => "Not reached: the search stopped before it.",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
