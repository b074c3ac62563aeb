using System.Net;
using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Kernel;

/// <summary>No two kinds of objects share a key.</summary>
public sealed class KeyScopesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    /// <summary>What ISO 3166-1 assigns besides to who is in the catalogue, and reserves (exceptionally, for a time, or since it was withdrawn).</summary>
    private const string OtherCodes = """
        ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT
        NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VAT VGB VIR WLF
        ASC CPT DGA EUE FXX SUN TAA ANT BUR BYS CSK NTZ ROM SCG TMP YUG ZAR
        AFI ATN CTE DDR DHY FQH GEL HVO MID NHB PCI PCZ PUS RHO SKM VDR WAK YMD
        """;

    [Theory, EachEngine]
    public async Task No_kind_of_key_begins_like_a_state_or_a_mission(Engine engine)
    {
        var app = await apps.On(engine);
        var taken = (await Ids(app, "/v1/contributors")).Concat(await Ids(app, "/v1/missions"))
            .Concat(OtherCodes.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.True(taken.Count > 260);
        Assert.Empty(KeyScopes.All.Intersect(taken));
    }

    [Fact]
    public void Every_kind_of_key_is_among_them()
    {
        var declared = typeof(KeyScopes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral);

        Assert.Equal(declared.Select(field => (string)field.GetRawConstantValue()!).Order(), KeyScopes.All.Order());
    }

    [Theory, EachEngine]
    public async Task The_catalogue_takes_over_neither_a_state_nor_a_mission_under_one_of_them(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Contains("none of STMT", await Refused(app, "contributors", "DEP"), StringComparison.Ordinal);
        Assert.Contains("3 to 3 letters", await Refused(app, "contributors", "UTOPIA"), StringComparison.Ordinal);
        Assert.Contains("none of STMT", await Refused(app, "missions", "GOAL"), StringComparison.Ordinal);
        Assert.Contains("4 to 20 letters", await Refused(app, "missions", "SUR"), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Statements_drafted_under_keys_like_those_of_Suriname_still_count(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await InScope(app, services => services.GetRequiredService<SeedSurs>().Run([OldStatement()], new Change("imported", Caller.System("test"))));

        Assert.Equal("Signals company", (string?)(await app.FocalPoint.Get("/v1/surs/SUR-00001")).Is(HttpStatusCode.OK).Body["title"]);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("unitType", "SIGNALS_COY").With("sur", "SUR-00001"));
        Assert.Equal([requirement], await Ids(app, "/v1/requirements?sur=SUR-00001"));
        Assert.Equal("STMT-00001", await app.DraftSur());
        var pledge = await app.As(await app.Token("focal-point", "SUR")).Post("/v1/pledges", Sample.Pledge());
        Assert.Equal("SUR-00002", pledge.Is(HttpStatusCode.Created).Id);
    }

    private static async Task<IReadOnlyList<string>> Ids(RegistryApp app, string list)
    {
        var page = (await app.Planner.Get($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200")).Is(HttpStatusCode.OK).Body;
        return [.. page["items"]!.AsArray().Select(item => (string)item!["id"]!)];
    }

    private static async Task<string> Refused(RegistryApp app, string file, string id)
    {
        var cells = new Dictionary<string, string>
        {
            ["id"] = id, ["name"] = "Utopia", ["m49"] = "999", ["region"] = "NONE", ["lead_department"] = "DPO", ["started_on"] = "2026-01-01",
                ["ended_on"] = "",
            ["location"] = "Utopia", ["certainty"] = "I", ["source"] = "test",
        };
        await using var scope = app.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<SeedCatalogue>();
        var refused = await Assert.ThrowsAsync<FormatException>(() => import.Run(
            name => name == file ? [new CsvRow(file, 2, cells)] : [], new Change("imported", Caller.System("test"))));
        return refused.Message;
    }

    private static CsvRow OldStatement() => new("surs.csv", 2, new Dictionary<string, string>
    {
        ["id"] = "SUR-00001", ["edition"] = "1", ["unit_type"] = "SIGNALS_COY", ["mission"] = "", ["status"] = "published", ["title"] = "Signals company",
            ["reference"] = "",
        ["capacity_amount"] = "1", ["capacity_unit"] = "units", ["personnel"] = "officer:9", ["lines"] = "", ["effective_from"] = "2023-07-01",
            ["effective_until"] = "", ["source"] = "illustrative",
    });

    private static async Task InScope(RegistryApp app, Func<IServiceProvider, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
    }
}
