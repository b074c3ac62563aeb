using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Gaps;

/// <summary>Figures, and the lists behind them.</summary>
internal static class Figures
{
    /// <summary>Goes through every figure of an answer, wherever it stands, and counts the items of the list behind it.</summary>
    /// <returns>How many figures there were.</returns>
    public static async Task<int> AgreeingFigures(this Session session, JsonNode answer)
    {
        var counts = new Dictionary<string, int>();
        var figures = In(answer).ToList();
        foreach (var figure in figures)
        {
            var list = (string)figure["link"]!;
            var count = counts.TryGetValue(list, out var known) ? known : counts[list] = (await session.Items(list)).Count;
            Assert.True((int)figure["count"]! == count, $"{figure.ToJsonString()}: the list has {count}");
        }

        return figures.Count;
    }

    private static IEnumerable<JsonObject> In(JsonNode? node) => node switch
    {
        JsonObject figure when figure.ContainsKey("link") && figure.ContainsKey("count") => [figure],
        JsonObject whole => whole.SelectMany(member => In(member.Value)),
        JsonArray items => items.SelectMany(In),
        _ => [],
    };
}
