using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>
/// Inputs and plans as bytes that can be kept, compared and checked elsewhere: JSON as the registry writes it, without
/// white space, needs and offers in the order of their ids.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Reading =
        new(Json.Options) { TypeInfoResolver = Json.Options.TypeInfoResolver!.WithAddedModifier(FormerNames) };

    public static byte[] Of<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);

    /// <summary>Reads what <see cref="Of"/> wrote, and what was written when members had other names.</summary>
    public static T Read<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes, Reading)!;

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static PlanInput InOrder(PlanInput input) => input with
    {
        Needs = [.. input.Needs.OrderBy(need => need.Id, StringComparer.Ordinal)],
        Offers = [.. input.Offers.OrderBy(offer => offer.Id, StringComparer.Ordinal)],
    };

    // Up to rule set 10 the stages in the proof of a component were called levels.
    private static void FormerNames(JsonTypeInfo type)
    {
        if (type.Type == typeof(ComponentProof))
        {
            var stages = type.Properties.Single(property => property.Name == "stages");
            var former = type.CreateJsonPropertyInfo(stages.PropertyType, "levels");
            (former.Set, stages.IsRequired) = (stages.Set, false);
            type.Properties.Add(former);
        }
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            gzip.CopyTo(bytes);
        }

        return bytes.ToArray();
    }
}
