using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Tests.Kernel;

/// <summary>What a request says is copied into its object, whatever members there are.</summary>
public sealed class ContentCopyTests
{
    [Fact]
    public void A_new_object_has_the_content_and_what_the_type_begins_with()
    {
        var made = ContentCopy.New<Whole, Part>(new Part { Name = "bridge", Lengths = [40, 60] });

        Assert.Equal(("bridge", "open"), (made.Name, made.State));
        Assert.Equal([40, 60], made.Lengths);
    }

    [Fact]
    public void Another_content_takes_the_place_of_the_old_one_and_leaves_the_rest()
    {
        var before = new Whole { Id = "B-1", State = "done", Name = "bridge", Lengths = [40], Note = "old" };

        var after = ContentCopy.Onto(before, new Part { Name = "ferry", Lengths = [] });

        Assert.Equal(new Whole { Id = "B-1", State = "done", Name = "ferry", Lengths = after.Lengths, Note = null }, after);
        Assert.Empty(after.Lengths);
        Assert.Equal(("bridge", "old"), (before.Name, before.Note));
    }

    [Fact]
    public void What_a_request_says_beside_its_content_is_not_copied() =>
        Assert.Null(ContentCopy.New<Whole, Part>(new Request { Name = "bridge", Lengths = [], Id = "B-9" }).Id);

    private record Part
    {
        public required string Name { get; init; }

        public required IReadOnlyList<int> Lengths { get; init; }

        public string? Note { get; init; }
    }

    private sealed record Request : Part
    {
        public string? Id { get; init; }
    }

    private sealed record Whole : Part
    {
        public string? Id { get; init; }

        public string State { get; init; } = "open";
    }
}
