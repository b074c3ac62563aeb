using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>The result of checking the event log.</summary>
/// <param name="Fault">The first thing that is wrong, as a sentence; null if nothing is.</param>
/// <param name="Text">What to tell if nothing is wrong.</param>
public sealed record LogCheckResult(string? Fault, string Text = "")
{
    public static LogCheckResult Of(ChainCheck check, IReadOnlyCollection<Anchor> anchors)
    {
        if (check.End() is { } fault)
        {
            return new LogCheckResult(fault);
        }

        var part = check.First == 1 ? "" : $" ({check.First} to {check.Head.Seq}, joined to the anchor {check.First - 1})";
        var events = $"{check.Events} events{part}, head {check.Head.Seq} {check.Head.Hash}";
        return new LogCheckResult(null, $"{events}{Environment.NewLine}{AnchorNote(check, anchors)}");
    }

    // A result without faults must also say what the check cannot show.
    private static string AnchorNote(ChainCheck check, IReadOnlyCollection<Anchor> anchors) => (anchors.Count, check.AnchorsMet) switch
    {
        (0, _) => "No anchor was given: what was cut off at the end, or a chain rewritten up to its end, would not show.",
        var (given, met) when given == met => $"{met} of {given} anchors fit.",
        var (given, met) => $"{met} of {given} anchors fit; the others name events before the first one here.",
    };
}
