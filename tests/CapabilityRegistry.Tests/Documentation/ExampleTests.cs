using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>The example in the README of each library is the body of a test, so that it compiles and holds.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData("CapabilityRegistry.Matching", "Matching/PlanExampleTests.cs")]
    [InlineData("CapabilityRegistry.Readiness", "Readiness/ReadinessExampleTests.cs")]
    public void The_README_of_a_library_shows_the_example_that_is_tested(string library, string test) =>
        Repository.HoldsSection($"src/{library}/README.md", "example", $"```csharp\n{string.Join("\n", Body(test))}\n```");

    // Between the first braces inside the method, four by four to the left.
    private static IEnumerable<string> Body(string test) => File.ReadAllLines(Repository.PathOf($"tests/CapabilityRegistry.Tests/{test}"))
        .SkipWhile(line => !line.Contains("public void", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line != "    }").Select(line => line.Length > 8 ? line[8..] : "");
}
