using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Api;

/// <summary>A request to the API of the registry.</summary>
/// <param name="Address">Path and query, escaped: see <see cref="Address.Of"/>.</param>
public sealed record ApiRequest(string Method, string Address)
{
    public string Accept { get; init; } = "application/json";

    /// <summary>The ETag that the object must still have; null if it may have changed.</summary>
    public string? Version { get; init; }

    /// <summary>The Idempotency-Key: a form that is sent twice acts once.</summary>
    public string? Key { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>A body that is a file; it is read as it is sent.</summary>
    public Stream? File { get; init; }

    public string? BodyType { get; init; }

    public static ApiRequest Get(string address) => new(HttpMethods.Get, address);

    /// <summary>A change, with a body in JSON if there is one.</summary>
    public static ApiRequest Post(string address, object? body = null) => new ApiRequest(HttpMethods.Post, address).With(body, "application/json");

    /// <summary>A change that says all that is to be there afterwards.</summary>
    public static ApiRequest Put(string address, object body) => new ApiRequest(HttpMethods.Put, address).With(body, "application/json");

    public static ApiRequest Delete(string address) => new(HttpMethods.Delete, address);

    /// <summary>A file that is handed in.</summary>
    public static ApiRequest Upload(string address, Stream file) =>
        new(HttpMethods.Post, address) { File = file, BodyType = "application/octet-stream" };

    /// <summary>A change of some members (RFC 7396): a member that is null is taken away.</summary>
    public static ApiRequest Patch(string address, object body) => new ApiRequest(HttpMethods.Patch, address).With(body, "application/merge-patch+json");

    private ApiRequest With(object? body, string type) => body is null
        ? this
        : this with { Body = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options), BodyType = type };
}

/// <summary>Addresses of the API and of pages, with what stands in them escaped.</summary>
public static class Address
{
    /// <summary>Address.Of($"/v1/pledges/{id}"): each part that is put in is escaped.</summary>
    public static string Of(FormattableString address) =>
        string.Format(
            CultureInfo.InvariantCulture,
            address.Format,
            [.. address.GetArguments().Select(part => Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{part}")))]);

    /// <summary>The address with query parameters; those without a value are left out.</summary>
    public static string WithQuery(this string address, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = string.Join('&', parameters
            .Where(each => !string.IsNullOrEmpty(each.Value))
            .Select(each => $"{Uri.EscapeDataString(each.Name)}={Uri.EscapeDataString(each.Value!)}"));
        return query.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }
}
