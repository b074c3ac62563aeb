using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>A request and what must come of it.</summary>
/// <param name="What">What is wrong with it, in words.</param>
/// <param name="Place">The pointer or parameter that the refusal must name, and no other; null if it need not name any.</param>
/// <param name="Statuses">One of these must be the answer.</param>
public sealed record Deviation(string What, RequestData Call, string? Place, params int[] Statuses)
{
    /// <summary>In what the answer is not the one that must come.</summary>
    public IEnumerable<string> Complaints(Answer answer)
    {
        if (!Statuses.Contains((int)answer.Status))
        {
            yield return $"expected {string.Join(" or ", Statuses)}";
        }
        else if (Place is { } place && (int)answer.Status != 403)
        {
            if (!answer.Places.SequenceEqual([place]))
            {
                yield return $"expected the place '{place}', found '{string.Join("', '", answer.Places)}'";
            }

            if ((answer.Body["errors"]?.AsArray() ?? []).Any(error => (string)error!["expected"]! == "" || (string)error["found"]! == ""))
            {
                yield return "an error does not say what was expected and found";
            }
        }
    }
}
