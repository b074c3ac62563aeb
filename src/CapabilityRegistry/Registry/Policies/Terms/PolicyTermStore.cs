using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Policies.Terms;

/// <summary>Terms of policies in the database. They are few.</summary>
public sealed class PolicyTermStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "policy-term";

    private static readonly Table<PolicyTerm> Table = new("policy_term", once: ["id", "policy", "holds_from", "reason"]);

    public Task<PolicyTerm?> Find(string id) => work.Find(Table, Sql.ById, new { Id = id });

    /// <summary>Every term, those too that were taken back, by key.</summary>
    public Task<IReadOnlyList<PolicyTerm>> All() => work.Query(Table, Sql.All, new { });

    /// <summary>Writes a new term under the next key.</summary>
    public async Task<PolicyTerm> Add(PolicyTermContent content, Caller by)
    {
        var term = PolicyTerm.Of(content, await keys.Next(KeyScopes.PolicyTerm));
        await log.Add(Table, Sql.Insert, [term], SubjectOf, new Change("enacted", by, term.Reason));
        return term;
    }

    /// <summary>Changes a term under If-Match.</summary>
    public ConditionalUpdate<PolicyTerm, PolicyTerm> Update(Change change) => new(
        Kind, Find, (before, after) => Save(before, after, change), term => term);

    private Task<bool> Save(PolicyTerm before, PolicyTerm after, Change change) =>
        log.Save(Table, Sql.Update, SubjectOf(after), change, before, after);

    private static Subject SubjectOf(PolicyTerm term) => new(Kind, term.Id, term.Version);

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id";

        public static readonly string All = Table.Select + " ORDER BY id";

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update;
    }
}
