using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Who makes a visit.</summary>
public sealed record StaffVisitRequest
{
    /// <summary>The whole team, each person once, nobody of the visited state.</summary>
    [MaxLength(50)]
    public required IReadOnlyList<TeamMember> Team { get; init; }
}

public static class StaffVisit
{
    /// <summary>Names the team of a visit</summary>
    /// <remarks>
    /// Of a visit that is <c>scheduled</c>. The list takes the place of the one before. The event is <c>staffed</c>.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static async Task<Results<Versioned<Visit>, Refused>> Handle(
        string id, StaffVisitRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, VisitUpdate step, CatalogueStore catalogue, Caller caller) =>
        VisitChecks.TeamFaults(request.Team, await catalogue.Codes()) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await step.For(new Change("staffed", caller)).Apply(id, ifMatch, visit => visit.Staff(request.Team));
}
