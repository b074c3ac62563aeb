using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies;

public static class GetDeficiency
{
    /// <summary>One deficiency of a pledged unit</summary>
    /// <remarks>
    /// What is required, held and missing, how grave that is, by what it is known, what the state does about it, and every time that it was closed, with
    /// the evidence. The <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static async Task<Results<Versioned<Deficiency>, NotFoundAnswer>> Handle(string id, DeficiencyStore deficiencies, Caller caller) =>
        await deficiencies.Find(id, caller) is { } deficiency
            ? new Versioned<Deficiency>(deficiency, deficiency.Version)
            : new NotFoundAnswer("deficiency", id);
}
