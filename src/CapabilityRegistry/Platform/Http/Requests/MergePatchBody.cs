using System.Text.Json.Nodes;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>A body that says only what is to be different (RFC 7386).</summary>
public static class MergePatchBody
{
    public const string MediaType = "application/merge-patch+json";

    public static RouteHandlerBuilder TakesMergePatch(this RouteHandlerBuilder endpoint) => endpoint.Accepts<JsonObject>(MediaType);
}
