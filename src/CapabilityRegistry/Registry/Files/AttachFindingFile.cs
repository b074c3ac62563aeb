using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Visits.Findings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class AttachFindingFile
{
    /// <summary>Attaches a file to a finding about a unit of the own state</summary>
    /// <remarks>
    /// What shows that it is mended, beside the answer.
    /// The ending of its name says what it is, and the content is held against that: a PDF document, a document or workbook of Office Open XML without macros
    /// and not encrypted, a PNG or a JPEG image. With <c>supersedes</c> it takes the place of an older file of the same object, which stays on record. The
    /// event is <c>attached</c>, of the older file <c>superseded</c>; the finding itself does not change.
    /// </remarks>
    /// <param name="id">Key of the finding, such as FIND-00012.</param>
    public static async Task<Results<Added<AttachedFile>, Refused>> Handle(
        string id, [AsParameters] AttachFileQuery query, FileBody body, FindingStore findings, FileIntake files, Caller caller) =>
        await findings.Find(id, caller) is { } finding
            ? await files.Attach(FileSubject.Finding, finding.Id, finding.Contributor, query, body, caller)
            : Refused.Missing("finding", id);
}
