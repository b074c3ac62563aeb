using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

public static class GetSur
{
    /// <summary>One edition of a statement</summary>
    /// <remarks>
    /// Its lines, its persons by rank group and the days on which it counts; <c>countsUntil</c> follows from the next edition too. The <c>ETag</c> is
    /// its version, which the next change names in <c>If-Match</c>; it is not the edition. A draft is not found (404) for callers who may not read
    /// requirements.
    /// </remarks>
    /// <param name="id">Key of the statement, such as STMT-00012.</param>
    public static async Task<Results<Versioned<Sur>, NotFoundAnswer>> Handle(string id, SurStore surs, Caller caller) =>
        await surs.Find(id, caller) is { } sur ? new Versioned<Sur>(sur, sur.Version) : new NotFoundAnswer("statement of unit requirements", id);
}
