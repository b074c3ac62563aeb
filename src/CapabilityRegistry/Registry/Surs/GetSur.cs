using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

public static class GetSur
{
    /// <summary>One edition of a statement</summary>
    public static async Task<Results<Versioned<Sur>, NotFoundAnswer>> Handle(string id, SurStore surs, Caller caller) =>
        await surs.Find(id, caller) is { } sur ? new Versioned<Sur>(sur, sur.Version) : new NotFoundAnswer("statement of unit requirements", id);
}
