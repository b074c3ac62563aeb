namespace CapabilityRegistry.Tests.Conformance;

/// <summary>A line is read without scrolling.</summary>
public sealed class LineLengthTests
{
    private const int Most = 160;

    [Fact]
    public void No_line_is_longer_than_160_columns()
    {
        Assert.Empty(TooLong([.. SourceFile.In("src"), .. SourceFile.In("db"), .. SourceFile.In("tests"), .. SourceFile.In("src", "*.razor")]));
        Assert.Equal(["a.cs:2"], TooLong([new("a.cs", $"short\n{new string('x', Most + 1)}\n{new string('x', Most)}")]));
    }

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Text.Split('\n').Index()
        where line.Item.Length > Most
        select $"{file.Path}:{line.Index + 1}";
}
