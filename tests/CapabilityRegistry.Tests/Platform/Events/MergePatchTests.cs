using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Events;
using CsCheck;

namespace CapabilityRegistry.Tests.Platform.Events;

public sealed class MergePatchTests
{
    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf<JsonNode?>(
        Gen.Int[0, 3].Select(number => (JsonNode?)number), Gen.String[Gen.Char['a', 'c'], 0, 2].Select(text => (JsonNode?)text));

    [Fact]
    public void Applied_to_the_object_before_it_gives_the_object_after() =>
        Gen.Select(Objects(3), Objects(3)).Sample(
            pair => JsonNode.DeepEquals(MergePatch.Apply(pair.Item1, MergePatch.Between(pair.Item1, pair.Item2)), pair.Item2),
            seed: "0000KOIPe036", iter: 2_000);

    [Theory]
    // The test cases of RFC 7386, appendix A, as far as both sides are objects.
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void It_is_applied_as_the_standard_says(string before, string patch, string after) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(after), MergePatch.Apply(Object(before), Object(patch))));

    [Fact]
    public void What_it_is_applied_to_stays_as_it_is() => Gen.Select(Objects(3), Objects(3)).Sample(
        pair =>
        {
            var (before, patch) = (pair.Item1.ToJsonString(), pair.Item2.ToJsonString());
            MergePatch.Apply(pair.Item1, pair.Item2);
            return pair.Item1.ToJsonString() == before && pair.Item2.ToJsonString() == patch;
        },
        seed: "0000KOIPe036", iter: 500);

    [Fact]
    public void Between_equal_objects_it_is_empty() =>
        Objects(3).Sample(whole => MergePatch.Between(whole, whole).Count == 0, seed: "0000KOIPe036", iter: 500);

    private static Gen<JsonObject> Objects(int depth) =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 1, 1], depth == 0 ? Leaf : Gen.OneOf(Leaf, Objects(depth - 1).Select(inner => (JsonNode?)inner)))
            .Array[0, 4]
            .Select(members => new JsonObject(members.DistinctBy(member => member.Item1)
                .Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))));

    private static JsonObject Object(string text) => JsonNode.Parse(text)!.AsObject();
}
