using System.Globalization;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>This process among those that share one database.</summary>
public sealed class Instance
{
    private const int LongestMachine = 12;

    /// <summary>The machine, the process, and what tells it from an earlier process with the same number; at most 30 characters.</summary>
    public string Name { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Shortened(Environment.MachineName)}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");

    private static string Shortened(string machine) => machine.Length > LongestMachine ? machine[..LongestMachine] : machine;
}
