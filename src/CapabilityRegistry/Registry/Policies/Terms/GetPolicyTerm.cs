using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Policies.Terms;

public static class GetPolicyTerm
{
    /// <summary>From when a policy of readiness holds</summary>
    /// <remarks>Until the next term begins that was not taken back.</remarks>
    /// <param name="id">Key of the term, such as TERM-00003.</param>
    public static async Task<Results<Versioned<PolicyTerm>, Refused>> Handle(string id, PolicyTermStore terms) =>
        await terms.Find(id) is { } found ? new Versioned<PolicyTerm>(found, found.Version) : Refused.Missing("policy term", id);
}
