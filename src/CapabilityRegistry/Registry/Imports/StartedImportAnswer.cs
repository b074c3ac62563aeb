using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Jobs;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>
/// 202 with the import that waits for its rows to be tried. Once it is committed, the worker is woken, and whoever prefers to wait gets 201 with the import
/// whose rows were tried.
/// </summary>
/// <param name="wait">How long the caller prefers to wait; null to come back.</param>
public sealed class StartedImportAnswer(Import import, TimeSpan? wait)
    : IResult, IValueHttpResult, IStatusCodeHttpResult, IVersionedResult, ICompletedLater, IDisclosesObjects, IEndpointMetadataProvider
{
    // How often the end is looked for if another process tries the rows.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private bool IsUnfinished => ((IUnfinished)import).IsUnfinished;

    public object? Value => import;

    public int? StatusCode => IsUnfinished ? StatusCodes.Status202Accepted : StatusCodes.Status201Created;

    public string ETag => Precondition.ETag(import.Version);

    public string? Location => $"/v1/imports/{import.Id}";

    public IEnumerable<DisclosedObject> DisclosedObjects() => import.DisclosedObjects();

    public async Task<IResult> Complete(HttpContext context)
    {
        var signals = context.RequestServices.GetRequiredService<ImportSignals>();
        var tried = signals.WhenEnded(import.Id);
        signals.Wake();
        var last = wait is { } patience ? await Tried(context, signals, tried, patience) : import;
        signals.Ended(import.Id);
        return new StartedImportAnswer(last, wait);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        (headers.ETag, headers.Location) = (ETag, Location);
        if (wait is { } patience)
        {
            headers[PreferWait.Applied] = $"wait={patience.TotalSeconds:0}";
        }

        if (IsUnfinished)
        {
            headers.RetryAfter = Polling.Pause;
        }

        httpContext.Response.StatusCode = StatusCode!.Value;
        return httpContext.Response.WriteAsJsonAsync(import, Json.Options, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[StatusCodes.Status201Created, StatusCodes.Status202Accepted])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Import), ["application/json"]));
            builder.Metadata.Add(new SendsHeader(status, HeaderNames.ETag));
            builder.Metadata.Add(new SendsHeader(status, HeaderNames.Location));
        }

        builder.Metadata.Add(new SendsHeader(StatusCodes.Status201Created, PreferWait.Applied));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status202Accepted, PreferWait.Applied, Always: false));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status202Accepted, HeaderNames.RetryAfter));
    }

    private async Task<Import> Tried(HttpContext context, ImportSignals signals, Task tried, TimeSpan patience)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        var current = import;
        while (((IUnfinished)current).IsUnfinished && patience - clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
        {
            await Task.WhenAny(tried, Task.Delay(left < Look ? left : Look, clock, context.RequestAborted));
            context.RequestAborted.ThrowIfCancellationRequested();
            // Registered before the import is read, so that its end cannot be missed.
            tried = signals.WhenEnded(import.Id);
            await using var scope = context.RequestServices.CreateAsyncScope();
            current = Import.Of((await scope.ServiceProvider.GetRequiredService<ImportStore>().Find(import.Id, Caller.Of(context.User)))!);
        }

        return current;
    }
}
