using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Tests.Kernel;

/// <summary>Lists that are stored as text are read only by who looks into them, and are shown as they are stored.</summary>
public sealed class StoredListTests
{
    [Fact]
    public void A_list_that_nobody_looked_into_is_shown_as_the_text_that_it_is() =>
        Assert.Contains(
            "\"languages\":[ \"fr\" ,\"en\"]", Json.Write(new Thing { Languages = new StoredList<string>("[ \"fr\" ,\"en\"]") }), StringComparison.Ordinal);

    [Fact]
    public void A_list_that_was_looked_into_has_its_elements_and_is_shown_the_same()
    {
        var list = new StoredList<string>("[\"fr\",\"en\"]");

        Assert.Equal(["fr", "en"], list);
        Assert.Equal((2, "en"), (list.Count, list[1]));
        Assert.Null(list.Text);
        Assert.Contains("\"languages\":[\"fr\",\"en\"]", Json.Write(new Thing { Languages = list }), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_list_is_shown_as_ever() =>
        Assert.Contains("\"languages\":[\"fr\"]", Json.Write(new Thing { Languages = ["fr"] }), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_no_list_is_found_out_when_somebody_looks() =>
        Assert.Throws<System.Text.Json.JsonException>(() => new StoredList<string>("{}").Count);

    private sealed record Thing : IVersioned
    {
        public string Id => "T-1";

        public int Version => 1;

        public required IReadOnlyList<string> Languages { get; init; }
    }
}
