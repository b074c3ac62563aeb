using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;

namespace CapabilityRegistry.Registry.Files;

/// <summary>All routes of this slice.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/v1/files").WithTags("Files");
        files.MapGet("", ListFiles.Handle).WithName("ListFiles").SortedBy(FileStore.Orders).Requires(Right.ReadPledges);
        files.MapGet("/{id}", GetFile.Handle).WithName("GetFile").Requires(Right.ReadPledges);
        files.MapGet("/{id}/content", GetFileContent.Handle).WithName("GetFileContent").Requires(Right.ReadPledges).WithRequestTimeout(LimitSetup.OfFiles);

        // Whoever may write an object may attach files to it: one line for each kind, with the right by which it is written.
        var intake = app.MapGroup("/v1").WithTags("Files");
        intake.WithMetadata(new AcceptsMetadata([FileBody.MediaType], typeof(byte[]))).WithRequestTimeout(LimitSetup.OfFiles);
        intake.MapPost("/papers/{id}/files", AttachPaperFile.Handle).WithName("AttachPaperFile").Requires(Right.OfferPledges);
        intake.MapPost("/visits/{id}/files", AttachVisitFile.Handle).WithName("AttachVisitFile").Requires(Right.RecordVisits);
        intake.MapPost("/findings/{id}/files", AttachFindingFile.Handle).WithName("AttachFindingFile").Requires(Right.AnswerFindings);
        intake.MapPost("/agreements/{id}/files", AttachAgreementFile.Handle).WithName("AttachAgreementFile").Requires(Right.DecidePledges);
        intake.MapPost("/caps/{id}/files", AttachCapFile.Handle).WithName("AttachCapFile").Requires(Right.OfferPledges);
        intake.MapPost("/deficiencies/{id}/files", AttachDeficiencyFile.Handle).WithName("AttachDeficiencyFile").Requires(Right.OfferPledges);
    }
}
