using CapabilityRegistry.Readiness;
using Mono.Cecil;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>The readiness library can be read layer by layer, and shows what a stranger needs.</summary>
public sealed class ReadinessLayerTests
{
    private const string Library = "CapabilityRegistry.Readiness";

    /// <summary>What another program uses the library by, beside its records.</summary>
    private static readonly string[] Public =
        ["Checking.EvidenceCheck", "ConductJudge", "Policies.PolicyTimeline", "Policies.ShippedPolicies", "ReadinessJudge"];

    /// <summary>Which layers each may know; the empty name is the library's root.</summary>
    private static readonly Dictionary<string, string[]> Knows = new()
    {
        ["Model"] = ["Model"],
        ["Policies"] = ["Model", "Policies"],
        ["Judging"] = ["Model", "Policies", "Judging"],
        ["Checking"] = ["Model", "Checking"],
        [""] = ["Model", "Policies", "Judging", ""],
    };

    private static readonly IReadOnlyList<CodeType> Types = ReadTypes();

    [Fact]
    public void Each_layer_knows_only_the_layers_below()
    {
        Assert.InRange(Types.Count, 40, int.MaxValue);
        Assert.Empty(Violations(Types));
        var door = Types.Single(type => type.Name == nameof(ReadinessJudge));
        Assert.NotEmpty(Violations([door with { Namespace = $"{Library}.Model" }]));
        Assert.NotEmpty(Violations([door with { Namespace = $"{Library}.Checking" }]));
        Assert.NotEmpty(Violations([door with { Namespace = $"{Library}.Somewhere" }]));
    }

    [Fact]
    public void Public_is_the_model_and_what_asks_and_checks() => Assert.Equal(
        Public,
        typeof(ReadinessJudge).Assembly.GetExportedTypes().Select(type => type.FullName![(Library.Length + 1)..])
            .Where(name => !name.StartsWith("Model.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Violations(IEnumerable<CodeType> types) =>
        from type in types
        from mention in type.MentionsOf(Library).Append(type.FullName)
        where !Knows.GetValueOrDefault(LayerOf(type.FullName), []).Contains(LayerOf(mention))
        select $"{type.FullName} mentions {mention}";

    private static string LayerOf(string fullName) => fullName[Library.Length..fullName.LastIndexOf('.')].TrimStart('.');

    private static IReadOnlyList<CodeType> ReadTypes()
    {
        using var module = ModuleDefinition.ReadModule(typeof(ReadinessJudge).Assembly.Location);
        return [.. module.Types.Select(CodeScan.Of).Where(type => type.IsIn(Library))];
    }
}
