using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Platform.Http.Lists;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Seeding;

/// <summary>Every cell of the catalogue in db/demo against what the lists say, so that no column of an import is lost on its way.</summary>
public sealed class SeedCatalogueTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly Dictionary<string, string> Certainties =
        new() { ["S"] = "official", ["R"] = "reported", ["I"] = "interpreted", ["M"] = "from-memory" };

    [Theory, EachEngine]
    public async Task A_list_says_what_its_file_says(Engine engine)
    {
        var app = await apps.On(engine);

        foreach (var (file, list) in new[]
        {
            ("contributors", "contributors?limit=200"), ("organisations", "organisations"), ("unit_types", "unit-types?limit=200"),
            ("equipment", "equipment"), ("self_sustainment", "self-sustainment"), ("attributes", "attributes"), ("courses", "courses"),
            ("missions", "missions?limit=200"),
        })
        {
            Holds(file, await app.FocalPoint.All($"/v1/{list}"));
        }
    }

    [Theory, EachEngine]
    public async Task A_state_has_the_memberships_of_the_file(Engine engine)
    {
        var app = await apps.On(engine);

        Holds("memberships", Parts(await app.FocalPoint.All("/v1/contributors?limit=200"), "memberships", "contributor"));
    }

    [Theory, EachEngine]
    public async Task A_mission_has_the_authorised_strengths_of_the_file(Engine engine)
    {
        var app = await apps.On(engine);

        Holds("mission_strengths", Parts(await app.FocalPoint.All("/v1/missions?limit=200"), "authorisedStrength", "mission"));
    }

    /// <summary>What objects hold under a member, each with the key of the object that it belongs to.</summary>
    private static IEnumerable<JsonNode> Parts(IEnumerable<JsonNode> objects, string member, string owner) =>
        from each in objects
        from part in each[member]!.AsArray()
        select part.DeepClone().AsObject().With(owner, (string)each["id"]!);

    private static void Holds(string file, IEnumerable<JsonNode> items)
    {
        using var text = new StreamReader(Repository.PathOf($"db/demo/{file}.csv"));
        var columns = File.ReadLines(Repository.PathOf($"db/demo/{file}.csv")).First().Split(',');
        var rows = CsvFile.Read(file, text).Select(row => Line(column => column == "certainty" ? Certainties[row.Text(column)] : row.Optional(column)));

        var said = items.Select(item => Line(column => item[MemberOf(column)]?.ToString()));

        Assert.Equal(rows.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));

        string Line(Func<string, string?> value) => string.Join(" | ", columns.Select(column => $"{column} {value(column) ?? "not given"}"));
    }
    // Such as validFrom for valid_from.
    private static string MemberOf(string column) =>
        string.Concat(column.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
