using System.Net;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>
/// After a successful change, reads the changed object at its own address, as the same caller, and compares it with the answer. Answers are
/// made from memory: only this shows that what was answered is what was stored.
/// </summary>
internal static class ReadBack
{
    /// <param name="path">What the change was sent to.</param>
    public static async Task Check(string path, Answer answer, Func<string, Task<Answer>> read)
    {
        foreach (var changed in Changed(path.Split('?')[0].Trim('/').Split('/'), answer))
        {
            var stored = (await read(changed.Address)).Is(HttpStatusCode.OK);
            var (answered, found) = (Lasting(changed.Answered), Lasting(stored.Body));
            Assert.True(
                JsonNode.DeepEquals(answered, found),
                $"{path} answered\n{answered.ToJsonString()}\nbut {changed.Address} says\n{found.ToJsonString()}");
            Assert.True(
                changed.ETag is null || changed.ETag == stored.ETag,
                $"{path} answered the ETag {changed.ETag}, but {changed.Address} has {stored.ETag}");
        }
    }

    /// <param name="path">What was deleted: whoever asks for it now is told that there is no such thing.</param>
    public static async Task CheckGone(string path, Func<string, Task<Answer>> read) =>
        Assert.Equal("not-found", (await read(path.Split('?')[0])).Is(HttpStatusCode.NotFound).Code);

    private static IEnumerable<ChangedObject> Changed(string[] path, Answer answer) => path switch
    {
        // Nothing that can be compared: a run goes on by itself, a replay is a calculation.
        _ when answer.Status == HttpStatusCode.Accepted => [],
        [_, "match-runs", _, "cancel" or "restart" or "replay"] => [],
        [_, "imports", _, "confirm"] => [],
        // What each change answered stands in the tests of many changes at once.
        [_, "pledges", "bulk", ..] => [],
        [_, "match-runs", _, "invitations"] =>
            answer.Body["invitations"]!.AsArray().Select(each => new ChangedObject($"/v1/invitations/{each!["id"]}", each, null)),
        [_, "authorised-strengths"] => [new($"/v1/missions/{answer.Id}", answer.Body, null)],
        // The token itself is shown once and never again.
        [_, "tokens"] => [new(answer.Location!, answer.Body["given"]!, answer.ETag)],
        // A set of weights never changes; reading it gives no ETag.
        [_, "match-weights"] => [new(answer.Location!, answer.Body, null)],
        [_, var kind, var id, ..] when answer.Location is null => [new($"/v1/{kind}/{id}", answer.Body, answer.ETag)],
        _ => [new(answer.Location!, answer.Body, answer.ETag)],
    };

    // Warnings come with the answer to a change and are no part of the object.
    private static JsonObject Lasting(JsonNode whole) => whole.DeepClone().AsObject().Without("warnings");

    /// <param name="ETag">Null if the answer has none.</param>
    private sealed record ChangedObject(string Address, JsonNode Answered, string? ETag);
}
