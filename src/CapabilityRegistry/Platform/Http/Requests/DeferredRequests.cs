using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>
/// Looks at what a body is made of when the first one comes. Each route asks for that when it is made, which is at the start, and there are a hundred of
/// them.
/// </summary>
/// <param name="ofRoutes">The options that routes ask. Copies of them, such as the OpenAPI document is made with, see the bodies themselves.</param>
public sealed class DeferredRequests(JsonSerializerOptions ofRoutes) : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => ReferenceEquals(options, ofRoutes) && IsBody(type)
        ? ((IDeferred)Activator.CreateInstance(typeof(Deferred<>).MakeGenericType(type))!).Info(options)
        : null;

    private static bool IsBody(Type type) =>
        type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Content", StringComparison.Ordinal);

    private interface IDeferred
    {
        JsonTypeInfo Info(JsonSerializerOptions options);
    }

    private sealed class Deferred<T> : JsonConverter<T>, IDeferred
    {
        public JsonTypeInfo Info(JsonSerializerOptions options) => JsonMetadataServices.CreateValueInfo<T>(options, this);

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, Json.Options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, Json.Options);
    }
}
