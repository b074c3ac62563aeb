namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>A line is read without scrolling.</summary>
public sealed class LineLengthTests
{
    private const int Most = 160;

    // Committed before the rule reached scripts, and a committed script is never changed.
    private static readonly string[] Older = ["db/migrations/0007_pledges.sql", "db/migrations/0013_deployments.sql", "db/migrations/0028_readiness_facts.sql"];

    [Fact]
    public void No_line_is_longer_than_160_columns()
    {
        Assert.Empty(TooLong([
            .. SourceFile.In("src"), .. SourceFile.In("db"), .. SourceFile.In("tests"), .. SourceFile.In("src", "*.razor"), .. SourceFile.In("src", "*.csproj"),
            .. SourceFile.In("tests", "*.csproj"), .. SourceFile.In("db/migrations", "*.sql").Where(script => !Older.Contains(script.Path)),
        ]));
        Assert.Equal(["a.cs:2"], TooLong([new("a.cs", $"short\n{new string('x', Most + 1)}\n{new string('x', Most)}")]));
    }

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Text.Split('\n').Index()
        where line.Item.Length > Most
        select $"{file.Path}:{line.Index + 1}";
}
