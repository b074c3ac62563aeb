using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Policies;

public static class GetReadinessPolicy
{
    /// <summary>One policy of readiness, gate by gate with its sources</summary>
    /// <remarks>Each rule says where it is written and how sure that is: S official, R reported, I our reading, M from memory.</remarks>
    /// <param name="id">Short name of the policy, such as pcrs-2024.</param>
    public static async Task<Results<Versioned<LevelPolicy>, Refused>> Handle(string id, PolicyStore policies) =>
        await policies.Find(id) is { } found ? new Versioned<LevelPolicy>(found, found.Version) : Refused.Missing("readiness policy", id);
}
