using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>From when a recognition does not hold any more, and why.</summary>
public sealed record EndRecognitionRequest
{
    /// <summary>The first day on which it does not hold: today or later, and not after its last day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, for everybody to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class EndRecognition
{
    /// <summary>Ends the recognition of a course of a training centre early</summary>
    /// <remarks>
    /// From that day on training of pledges that names the centre does not count for the course, and what rests on it is open again: deficiencies by the
    /// lists follow within the hour. Once, and for good: what is recognised again is recorded anew. The event is <c>ended</c>; no pledge changes by this.
    /// </remarks>
    /// <param name="id">Key of the recognition, such as RECOG-00012.</param>
    public static Task<Results<Versioned<Recognition>, Refused>> Handle(
        string id, EndRecognitionRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RecognitionStore recognitions, EventLog log,
        Caller caller) =>
        recognitions.Update(new Change("ended", caller)).Apply(id, ifMatch, recognition => recognition.End(request.On, request.Reason, log.Today));
}
