using System.Globalization;
using CapabilityRegistry.Registry.Seeding;

namespace CapabilityRegistry.Benchmarks;

/// <summary>
/// The demo's registered pledges over and over, dealt out to every state, unit type and level: three in four are
/// registered, half of them at Level 1, a third at Level 2, a ninth at Level 3. The same numbers give the same rows.
/// </summary>
internal static class ManyPledges
{
    /// <summary>Goes up with each change here, so that an older database is not taken for a new one.</summary>
    public const int Version = 3;

    /// <summary>CAPABILITYREGISTRY_PLEDGES=1000000 measures among a million.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CAPABILITYREGISTRY_PLEDGES"), CultureInfo.InvariantCulture, out var count) ? count : 100_000;

    private static readonly string[] Standing =
    [
        .. Enumerable.Repeat("registered L1", 9), .. Enumerable.Repeat("registered L2", 6), .. Enumerable.Repeat("registered L3", 2),
        "registered RDL", "draft ", "submitted ", "acknowledged ", "returned ", "withdrawn ", "lapsed ",
    ];

    private static readonly string[] Copied =
    [
        "unit_name", "personnel", "capacity_amount", "major_equipment", "self_sustainment", "response_days",
        "available_from", "available_until", "languages", "caveats", "note_verbale",
        "attributes", "training", "turnaround_days",
    ];

    internal static readonly List<string> States = [.. DemoFile.Read("contributors").Select(row => row.Text("id"))];
    private static readonly List<CsvRow> Types = [.. DemoFile.Read("unit_types")];
    private static readonly List<CsvRow> Registered = [.. DemoFile.Read("pledges").Where(row => row.Text("status") == "registered")];
    private static readonly ILookup<string, CsvRow> ByType = Registered.ToLookup(row => row.Text("unit_type"));

    public static IReadOnlyList<string> UnitTypes { get; } = [.. Types.Select(type => type.Text("id"))];

    public static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"{States[n % States.Count]}-{(n / States.Count) + 1:00000}");

    public static IEnumerable<CsvRow> Rows() => Enumerable.Range(0, Count).Select(n => new CsvRow("generated", n, Cells(n)));

    /// <summary>A pledge of Kazakhstan as a request drafts it.</summary>
    /// <param name="reference">Another one each time.</param>
    public static string Draft(string reference) => $$"""
        {
          "contributor": "KAZ", "unitType": "SIGNALS_COY", "unitName": "Signals Company", "capacity": { "amount": 1, "unit": "units" },
          "responseDays": 90, "availableFrom": "2027-01-01", "externalId": "{{reference}}"
        }
        """;

    private static Dictionary<string, string> Cells(int n)
    {
        var type = Types[n % Types.Count];
        var round = n / Types.Count;
        var alike = ByType[type.Text("id")].DefaultIfEmpty(Registered[round % Registered.Count]).ToList();
        var standing = Standing[round % Standing.Length].Split(' ');
        var cells = Copied.ToDictionary(column => column, column => alike[round % alike.Count].Optional(column) ?? "");
        cells["id"] = Id(n);
        cells["contributor"] = States[n % States.Count];
        cells["external_id"] = n % 2 == 0 ? $"REF-{n}" : "";
        cells["unit_type"] = type.Text("id");
        cells["capacity_unit"] = type.Text("measure");
        cells["status"] = standing[0];
        cells["readiness_level"] = standing[1];
        cells["source"] = "illustrative";
        return cells;
    }
}
