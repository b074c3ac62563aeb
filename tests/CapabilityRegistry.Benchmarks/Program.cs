using CapabilityRegistry.Benchmarks;
using CapabilityRegistry.Benchmarks.Measurements;

if (args is ["floor", var file, var url, var kept])
{
    await Floor.Serve(file, url, bool.Parse(kept));
    return 0;
}

if (args is ["fill"])
{
    await BigRegistry.Fill();
    return 0;
}

if (args is ["plan"])
{
    Memory.Plan();
    return 0;
}

var unknown = args.Except(Parts.All.Keys).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"Unknown part {string.Join(", ", unknown)}; there are {string.Join(", ", Parts.All.Keys)}.");
    return 1;
}

var report = new Report();
foreach (var part in Parts.All.Where(part => args.Length == 0 || args.Contains(part.Key)))
{
    Console.Error.WriteLine($"{part.Key} …");
    await part.Value(report);
}

report.Print(Console.Out);
return 0;
