using System.Text.Json.Nodes;
using CapabilityRegistry.Events;
using CsCheck;

namespace CapabilityRegistry.Tests.Events;

public sealed class MergePatchTests
{
    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf<JsonNode?>(Gen.Int[0, 3].Select(number => (JsonNode?)number), Gen.String[Gen.Char['a', 'c'], 0, 2].Select(text => (JsonNode?)text));

    [Fact]
    public void Applied_to_the_object_before_it_gives_the_object_after() =>
        Gen.Select(Objects(3), Objects(3)).Sample(
            pair => JsonNode.DeepEquals(MergePatch.Apply(pair.Item1, MergePatch.Between(pair.Item1, pair.Item2)), pair.Item2),
            seed: "0000KOIPe036", iter: 2_000);

    [Fact]
    public void Between_equal_objects_it_is_empty() =>
        Objects(3).Sample(whole => MergePatch.Between(whole, whole).Count == 0, seed: "0000KOIPe036", iter: 500);

    private static Gen<JsonObject> Objects(int depth) =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 1, 1], depth == 0 ? Leaf : Gen.OneOf(Leaf, Objects(depth - 1).Select(inner => (JsonNode?)inner)))
            .Array[0, 4]
            .Select(members => new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))));
}
