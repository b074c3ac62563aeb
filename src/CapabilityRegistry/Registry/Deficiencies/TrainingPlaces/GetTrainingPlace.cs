using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

public static class GetTrainingPlace
{
    /// <summary>One offer of training places</summary>
    /// <remarks>
    /// In which course, when, and to whom it is open. For a state to which it is not open it does not exist. The <c>ETag</c> is its version, which its
    /// withdrawal names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the offer, such as PLACE-00012.</param>
    public static async Task<Results<Versioned<TrainingPlace>, NotFoundAnswer>> Handle(string id, TrainingPlaceStore places, Caller caller) =>
        await places.Find(id, caller) is { } place ? new Versioned<TrainingPlace>(place, place.Version) : new NotFoundAnswer("training places", id);
}
