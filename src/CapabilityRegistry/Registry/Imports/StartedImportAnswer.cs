using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Jobs;
using Microsoft.AspNetCore.Http.Metadata;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>
/// 202 with the import that waits for its rows to be tried. Once it is committed, the worker is woken, and whoever prefers to wait gets 201 with the import
/// whose rows were tried.
/// </summary>
/// <param name="wait">How long the caller prefers to wait; null to come back.</param>
public sealed class StartedImportAnswer(Import import, TimeSpan? wait)
    : IResult, IValueHttpResult, IStatusCodeHttpResult, IVersionedResult, ICompletedLater, IDisclosesObjects, IEndpointMetadataProvider
{
    private bool IsUnfinished => ((IUnfinished)import).IsUnfinished;

    public object? Value => import;

    public int? StatusCode => StartedJobs.StatusOf(IsUnfinished);

    public string ETag => Precondition.ETag(import.Version);

    public string? Location => $"/v1/imports/{import.Id}";

    public IEnumerable<DisclosedObject> DisclosedObjects() => import.DisclosedObjects();

    public async Task<IResult> Complete(HttpContext context) => new StartedImportAnswer(
        await StartedJobs.Complete(
            context, context.RequestServices.GetRequiredService<ImportSignals>(), import.Id, import, wait, each => ((IUnfinished)each).IsUnfinished,
            async services => Import.Of((await services.GetRequiredService<ImportStore>().Find(import.Id, Caller.Of(context.User)))!)),
        wait);

    public Task ExecuteAsync(HttpContext httpContext) => StartedJobs.Write(httpContext, import, ETag, Location, wait, IsUnfinished);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => StartedJobs.Describe<Import>(builder);
}
