using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>
/// The snapshot, and what is known of lapses, is kept up to date by events: whatever is written, a host that has followed every step answers as one that has
/// just started. The writes are the examples of the document, each with the version of now, in a random order; what the ones before leave no room for is
/// refused, and changes nothing.
/// </summary>
public sealed class SameAsFreshTests
{
    // CAPABILITYREGISTRY_FRESH=20 tries so many orders, and looks after every write.
    private static readonly int? Orders =
        int.TryParse(Environment.GetEnvironmentVariable("CAPABILITYREGISTRY_FRESH"), CultureInfo.InvariantCulture, out var orders) ? orders : null;

    private const int Writes = 30;

    private static readonly string[] Answers =
    [
        "/v1/gaps",
        "/v1/gaps?groupBy=region",
        "/v1/gaps/supply?limit=200",
        "/v1/gaps/supply?raisedByVisits=true&on=2027-06-01",
        "/v1/gaps/forecast?from=2027-01-01&to=2027-03-01",
        "/v1/scarcity?on=2027-03-01",
        "/v1/reminders?within=900&limit=200",
        "/v1/reminders?within=900&contributor=KAZ&limit=200",
    ];

    [Theory, EachEngine]
    public async Task Whatever_is_written_who_has_followed_it_answers_as_who_has_just_started(Engine engine)
    {
        for (var seed = 1; seed <= (Orders ?? 1); seed++)
        {
            await using var app = await RegistryApp.On(engine, "demo");
            var random = new Random(seed);
            var writes = ExampleWrites.All().OrderBy(_ => random.Next()).Take(Orders is null ? Writes : int.MaxValue).ToList();
            var done = new List<string>();
            await Said(app);
            foreach (var (write, i) in writes.Select((write, i) => (write, i)))
            {
                if (!await ExampleWrites.Succeeds(app, write))
                {
                    continue;
                }

                done.Add(write.Operation);
                if (Orders is not null || i == writes.Count / 2)
                {
                    await AssertSame(app, done);
                }
                else
                {
                    // Every step is followed, and none is compared.
                    await app.Planner.Get($"/v1/requirements/{await Requirement(app)}/candidates?limit=5");
                }
            }

            Assert.True(done.Count > writes.Count / 2, string.Join(", ", done));
            await AssertSame(app, done);
        }
    }

    private static async Task AssertSame(RegistryApp app, IReadOnlyList<string> done)
    {
        await using var fresh = app.AnotherInstance();
        var (said, expected) = (await Said(app), await Said(fresh));
        foreach (var ((path, answer), (_, fromFresh)) in said.Zip(expected))
        {
            Assert.True(answer == fromFresh, $"{path} after {string.Join(", ", done)}:\n{answer}\n{fromFresh}");
        }
    }

    private static async Task<IReadOnlyList<(string Path, string Answer)>> Said(RegistryApp app)
    {
        var requirements = await app.Planner.Items("/v1/requirements?status=published&limit=200");
        var candidates = requirements.Select(each => $"/v1/requirements/{(string)each["id"]!}/candidates?limit=10");
        var said = new List<(string, string)>();
        foreach (var path in candidates.Concat(Answers))
        {
            said.Add((path, (await app.Planner.Get(path)).Is(HttpStatusCode.OK).Body.ToJsonString()));
        }

        return said;
    }

    private static async Task<string> Requirement(RegistryApp app) =>
        (string)(await app.Planner.Items("/v1/requirements?status=published&limit=1"))[0]["id"]!;
}
