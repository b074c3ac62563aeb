using CapabilityRegistry.Tests.App.Processes;
using System.Net;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Tests.Support.Watching;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CapabilityRegistry.Tests.Support;

/// <summary>The real program on a real port of this machine, with a database of its own and a clock that tests set.</summary>
public sealed class RegistryApp : IAsyncDisposable
{
    /// <summary>The day on which tests begin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    // More than any test sends; a test about limits sets its own.
    private static readonly (string, string)[] NoLimits = [("Limits:Requests", "10000000"), ("Limits:WrongTokens", "1000000"),
        ("Limits:Connections", "100000")];

    private readonly TestDatabase _database;
    private readonly Factory _factory;
    private readonly ErrorLog _log = new();
    private readonly LogWatch _watch = new();

    // All sessions share them: a session lives for one request or two, and a new connection would cost more than the request.
    private readonly SocketsHttpHandler _connections = new() { AllowAutoRedirect = false, UseCookies = false };

    private readonly bool _ownsDatabase;

    // Hundreds of welcomes would bury what a failed test says; the test runner has its output already.
    static RegistryApp() => Console.SetOut(TextWriter.Null);

    private RegistryApp(
        TestDatabase database, bool ownsDatabase, string seed, IReadOnlyList<(string Key, string Value)> settings, Dialect? dialect = null)
    {
        _database = database;
        _ownsDatabase = ownsDatabase;
        _factory = new Factory(database, [("Storage:Seed", seed), LogWatch.Everything, .. NoLimits, .. settings], Clock, [_log, _watch], dialect);
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public IServiceProvider Services => _factory.Services;

    public Database Database => Services.GetRequiredService<Database>();

    /// <summary>What the program logged as an error.</summary>
    public IReadOnlyCollection<(string Message, Exception? Exception)> Errors => _log.Errors;

    /// <summary>What a type of the program has logged as information or worse.</summary>
    public IReadOnlyList<string> SaidBy(Type type) => _log.By(type);

    /// <summary>What was found in the log that must not be there; whatever is found also fails the test that ends this registry.</summary>
    public LogWatch Watch => _watch;

    public Uri Address => _factory.ClientOptions.BaseAddress;

    /// <param name="seed">catalogue: states, unit types and missions only; demo: everything in db/demo; none.</param>
    /// <param name="settings">What the operator configures besides.</param>
    public static async Task<RegistryApp> On(Engine engine, string seed = "catalogue", params IReadOnlyList<(string Key, string Value)> settings)
    {
        var database = new TestDatabase(engine);
        await database.Create();
        if (engine == Engine.Sqlite)
        {
            await ReadyDatabase.Copy(seed, database.ConnectionString);
        }

        return Started(new RegistryApp(database, true, seed, settings));
    }

    /// <summary>The program on a SQLite that fails when the test tells it to.</summary>
    internal static async Task<RegistryApp> On(FailingSqlite sqlite, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var database = new TestDatabase(Engine.Sqlite);
        await ReadyDatabase.Copy("catalogue", database.ConnectionString);
        return Started(new RegistryApp(database, true, "none", settings, sqlite));
    }

    /// <summary>The program with a database that it makes by itself; whoever calls ends the database.</summary>
    internal static RegistryApp OnNew(TestDatabase database, string seed) => Started(new RegistryApp(database, false, seed, []));

    /// <summary>The program a second time on the same database, with a clock of its own.</summary>
    public RegistryApp AnotherInstance(params IReadOnlyList<(string Key, string Value)> settings) => AnotherInstance(daysLater: 0, settings);

    /// <summary>The program on the same database some days later; its sweeps have not looked yet.</summary>
    public RegistryApp AnotherInstance(int daysLater, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var app = new RegistryApp(_database, false, "none", settings);
        app.Clock.Advance(TimeSpan.FromDays(daysLater));
        return Started(app);
    }

    /// <summary>The program on the same database in a process of its own, with the clock of the machine.</summary>
    internal Task<RegistryProcess> Process(params IReadOnlyList<(string Name, string Value)> settings) =>
        RegistryProcess.On(_database, [.. NoLimits, .. settings]);

    /// <summary>The same, which keeps its temporary files in a folder.</summary>
    internal Task<RegistryProcess> ProcessIn(string folder) => RegistryProcess.On(_database, NoLimits, [("TMPDIR", folder)]);

    /// <summary>Somebody with this bearer token; null for nobody.</summary>
    public Session As(string? token)
    {
        var client = new HttpClient(_connections, disposeHandler: false) { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return new Session(client);
    }

    public Session FocalPoint => As("demo-focal-point-kaz");

    public Session OtherFocalPoint => As("demo-focal-point-bra");

    public Session Planner => As("demo-planner");

    public Session Assessor => As("demo-assessor");

    public Session Auditor => As("demo-auditor");

    public Session Administrator => As("demo-administrator");

    /// <summary>Grows with everything that a request can write.</summary>
    public async Task<long> Written()
    {
        await using var work = new Work(Database);
        return await work.Find<long>("SELECT seq + (SELECT COUNT(*) FROM idempotency) + (SELECT COALESCE(SUM(last), 0) FROM key_counter) FROM event_head");
    }

    /// <summary>Lets the time pass until the next look at the database has brought this about.</summary>
    public async Task ByTheNextLook(Func<bool> reached)
    {
        // More than once: time that passes while the watch is still at the last look is none that it waits for.
        do
        {
            Clock.Advance(DatabaseWatch.Pause);
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
        while (!reached());
    }

    /// <summary>The result of something that may wait for the clock: it goes on until the result is there.</summary>
    public async Task<T> Patiently<T>(Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        return await waiting;
    }

    public async ValueTask DisposeAsync()
    {
        _connections.Dispose();
        await _factory.DisposeAsync();
        if (_ownsDatabase)
        {
            await _database.DisposeAsync();
        }

        Assert.True(_watch.Leaks.Count == 0, $"{_watch.Leaks.Count} secrets in the log of this registry\n{string.Join('\n', _watch.Leaks.Take(10))}");
    }

    private static RegistryApp Started(RegistryApp app)
    {
        // Not UseKestrel(0): that sets the port between build and start, and now and then the program has started already.
        app._factory.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        app._factory.StartServer();
        SharedContracts.Share(app.Services.GetRequiredService<Contracts>());
        return app;
    }

    private sealed class Factory(TestDatabase database, IReadOnlyList<(string Key, string Value)> settings, TimeProvider clock,
        IReadOnlyList<ILoggerProvider> logs, Dialect? dialect) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Storage:Engine", database.EngineSetting);
            builder.UseSetting("Storage:ConnectionString", database.ConnectionString);
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton(clock));
                if (dialect is not null)
                {
                    services.Replace(ServiceDescriptor.Singleton(new Database(dialect, database.ConnectionString, clock)));
                }

                if (SharedContracts.Read is { } contracts)
                {
                    services.Replace(ServiceDescriptor.Singleton(contracts));
                }

                foreach (var log in logs)
                {
                    services.AddSingleton(log);
                }
            });
        }
    }
}
