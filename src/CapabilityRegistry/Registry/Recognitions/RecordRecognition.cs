using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>What is recognised, and for how long.</summary>
public sealed record RecordRecognitionRequest : RecognitionContent;

public static class RecordRecognition
{
    /// <summary>Records that a course of a training centre is recognised for a time</summary>
    /// <remarks>
    /// Training of a pledge that names the centre counts on a day only while its course is recognised there on that day: in comparisons with statements,
    /// in deficiencies by the lists, and wherever a requirement asks for certificates. That is our reading of "a lapsed recognition reopens what rests on
    /// it". It may be recorded for days that are past or to come, each day once for a course of a centre; one that follows another without a day between
    /// goes on with it. Deficiencies follow within the hour. The event is <c>recorded</c>; no pledge changes by this.
    /// </remarks>
    public static async Task<Results<Added<Recognition>, Refused>> Handle(
        RecordRecognitionRequest request, RecognitionStore recognitions, CatalogueStore catalogue, Caller caller)
    {
        if (RecognitionChecks.Faults(request, await catalogue.Codes()) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var others = await recognitions.List(new RecognitionFilter { Centre = [request.Centre], Course = [request.Course] }, PageQuery.Whole);
        if (RecognitionChecks.Refusal(request, others) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var recognition = await recognitions.Add(request, new Change("recorded", caller));
        return new Added<Recognition>(recognition, recognition.Version, $"/v1/recognitions/{recognition.Id}");
    }
}
