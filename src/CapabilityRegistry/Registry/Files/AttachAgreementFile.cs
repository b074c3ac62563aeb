using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class AttachAgreementFile
{
    /// <summary>Attaches a file to an agreement</summary>
    /// <remarks>
    /// The agreement as it was signed.
    /// The ending of its name says what it is, and the content is held against that: a PDF document, a document or workbook of Office Open XML without macros
    /// and not encrypted, a PNG or a JPEG image. With <c>supersedes</c> it takes the place of an older file of the same object, which stays on record. The
    /// event is <c>attached</c>, of the older file <c>superseded</c>; the agreement itself does not change.
    /// </remarks>
    /// <param name="id">Key of the agreement, such as RDLA-00012.</param>
    public static async Task<Results<Added<AttachedFile>, Refused>> Handle(
        string id, [AsParameters] AttachFileQuery query, FileBody body, AgreementStore agreements, FileIntake files, Caller caller) =>
        await agreements.Find(id, caller) is { } agreement
            ? await files.Attach(FileSubject.Agreement, agreement.Id, agreement.Contributor, query, body, caller)
            : Refused.Missing("agreement", id);
}
