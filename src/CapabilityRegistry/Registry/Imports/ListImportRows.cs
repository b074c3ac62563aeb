using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Imports;

public static class ListImportRows
{
    /// <summary>What comes, or came, of each row of an import</summary>
    /// <remarks>
    /// In the order of the file, as far as they were tried: whether the row makes something new, changes something or nothing, or is refused, and then every
    /// fault with the heading of its column. Once the import was carried out, <c>written</c> says so of each row, and <c>about</c> names the object that it has
    /// made. The whole list can be had as CSV or XLSX, like every list. Follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Key of the import, such as IMP-00012.</param>
    public static async Task<Results<Ok<Page<ImportRow>>, NotFoundAnswer>> Handle(
        string id, [FromQuery] [Description("Only rows of which this comes.")] Coded<ImportResult>? result, [AsParameters] PageQuery page, ImportStore imports,
        Caller caller, HttpRequest request)
    {
        if (await imports.Find(id, caller) is not { } job)
        {
            return new NotFoundAnswer("import", id);
        }

        var rows = await imports.Rows(job, result?.Value, page);
        int? count = page.Count == true ? await imports.CountRows(job, result?.Value) : null;
        return TypedResults.Ok(ImportStore.RowOrders.Page(request, rows, page, count));
    }
}
