using CapabilityRegistry.App;
using CapabilityRegistry.Registry.Seeding;

namespace CapabilityRegistry.Benchmarks;

/// <summary>The files of db/demo, as the registry carries them.</summary>
internal static class DemoFile
{
    public static IReadOnlyList<CsvRow> Read(string name)
    {
        using var text = new StreamReader(typeof(Seed).Assembly.GetManifestResourceStream($"demo/{name}.csv")!);
        return [.. CsvFile.Read(name, text)];
    }
}
