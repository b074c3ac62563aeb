using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>What SECURITY.md says about the OWASP API Security Top 10 (2023) names tests that are there.</summary>
public sealed partial class SecurityTableTests
{
    private static readonly string[] Rows = [.. Row().Matches(File.ReadAllText(Repository.PathOf("SECURITY.md"))).Select(match => match.Value)];

    [Fact]
    public void The_table_has_a_row_for_each_of_the_ten_risks() =>
        Assert.Equal(Enumerable.Range(1, 10).Select(risk => $"API{risk}"), Rows.Select(row => Risk().Match(row).Value));

    [Fact]
    public void Every_row_names_a_test_and_every_test_named_is_there()
    {
        var tests = typeof(SecurityTableTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();

        Assert.All(Rows, row => Assert.NotEmpty(Named(row)));
        Assert.All(Rows.SelectMany(Named), name => Assert.Contains(name, tests));
    }

    private static IEnumerable<string> Named(string row) => Test().Matches(row).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| API\d+.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"API\d+")]
    private static partial Regex Risk();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Test();
}
