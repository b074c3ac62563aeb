using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Conditions;

public static class GetCondition
{
    /// <summary>One condition of a state on the use of its unit</summary>
    /// <remarks>
    /// It is open from <c>validFrom</c> until before the earliest of <c>validUntil</c>, <c>metFrom</c> and <c>droppedOn</c>. Members that the caller may
    /// not see are left out and named in <c>redacted</c>. The <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the condition, such as COND-00012.</param>
    public static async Task<Results<Versioned<Condition>, NotFoundAnswer>> Handle(string id, ConditionStore conditions, Caller caller) =>
        await conditions.Find(id, caller) is { } condition
            ? new Versioned<Condition>(condition.For(caller), condition.Version)
            : new NotFoundAnswer("condition", id);
}
