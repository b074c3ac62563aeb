using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>What is stored in a table comes back the same, whatever kinds of members it has.</summary>
public sealed class TableTests
{
    private const string Create = """
        CREATE TABLE crane (
            id NVARCHAR(20) NOT NULL, version INT NOT NULL, builder NVARCHAR(40) NOT NULL, readiness_level INT NULL, line_kind NVARCHAR(40) NOT NULL,
            load_amount INT NOT NULL, load_unit NVARCHAR(20) NOT NULL, is_hired INT NOT NULL, seq BIGINT NOT NULL, built_on DATE NOT NULL,
            sold_on DATE NULL, seen_at DATETIME2(3) NOT NULL, languages NVARCHAR(200) NOT NULL, parts NVARCHAR(200) NULL, height INT NOT NULL)
        """;

    private static readonly Table<Crane> Table = new(
        "crane",
        once: ["id", "builder"],
        absent: ["guessed"],
        spread: new Dictionary<string, string> { ["load"] = "load_" },
        derived: new Dictionary<string, Func<Crane, object?>> { ["height"] = crane => crane.Parts?.Count ?? 0 });

    private static readonly Crane First = new()
    {
        Id = "C-1", Version = 1, Builder = "Ålesund", Level = ReadinessLevel.Rdl, LineKind = LineKind.MajorEquipment,
        Load = new() { Amount = 3, Unit = Measure.Units }, IsHired = true, Seq = 5_000_000_000, BuiltOn = new(2024, 2, 29),
        SoldOn = null, SeenAt = new(2026, 11, 23, 9, 0, 0, 125, TimeSpan.Zero), Languages = ["fr", "en"], Parts = null,
    };

    [Theory, EachEngine]
    public async Task An_object_comes_back_as_it_was_stored(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "none");
        await using var scope = app.Services.CreateAsyncScope();
        var work = await WithTable(scope);

        await work.Add(Table, Table.Insert, [First]);

        var found = await work.Find(Table, Table.Select + " WHERE id = @Id", new { First.Id });
        Assert.Equal(Json.Write(First), Json.Write(found));
        Assert.Null(await work.Find(Table, Table.Select + " WHERE id = @Id", new { Id = "C-2" }));
    }

    [Theory, EachEngine]
    public async Task A_change_writes_every_member_but_those_that_never_change(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "none");
        await using var scope = app.Services.CreateAsyncScope();
        var work = await WithTable(scope);
        await work.Add(Table, Table.Insert, [First]);
        var changed = First with
        {
            Version = 2, Builder = "Oslo", Level = null, LineKind = LineKind.Language, Load = First.Load with { Amount = 4 },
            IsHired = false, Seq = 1, BuiltOn = new(2025, 1, 1), SoldOn = new(2026, 1, 1),
            SeenAt = First.SeenAt.AddDays(1), Languages = [], Parts = [new("boom")],
        };

        Assert.True(await work.Update(Table, Table.Update, changed, new { Was = 1 }));
        Assert.False(await work.Update(Table, Table.Update, changed, new { Was = 1 }));

        var found = Assert.Single(await work.Query(Table, Table.Select + " WHERE height = 1"));
        Assert.Equal(Json.Write(changed with { Builder = "Ålesund" }), Json.Write(found));
    }

    private static async Task<Work> WithTable(AsyncServiceScope scope)
    {
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.Change(Create);
        return work;
    }

    private sealed record Crane : IVersioned
    {
        public required string Id { get; init; }

        public required int Version { get; init; }

        public required string Builder { get; init; }

        [JsonPropertyName("readinessLevel")]
        public required ReadinessLevel? Level { get; init; }

        public required LineKind LineKind { get; init; }

        public required Quantity Load { get; init; }

        public required bool IsHired { get; init; }

        public required long Seq { get; init; }

        public required DateOnly BuiltOn { get; init; }

        public required DateOnly? SoldOn { get; init; }

        public required DateTimeOffset SeenAt { get; init; }

        public required IReadOnlyList<string> Languages { get; init; }

        public required IReadOnlyList<Part>? Parts { get; init; }

        /// <summary>Set by who shows it.</summary>
        public string? Guessed { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Remark { get; init; }

        public int Persons => Load.Amount * 2;
    }

    private sealed record Part(string Name);
}
