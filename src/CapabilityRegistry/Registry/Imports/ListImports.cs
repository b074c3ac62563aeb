using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Imports;

public static class ListImports
{
    /// <summary>The lists that were uploaded for the own state or office</summary>
    /// <remarks>Each with how far it is. Follow <c>next</c> until it is null.</remarks>
    public static async Task<Ok<Page<Import>>> Handle([AsParameters] PageQuery page, ImportStore imports, Caller caller, HttpRequest request)
    {
        var jobs = await imports.List(caller, page);
        int? count = page.Count == true ? await imports.Count(caller) : null;
        return TypedResults.Ok(ImportStore.Orders.Page(request, jobs, page, count).Select(job => Import.Of(job)));
    }
}
