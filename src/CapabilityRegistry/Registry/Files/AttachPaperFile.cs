using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Papers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class AttachPaperFile
{
    /// <summary>Attaches a file to a paper of the own state</summary>
    /// <remarks>
    /// The document itself, such as the load plan that the paper names.
    /// The ending of its name says what it is, and the content is held against that: a PDF document, a document or workbook of Office Open XML without macros
    /// and not encrypted, a PNG or a JPEG image. With <c>supersedes</c> it takes the place of an older file of the same object, which stays on record. The
    /// event is <c>attached</c>, of the older file <c>superseded</c>; the paper itself does not change.
    /// </remarks>
    /// <param name="id">Key of the paper, such as PAPER-00012.</param>
    public static async Task<Results<Added<AttachedFile>, Refused>> Handle(
        string id, [AsParameters] AttachFileQuery query, FileBody body, PaperStore papers, FileIntake files, Caller caller) =>
        await papers.Find(id, caller) is { } paper
            ? await files.Attach(FileSubject.Paper, paper.Id, paper.Contributor, query, body, caller)
            : Refused.Missing("paper", id);
}
