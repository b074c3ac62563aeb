using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Agreements;

public static class GetAgreement
{
    /// <summary>One agreement on the rapid deployment level of a unit</summary>
    /// <remarks>
    /// What was agreed and for how long, where the unit may differ from the statement, and why it was ended if it was. The <c>ETag</c> is its version,
    /// which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the agreement, such as RDLA-00012.</param>
    public static async Task<Results<Versioned<Agreement>, NotFoundAnswer>> Handle(string id, AgreementStore agreements, Caller caller) =>
        await agreements.Find(id, caller) is { } agreement ? new Versioned<Agreement>(agreement, agreement.Version) : new NotFoundAnswer("agreement", id);
}
