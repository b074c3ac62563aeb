using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Templates;
using Microsoft.AspNetCore.Http.Metadata;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>All routes of this slice.</summary>
public static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/imports").WithTags("Imports");
        group.MapGet("", ListImports.Handle).WithName("ListImports").SortedBy(ImportStore.Orders).Requires(Right.ReadImports);
        group.MapGet("/template", GetTemplate.Handle).WithName("GetTemplate").Requires(Right.ReadImports).WithRequestTimeout(LimitSetup.OfFiles);
        group.MapGet("/{id}", GetImport.Handle).WithName("GetImport").Requires(Right.ReadImports);
        group.MapGet("/{id}/rows", ListImportRows.Handle).WithName("ListImportRows").SortedBy(ImportStore.RowOrders).Requires(Right.ReadImports);
        group.MapPost("", StartImport.Handle).WithName("StartImport").Requires(Right.ImportLists)
            .WithMetadata(new AcceptsMetadata([FileBody.MediaType], typeof(byte[]))).WithRequestTimeout(LimitSetup.OfFiles);
        group.MapPost("/{id}/confirm", ConfirmImport.Handle).WithName("ConfirmImport").Requires(Right.ImportLists);
        group.MapPost("/{id}/cancel", CancelImport.Handle).WithName("CancelImport").Requires(Right.ImportLists);
    }
}
