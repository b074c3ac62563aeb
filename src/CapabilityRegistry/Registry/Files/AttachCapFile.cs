using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Caps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class AttachCapFile
{
    /// <summary>Attaches a file to a cap by the law of the own state</summary>
    /// <remarks>
    /// The law, or the decree by which consent was obtained.
    /// The ending of its name says what it is, and the content is held against that: a PDF document, a document or workbook of Office Open XML without macros
    /// and not encrypted, a PNG or a JPEG image. With <c>supersedes</c> it takes the place of an older file of the same object, which stays on record. The
    /// event is <c>attached</c>, of the older file <c>superseded</c>; the cap itself does not change.
    /// </remarks>
    /// <param name="id">Key of the cap, such as NCAP-00012.</param>
    public static async Task<Results<Added<AttachedFile>, Refused>> Handle(
        string id, [AsParameters] AttachFileQuery query, FileBody body, CapStore caps, FileIntake files, Caller caller) =>
        await caps.Find(id, caller) is { } cap
            ? await files.Attach(FileSubject.Cap, cap.Id, cap.Contributor, query, body, caller)
            : Refused.Missing("cap", id);
}
