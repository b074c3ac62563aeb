using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>200 with an object and, as its ETag, the version that the next change must name.</summary>
public class Versioned<T>(T value, int version) : IResult, IValueHttpResult, IStatusCodeHttpResult, IVersionedResult, IEndpointMetadataProvider
{
    public object? Value => value;

    public virtual int? StatusCode => StatusCodes.Status200OK;

    public string ETag { get; } = Precondition.ETag(version);

    public virtual string? Location => null;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ETag = ETag;
        if (Location is not null)
        {
            headers.Location = Location;
        }

        if (value is IUnfinished { IsUnfinished: true })
        {
            headers.RetryAfter = Polling.Pause;
        }

        if (!await ConditionalRead.Answered(httpContext, ETag, tellsAll: value is not IPartlyVersioned))
        {
            httpContext.Response.StatusCode = StatusCode!.Value;
            await httpContext.Response.WriteAsJsonAsync(value, Json.Options, httpContext.RequestAborted);
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ETag));
        if (typeof(T).IsAssignableTo(typeof(IUnfinished)))
        {
            builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.RetryAfter, Always: false));
        }

        if (!typeof(T).IsAssignableTo(typeof(IPartlyVersioned)))
        {
            builder.Metadata.Add(new CanBeUnchanged());
        }
    }
}

/// <summary>201 with the new object, its address and its ETag.</summary>
public sealed class Added<T>(T value, int version, string location) : Versioned<T>(value, version), IEndpointMetadataProvider
{
    public override int? StatusCode => StatusCodes.Status201Created;

    public override string? Location => location;

    public static new void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status201Created, HeaderNames.ETag));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status201Created, HeaderNames.Location));
    }
}

/// <summary>What an answer to a POST must be remembered with, so that it can be given again.</summary>
public interface IVersionedResult
{
    string ETag { get; }

    string? Location { get; }
}

/// <summary>What is told to those who wait for the end of some work.</summary>
public static class Polling
{
    /// <summary>After how many seconds to ask again, for Retry-After.</summary>
    public const string Pause = "1";
}

/// <summary>Declares a response header to the OpenAPI document.</summary>
/// <param name="Always">Whether every answer with this status has it.</param>
public sealed record SendsHeader(int Status, string Name, bool Always = true);

/// <summary>Declares that an answer may also be text of this media type.</summary>
public sealed record AlsoSendsText(int Status, string MediaType);
