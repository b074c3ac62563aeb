using System.Text.Json.Serialization;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>What becomes of many changes in one request if something stands against one of them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulkMode>))]
public enum BulkMode
{
    /// <summary>None is made, and the request is refused.</summary>
    [JsonStringEnumMemberName("all-or-nothing")]
    AllOrNothing,

    /// <summary>Each change that nothing stands against is made, as a whole; the others are not.</summary>
    [JsonStringEnumMemberName("one-by-one")]
    OneByOne,
}
