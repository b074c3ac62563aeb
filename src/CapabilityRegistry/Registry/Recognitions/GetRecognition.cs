using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Recognitions;

public static class GetRecognition
{
    /// <summary>One recognition of a course of a training centre</summary>
    /// <remarks>
    /// It holds from <c>validFrom</c> to <c>validUntil</c>, or until before <c>endedOn</c> if it was ended early. The <c>ETag</c> is its version, which
    /// its end names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the recognition, such as RECOG-00012.</param>
    public static async Task<Results<Versioned<Recognition>, NotFoundAnswer>> Handle(string id, RecognitionStore recognitions) =>
        await recognitions.Find(id) is { } recognition
            ? new Versioned<Recognition>(recognition, recognition.Version)
            : new NotFoundAnswer("recognition", id);
}
