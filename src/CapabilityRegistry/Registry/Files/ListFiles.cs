using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class ListFiles
{
    /// <summary>Files that are attached to objects, page by page</summary>
    /// <remarks>
    /// Those too whose place a newer one has taken. Who may read an object may read its files: who speaks for one state gets only those of that state.
    /// Filters are combined: a file must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<AttachedFile>>> Handle(
        [AsParameters] FileFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, FileStore files, Caller caller,
        HttpRequest request)
    {
        var rows = await files.List(filter, caller, page, since);
        int? count = page.Count == true ? await files.Count(filter, caller, since) : null;
        return TypedResults.Ok(FileStore.Orders.Page(request, rows, page, count));
    }
}
