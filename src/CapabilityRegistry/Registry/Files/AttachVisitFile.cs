using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Visits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class AttachVisitFile
{
    /// <summary>Attaches a file to a visit</summary>
    /// <remarks>
    /// What the team brings home, such as its report or photographs. Nobody of the visited state attaches it.
    /// The ending of its name says what it is, and the content is held against that: a PDF document, a document or workbook of Office Open XML without macros
    /// and not encrypted, a PNG or a JPEG image. With <c>supersedes</c> it takes the place of an older file of the same object, which stays on record. The
    /// event is <c>attached</c>, of the older file <c>superseded</c>; the visit itself does not change.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static async Task<Results<Added<AttachedFile>, Refused>> Handle(
        string id, [AsParameters] AttachFileQuery query, FileBody body, VisitStore visits, FileIntake files, Caller caller) =>
        await visits.Find(id, caller) switch
        {
            null => Refused.Missing("visit", id),
            { Contributor: var state } when state == caller.Contributor =>
                Refused.Because(OwnState.NotJudged(state, "attaches nothing to visits to units of")),
            var visit => await files.Attach(FileSubject.Visit, visit.Id, visit.Contributor, query, body, caller),
        };
}
