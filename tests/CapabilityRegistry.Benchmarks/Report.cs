using System.Globalization;

namespace CapabilityRegistry.Benchmarks;

/// <summary>One Markdown table: what was measured, beside what it should be.</summary>
internal sealed class Report
{
    private readonly List<string> _lines = ["| measurement | measured | target | |", "|---|---|---|---|"];

    /// <summary>A fact without a target.</summary>
    public void Add(string what, string measured) => Add($"| {what} | {measured} | | |");

    /// <param name="target">In words; null if this is no target.</param>
    public void Add(string what, string measured, string target, bool met) =>
        Add($"| {what} | {measured} | {target} | {(met ? "met" : "MISSED")} |");

    /// <summary>The median of some times and their 99th percentile; the target is for the median.</summary>
    public void AddTimes(string what, IReadOnlyList<double> milliseconds, double target)
    {
        var sorted = milliseconds.Order().ToList();
        var (half, most) = (Percentile(sorted, 0.5), Percentile(sorted, 0.99));
        Add(what, Text($"p50 {half:0.00} ms, p99 {most:0.00} ms"), Text($"p50 < {target} ms"), half < target);
    }

    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public void Print(TextWriter output) => _lines.ForEach(output.WriteLine);

    // Some parts take minutes: who waits sees how far they are.
    private void Add(string line)
    {
        _lines.Add(line);
        Console.Error.WriteLine(line);
    }

    private static double Percentile(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];
}
