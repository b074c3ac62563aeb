using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>For which level a state asks.</summary>
public sealed record RequestLevelRequest
{
    /// <summary>A level above the one that the unit holds.</summary>
    public required ReadinessLevel Level { get; init; }

    /// <summary>What the state says with it, such as on which evidence it counts.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }
}

public static class RequestLevel
{
    /// <summary>The state asks for a level above the one that its unit holds</summary>
    /// <remarks>
    /// Of a registered pledge, at any time, whether the gates of the level are met or not; for one level at a time. It stands in <c>levelAskedFor</c>
    /// until the Secretariat raises the unit to that level or refuses it; nothing else changes. The event is <c>level-requested</c>, with the note.
    /// What was decided is told by <c>GET /v1/pledges/{id}/decisions</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, RequestLevelRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("level-requested", caller, request.Note)).Apply(id, ifMatch, pledge => pledge.RequestLevel(request.Level));
}
