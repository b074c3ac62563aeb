using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>Policies in the database; those that are part of the program stand in front of them.</summary>
public sealed class PolicyStore(Work work, EventLog log)
{
    private const string Kind = "readiness-policy";

    private static readonly Table<LevelPolicy> Table = new("readiness_policy", once: ["id", "name", "gates", "conduct", "stated_on"]);

    private static readonly IReadOnlyList<LevelPolicy> BuiltIn = [.. ShippedPolicies.All.Select(PolicyMapping.BuiltIn)];

    public async Task<LevelPolicy?> Find(string id) => BuiltIn.FirstOrDefault(policy => policy.Id == id) ?? await work.Find(Table, Sql.ById, new { Id = id });

    /// <summary>Every policy, those of the program first.</summary>
    public async Task<IReadOnlyList<LevelPolicy>> All() => [.. BuiltIn, .. await work.Query(Table, Sql.All, new { })];

    /// <summary>Writes a new policy.</summary>
    public async Task<LevelPolicy> Add(LevelPolicyContent content, Caller by)
    {
        var policy = ContentCopy.New<LevelPolicy, LevelPolicyContent>(content) with { Version = 1, StatedOn = log.Today };
        await work.Add(Table, Sql.Insert, [policy]);
        log.Created(new Subject(Kind, policy.Id, policy.Version), new Change("stated", by), policy);
        return policy;
    }

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id";

        public static readonly string All = Table.Select + " ORDER BY id";

        public static readonly string Insert = Table.Insert;
    }
}
