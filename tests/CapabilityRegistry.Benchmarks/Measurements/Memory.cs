using System.Diagnostics;
using CapabilityRegistry.Benchmarks.Instances;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>What a plan of the largest size needs, in a process of its own: the peak of a process is the peak of all that it did.</summary>
internal static class Memory
{
    private const int Target = 500;

    // Megabytes of this process at its largest.
    private static long Peak => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    public static async Task Measure(Report report)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Memory).Assembly.Location, "plan"]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || said.Split(' ') is not [var instance, var planned, var whole])
        {
            throw new InvalidOperationException($"No plan was made: {said}");
        }

        report.Add(
            $"memory of a process that makes one plan of {Instance.Fiftyfold.Name}, at its largest",
            $"{planned} MB, of which {instance} MB to draw the instance; {whole.Trim()} MB with the check of the plan",
            $"< {Target} MB", int.Parse(planned, System.Globalization.CultureInfo.InvariantCulture) < Target);
    }

    /// <summary>
    /// Makes the plan, with its reasons and its check, and says how large this process grew: before, then with the plan, then with
    /// the check.
    /// </summary>
    public static void Plan()
    {
        var input = Instance.Fiftyfold.Full();
        var instance = Peak;
        var plan = Planner.Of(input, default);
        var planned = Peak;
        var faults = PlanCheck.Of(input, plan).Faults;
        Console.WriteLine(faults.Count == 0 ? $"{instance} {planned} {Peak}" : string.Join(Environment.NewLine, faults));
    }
}
