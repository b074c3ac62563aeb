using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>A record that a caller was shown objects of other states.</summary>
public sealed record AccessRecord
{
    /// <summary>
    /// 32 upper-case hexadecimal digits: the time, a number that goes up with each answer, and who gave it. So ids are in
    /// the order of time, and no two instances give the same.
    /// </summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Role { get; init; }

    /// <summary>The operation that was asked for, by its operationId.</summary>
    public required string Operation { get; init; }

    /// <summary>The traceId that a problem of the same request would have carried.</summary>
    public required string RequestId { get; init; }

    /// <summary>What was shown, each object once, in the order of kind and key.</summary>
    public required IReadOnlyList<DisclosedObject> Shown { get; init; }

    public int Objects => Shown.Count;

    /// <summary>SHA-256 over the objects shown: equal sets have equal ids and are stored once.</summary>
    public required string SetId { get; init; }

    /// <summary>Its share of the memory limit while it waits to be written.</summary>
    internal int Weight => Shown.Count + 4;

    private static readonly string Instance = RandomNumberGenerator.GetHexString(12);

    private static int _last;

    // The caller can set the request id, at any length.
    private const int LongestRequestId = 100;

    public static AccessRecord Of(IReadOnlyCollection<DisclosedObject> shown, Caller caller, string operation, string requestId, DateTimeOffset at)
    {
        DisclosedObject[] ordered = [.. shown.Distinct().OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Id, StringComparer.Ordinal)];
        return new AccessRecord
        {
            Id = $"{IdAt(at)}{(uint)Interlocked.Increment(ref _last):X8}{Instance}",
            At = at,
            Actor = caller.Name,
            Role = caller.Role.Code(),
            Operation = operation,
            RequestId = requestId.Length > LongestRequestId ? requestId[..LongestRequestId] : requestId,
            Shown = ordered,
            SetId = HashOf(ordered),
        };
    }

    /// <summary>A lower bound of the ids of all records from this time on.</summary>
    public static string IdAt(DateTimeOffset at) => $"{Math.Max(0, at.ToUnixTimeMilliseconds()):X12}";

    private static string HashOf(DisclosedObject[] shown)
    {
        var text = new StringBuilder(shown.Length * 20);
        foreach (var each in shown)
        {
            text.Append(each.Kind).Append('\t').Append(each.Id).Append('\t').Append(each.Contributor).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
