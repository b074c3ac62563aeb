using System.Globalization;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.ForceGeneration.Reports.Requirements;

/// <summary>What the paper of requirements must say, read out of the list of requirements and of gap tables.</summary>
internal sealed class RequirementsOracle(
    IReadOnlyList<JsonNode> requirements, IReadOnlyDictionary<DateOnly, JsonNode> tables, DateOnly first, DateOnly last)
{
    private static readonly string[] AllLevels = ["L1", "L2", "L3", "RDL"];

    private readonly IReadOnlyList<JsonNode> _needed =
    [
        .. requirements.Where(each => (string?)each["status"] is "published" or "amended")
            .Where(each => Day(each["neededBy"]!) <= last && Day(each["neededUntil"]!) > first),
    ];

    public IEnumerable<string> Types => _needed.Select(each => (string)each["unitType"]!).Distinct();

    public (int Count, int Amount) CurrentOf(string unitType) => Sum(Of(unitType).Where(each => Day(each["neededBy"]!) <= first));

    public (int Count, int Amount) EmergingOf(string unitType) => Sum(Of(unitType).Where(each => Day(each["neededBy"]!) > first));

    public int MissingOn(DateOnly day, string unitType) =>
        tables[day]["rows"]!.AsArray().Where(row => (string?)row!["unitType"] == unitType).Sum(row => (int)row!["unmet"]!["amount"]!);

    public IEnumerable<(string Level, int Count)> LevelsOf(string unitType) =>
        AllLevels.Select(level => (level, Of(unitType).Count(each => (string?)each["minimumLevel"] == level))).Where(each => each.Item2 > 0);

    public IEnumerable<string> LinesOf(string unitType) => Of(unitType)
        .SelectMany(each => each["lines"]!.AsArray().Where(line => (string?)line!["kind"] is "attribute" or "language" or "training")
            .Select(line => $"{line!["kind"]} {line["code"]} {line["demand"]} {each["id"]}"))
        .Order(StringComparer.Ordinal);

    public IEnumerable<string> KeysOf(string unitType) => Of(unitType).Select(each => (string)each["id"]!).Order(StringComparer.Ordinal);

    private IEnumerable<JsonNode> Of(string unitType) => _needed.Where(each => (string?)each["unitType"] == unitType);

    private static (int Count, int Amount) Sum(IEnumerable<JsonNode> needed) =>
        (needed.Count(), needed.Sum(each => (int)each["quantity"]!["amount"]!));

    private static DateOnly Day(JsonNode day) => DateOnly.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
