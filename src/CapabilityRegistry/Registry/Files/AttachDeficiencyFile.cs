using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deficiencies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class AttachDeficiencyFile
{
    /// <summary>Attaches a file to a deficiency of a unit of the own state</summary>
    /// <remarks>
    /// What shows that it is mended, or on its way to be.
    /// The ending of its name says what it is, and the content is held against that: a PDF document, a document or workbook of Office Open XML without macros
    /// and not encrypted, a PNG or a JPEG image. With <c>supersedes</c> it takes the place of an older file of the same object, which stays on record. The
    /// event is <c>attached</c>, of the older file <c>superseded</c>; the deficiency itself does not change.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static async Task<Results<Added<AttachedFile>, Refused>> Handle(
        string id, [AsParameters] AttachFileQuery query, FileBody body, DeficiencyStore deficiencies, FileIntake files, Caller caller) =>
        await deficiencies.Find(id, caller) is { } deficiency
            ? await files.Attach(FileSubject.Deficiency, deficiency.Id, deficiency.Contributor, query, body, caller)
            : Refused.Missing("deficiency", id);
}
