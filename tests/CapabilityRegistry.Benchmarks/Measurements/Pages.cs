using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What the pages cost among very many pledges, beside the requests to the API that each of them makes, made one after the other by a client. Which these
/// are is recorded in a registry in this process; what they cost is measured in another.
/// </summary>
internal static partial class Pages
{
    private const double Most = 1.5;

    // In milliseconds. Who asks, the token of its forms and what is around a page cost a third of it, whatever it shows; no reader sees less than that.
    private const double Unseen = 1;

    private const int Rounds = 4;
    private const int TimesInARound = 8;
    private const string State = "KAZ";

    // What takes as long at first is asked less often.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    // What is planned first takes longest: those pages come last.
    private static readonly (string Who, string[] Addresses)[] Asked =
    [
        ("focal point", ["/", "/units", $"/units/{Unit("registered L3")}", $"/offer/{Unit("draft ")}/3", "/calendar"]),
        ("planner",
        [
            "/units", $"/units/{Unit("registered L2")}", "/inbox", "/requirements", $"/requirements/{Requirement}", "/plans", "/plans/new", "/visits",
            "/deployments", "/invitations", "/", "/calendar", "/gaps/requirements", "/gaps", "/reports/requirements", "/visits/proposals",
        ]),
    ];

    private static string Requirement => DemoFile.Read("requirements").First(row => row.Text("status") == "published").Text("id");

    public static Task Measure(Report report) => BigRegistry.OnACopy(async file =>
    {
        var tokens = new Dictionary<string, string>
        {
            ["planner"] = await InProcess.PlannerToken(file),
            ["focal point"] = await InProcess.Token(file, Role.FocalPoint, State),
        };
        await using var app = InProcess.Build(file);
        app.MapRegistry();
        await app.StartAsync();
        await using var server = Server.Registry(file);
        using (var client = new Client(server.Address, tokens["planner"]))
        {
            await server.Answers(client, "/health/live");
        }

        foreach (var (who, addresses) in Asked)
        {
            using var recorded = await SignedIn(AddressOf(app), tokens[who]);
            using var pages = await SignedIn(server.Address, tokens[who]);
            using var api = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
            api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens[who]);
            foreach (var address in addresses)
            {
                await Measure(report, server, $"{who}: `{address}`", pages, address, api, await Calls(app, recorded, address));
            }
        }

        await app.StopAsync();
    });

    private static async Task Measure(
        Report report, Server server, string what, HttpClient pages, string address, HttpClient api, IReadOnlyList<string> calls)
    {
        var first = Stopwatch.GetTimestamp();
        await AskPatiently(pages, address);
        var before = Stopwatch.GetElapsedTime(first);
        Console.Error.WriteLine(Report.Text($"{what} at first: {before.TotalSeconds:0.0} s"));
        var times = before < Slow ? TimesInARound : 1;
        await Repeated(server, times, () => Ask(pages, address));
        var (page, parts) = (new Cost(), new Cost());
        for (var round = 0; round < Rounds; round++)
        {
            page.Add(await Repeated(server, times, () => Ask(pages, address)));
            parts.Add(await Repeated(server, times, async () =>
            {
                foreach (var call in calls)
                {
                    await Ask(api, call);
                }
            }));
        }

        var each = new List<(string Call, double Milliseconds)>();
        foreach (var call in calls)
        {
            each.Add((call, (await Repeated(server, times, () => Ask(api, call))).Median));
        }

        var dearest = each.MaxBy(one => one.Milliseconds);
        Console.Error.WriteLine(Report.Text($"  the dearest of them: {dearest.Call}, {dearest.Milliseconds:0.0} ms"));
        var ratio = page.Median / parts.Median;
        report.Add(
            what,
            Report.Text($"p50 {page.Median:0.0} ms, {page.Processor:0.0} ms of processor; its {calls.Count} requests ")
                + Report.Text($"{parts.Median:0.0} ms, {parts.Processor:0.0} ms: {ratio:0.00}"),
            Report.Text($"≤ {Most}, or {Unseen} ms"),
            ratio <= Most || page.Median <= Unseen);
    }

    private static async Task<Cost> Repeated(Server server, int times, Func<Task> ask)
    {
        var (cost, cpu) = (new Cost(), server.Cpu);
        for (var i = 0; i < times; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await ask();
            cost.Times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        cost.Cpu = server.Cpu - cpu;
        return cost;
    }

    private static async Task Ask(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        await answer.Content.CopyToAsync(Stream.Null);
        // A page may ask for what this person may not see, and shows the rest.
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Forbidden))
        {
            throw new InvalidOperationException($"{address} was answered with {answer.StatusCode}.");
        }
    }

    // The first forecast may take longer than a request may; what was worked out until then is kept.
    private static async Task AskPatiently(HttpClient client, string address)
    {
        for (var more = 10; ; more--)
        {
            using var answer = await client.GetAsync(address);
            if (answer.IsSuccessStatusCode || more == 0)
            {
                return;
            }
        }
    }

    // The addresses that a page asks of the API.
    private static async Task<IReadOnlyList<string>> Calls(WebApplication app, HttpClient pages, string address)
    {
        await AskPatiently(pages, address);
        var pipeline = app.Services.GetRequiredService<ApiPipeline>();
        var (answer, asked) = (pipeline.Answer, new List<string>());
        pipeline.Answer = context =>
        {
            asked.Add(context.Request.GetEncodedPathAndQuery());
            return answer(context);
        };
        await Ask(pages, address);
        pipeline.Answer = answer;
        return asked;
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task<HttpClient> SignedIn(Uri address, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var form = FormToken().Match(await client.GetStringAsync("/sign-in")).Groups[1].Value;
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["access-token"] = token, ["token"] = form });
        using var answer = await client.PostAsync("/sign-in", fields);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? client
            : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
    }

    // The first unit of the state that stands so.
    private static string Unit(string standing) => ManyPledges.Rows()
        .First(row => row.Text("contributor") == State && $"{row.Text("status")} {row.Optional("readiness_level")}" == standing).Text("id");

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    /// <summary>Of what was asked several times.</summary>
    private sealed class Cost
    {
        public List<double> Times { get; } = [];

        public TimeSpan Cpu { get; set; }

        public double Median => Report.Median(Times);

        /// <summary>Milliseconds each time.</summary>
        public double Processor => Cpu.TotalMilliseconds / Times.Count;

        public void Add(Cost more)
        {
            Times.AddRange(more.Times);
            Cpu += more.Cpu;
        }
    }
}
