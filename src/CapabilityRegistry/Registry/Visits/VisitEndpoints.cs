using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Visits.Drafts;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>All routes of this slice.</summary>
public static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/visits").WithTags("Visits");
        group.MapGet("", ListVisits.Handle).WithName("ListVisits").SortedBy(VisitStore.Orders).Requires(Right.ReadVisits);
        group.MapGet("/{id}", GetVisit.Handle).WithName("GetVisit").Requires(Right.ReadVisits);
        group.MapPost("", ScheduleVisit.Handle).WithName("ScheduleVisit").Requires(Right.ScheduleVisits);
        group.MapPost("/{id}/postpone", PostponeVisit.Handle).WithName("PostponeVisit").Requires(Right.ScheduleVisits);
        group.MapPost("/{id}/cancel", CancelVisit.Handle).WithName("CancelVisit").Requires(Right.ScheduleVisits);
        group.MapPost("/{id}/team", StaffVisit.Handle).WithName("StaffVisit").Requires(Right.ScheduleVisits);
        group.MapPost("/{id}/outcome", RecordOutcome.Handle).WithName("RecordOutcome").Requires(Right.RecordVisits);

        var drafts = app.MapGroup("/v1/outcome-drafts").WithTags("Visits");
        drafts.MapGet("", ListOutcomeDrafts.Handle).WithName("ListOutcomeDrafts").SortedBy(OutcomeDraftStore.Orders).Requires(Right.ReadOutcomeDrafts);
        drafts.MapGet("/{id}", GetOutcomeDraft.Handle).WithName("GetOutcomeDraft").Requires(Right.ReadOutcomeDrafts);
        drafts.MapPut("/{id}", SaveOutcomeDraft.Handle).WithName("SaveOutcomeDraft").Requires(Right.RecordVisits);
        drafts.MapPatch("/{id}", PatchOutcomeDraft.Handle).WithName("PatchOutcomeDraft").Requires(Right.RecordVisits).TakesMergePatch();
        drafts.MapDelete("/{id}", DeleteOutcomeDraft.Handle).WithName("DeleteOutcomeDraft").Requires(Right.RecordVisits);

        var findings = app.MapGroup("/v1/findings").WithTags("Visits");
        findings.MapGet("", ListFindings.Handle).WithName("ListFindings").SortedBy(FindingStore.Orders).Requires(Right.ReadVisits);
        findings.MapGet("/{id}", GetFinding.Handle).WithName("GetFinding").Requires(Right.ReadVisits);
        findings.MapPost("/{id}/answer", AnswerFinding.Handle).WithName("AnswerFinding").Requires(Right.AnswerFindings);
        findings.MapPost("/{id}/close", CloseFinding.Handle).WithName("CloseFinding").Requires(Right.JudgeAnswers);
        findings.MapPost("/{id}/send-back", SendBackFinding.Handle).WithName("SendBackFinding").Requires(Right.JudgeAnswers);
    }
}
