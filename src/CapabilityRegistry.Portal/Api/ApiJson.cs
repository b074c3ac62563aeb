using System.Text.Encodings.Web;
using System.Text.Json;

namespace CapabilityRegistry.Portal.Api;

/// <summary>JSON as the API has it.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
