using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>The example in the README of the matching library is the body of a test, so that it compiles and holds.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_README_of_the_matching_library_shows_the_example_that_is_tested() =>
        Repository.HoldsSection("src/CapabilityRegistry.Matching/README.md", "example", $"```csharp\n{string.Join("\n", Body())}\n```");

    // Between the first braces inside the method, four by four to the left.
    private static IEnumerable<string> Body() => File.ReadAllLines(Repository.PathOf("tests/CapabilityRegistry.Tests/Matching/PlanExampleTests.cs"))
        .SkipWhile(line => !line.Contains("public void", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line != "    }").Select(line => line.Length > 8 ? line[8..] : "");
}
