using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Planning.Runs.Weights;

/// <summary>Sets of weights in the database; the default stands in front of them.</summary>
public sealed class MatchWeightsStore(Work work, EventLog log, Keys keys)
{
    private const string Kind = "match-weights";

    public async Task<MatchWeights?> Find(string id) => id == MatchWeights.Default.Id
        ? MatchWeights.Default
        : (await work.Find<Row>(Sql.ById, new { Id = id }))?.ToWeights();

    /// <summary>Every version of every set, the default first.</summary>
    public async Task<IReadOnlyList<MatchWeights>> All() => [MatchWeights.Default, .. (await work.Query<Row>(Sql.All)).Select(row => row.ToWeights())];

    /// <summary>Writes the next version under a name.</summary>
    public async Task<MatchWeights> Add(string name, WeightValues values, string reason, Caller caller)
    {
        var id = await keys.Next(KeyScopes.Weights);
        var weights = new MatchWeights
        {
            Id = id,
            Name = name,
            Version = 1 + await work.Find<int>(Sql.LastVersion, new { Name = name }),
            Values = values,
            Reason = reason,
            At = log.Now,
            Actor = caller.Name,
        };
        await work.Change(Sql.Insert, Row.Of(weights));
        log.Created(new Subject(Kind, weights.Id, 1), new Change("stated", caller, reason), weights);
        return weights;
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public int Version { get; init; }

        public string Weights { get; init; } = "";

        public string Reason { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public static Row Of(MatchWeights weights) => new()
        {
            Id = weights.Id,
            Name = weights.Name,
            Version = weights.Version,
            Weights = Json.Write(weights.Values),
            Reason = weights.Reason,
            At = weights.At!.Value,
            Actor = weights.Actor!,
        };

        public MatchWeights ToWeights() => new()
        {
            Id = Id,
            Name = Name,
            Version = Version,
            Values = Json.Read<WeightValues>(Weights),
            Reason = Reason,
            At = At,
            Actor = Actor,
        };
    }

    private static class Sql
    {
        private const string Columns = "SELECT id, name, version, weights, reason, at, actor FROM match_weights";

        public const string ById = Columns + " WHERE id = @Id";

        public const string All = Columns + " ORDER BY id";

        public const string LastVersion = "SELECT COUNT(*) FROM match_weights WHERE name = @Name";

        public const string Insert = """
            INSERT INTO match_weights (id, name, version, weights, reason, at, actor)
            VALUES (@Id, @Name, @Version, @Weights, @Reason, @At, @Actor)
            """;
    }
}
