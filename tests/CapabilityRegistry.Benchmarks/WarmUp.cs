using System.Diagnostics;

namespace CapabilityRegistry.Benchmarks;

/// <summary>Work is done again and again until nothing is left to compile: what is measured after it is the work alone.</summary>
internal static class WarmUp
{
    /// <param name="seconds">How long at least; nothing is done if it is 0 or less.</param>
    /// <param name="work">What will be measured.</param>
    public static void For(double seconds, Action work)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            work();
        }
    }
}
