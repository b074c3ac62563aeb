using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CapabilityRegistry.App;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.App;

/// <summary>The program as an operator starts it: a process of its own.</summary>
public sealed class StartupTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new(Engine.Sqlite);

    [Fact]
    public async Task It_refuses_to_start_with_demo_tokens_on_an_open_address_and_says_why()
    {
        var (exit, text) = await Run("Development", "--urls", "http://0.0.0.0:0");

        Assert.Equal(1, exit);
        Assert.Contains("http://0.0.0.0:0 can be reached from other machines", text);
    }

    [Fact]
    public async Task In_production_it_refuses_an_older_schema_and_names_the_migrations()
    {
        var (exit, text) = await Run("Production");

        Assert.Equal(1, exit);
        Assert.Contains("0001_events.sql", text);
        Assert.Contains("0025_fill_searchable_names", text);
        Assert.Contains("--migrate", text);
        Assert.False(File.Exists(new SqliteConnectionStringBuilder(_database.ConnectionString).DataSource));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_SQL_Server_that_cannot_be_reached_stops_the_start_with_a_sentence(string environment)
    {
        // Nobody listens on port 1.
        const string Nowhere = "Server=127.0.0.1,1;Database=x;User Id=x;Password=x;Encrypt=false;Connect Timeout=2;ConnectRetryCount=0";

        var (exit, text) = await Run(environment, "--Storage:Engine", "sqlserver", "--urls", "http://127.0.0.1:0", "--Storage:ConnectionString", Nowhere);

        Assert.Equal(1, exit);
        Assert.Contains("CapabilityRegistry does not start: The database cannot be reached: ", text);
        Assert.Contains("SQL Server", text);
        Assert.DoesNotContain("   at ", text);
    }

    [Theory]
    [InlineData("sqlite", "garbage")]
    [InlineData("sqlite", "Data Sauce=x; Password=secret-word")]
    [InlineData("sqlserver", "Servr=x; Password=secret-word")]
    public async Task A_connection_string_that_the_engine_cannot_read_stops_the_start_with_a_sentence(string engine, string connectionString)
    {
        var (exit, text) = await Run("Production", "--Storage:Engine", engine, "--Storage:ConnectionString", connectionString);

        Assert.Equal(1, exit);
        Assert.Contains($"CapabilityRegistry does not start: Storage:ConnectionString is no connection string of {engine}: ", text);
        Assert.DoesNotContain("secret-word", text);
        Assert.DoesNotContain("   at ", text);
    }

    [Fact]
    public async Task An_address_that_another_program_has_taken_stops_the_start_with_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exit, text) = await Run("Development", "--urls", $"http://{other.LocalEndpoint}");

        Assert.Equal(1, exit);
        Assert.Contains("CapabilityRegistry does not start: ", text);
        Assert.Contains($"http://{other.LocalEndpoint}: address already in use", text);
    }

    [Fact]
    public async Task In_production_it_refuses_to_start_while_nobody_could_use_it()
    {
        Assert.Equal(0, (await Run("Production", "--migrate")).Exit);

        var (exit, text) = await Run("Production", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exit);
        Assert.Contains("neither an identity provider (Access:Authority) nor a valid token", text);
        Assert.Contains("token create --role administrator", text);
    }

    [Theory]
    [InlineData("can be reached from other machines without TLS", "--urls", "http://0.0.0.0:0")]
    [InlineData("Demo tokens are known to everybody", "--Access:DemoTokens", "true")]
    [InlineData("Access:Authority needs Access:Audience", "--Access:Authority", "https://login.example")]
    [InlineData("Access:Authority must be an https address", "--Access:Authority", "http://login.example", "--Access:Audience", "x")]
    [InlineData("Access:Roles:Staff must be one of focal-point", "--Access:Authority", "https://login.example", "--Access:Audience", "x",
        "--Access:Roles:Staff", "chief")]
    [InlineData("takes addresses and networks", "--Access:BehindTlsProxy", "true", "--Access:KnownProxies:0", "the proxy")]
    [InlineData("believes every proxy", "--FORWARDEDHEADERS_ENABLED", "true")]
    public async Task In_production_it_refuses_what_would_let_strangers_in(string reason, params string[] settings)
    {
        Assert.Equal(0, (await Run("Production", "--migrate")).Exit);
        Assert.Equal(0, (await Run("Production", "token", "create", "--person", "Ana Silva", "--role", "administrator")).Exit);

        var (exit, text) = await Run("Production", settings.Contains("--urls") ? settings : ["--urls", "http://127.0.0.1:0", .. settings]);

        Assert.Equal(1, exit);
        Assert.Contains("CapabilityRegistry does not start: ", text);
        Assert.Contains(reason, text);
    }

    [Fact]
    public async Task In_production_it_starts_with_a_provider_alone()
    {
        Assert.Equal(0, (await Run("Production", "--migrate")).Exit);

        using var process = Start("Production", "--Access:Authority", "https://login.example", "--Access:Audience", "x", "--urls", "http://127.0.0.1:0");
        try
        {
            Assert.NotNull(await AddressOf(process));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("between 1 and 365", "--role", "planner", "--days", "366")]
    [InlineData("Name: expected a text in one script, without control or invisible characters and without a colon, found U+003A at character 5",
        "--role", "planner", "--name", "oidc:somebody")]
    [InlineData("the state that the focal point speaks for", "--role", "focal-point")]
    public async Task A_token_that_cannot_be_made_is_refused_with_the_reason(string reason, params string[] words)
    {
        Assert.Equal(0, (await Run("Production", "--migrate", "--Storage:Seed", "catalogue")).Exit);

        var (exit, text) = await Run("Production", ["token", "create", "--person", "Ana Silva", .. words]);

        Assert.Equal(1, exit);
        Assert.Contains(reason, text);
    }

    [Fact]
    public async Task A_setting_may_be_a_file_of_its_own_called_after_it()
    {
        var folder = Directory.CreateTempSubdirectory("capability-registry-secrets");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Storage__Engine"), "oracle\n", TestContext.Current.CancellationToken);

            var (exit, text) = await Run("Production", [(Startup.SecretsFolder, folder.FullName)]);

            Assert.Equal(1, exit);
            Assert.Contains("must be sqlite or sqlserver, found 'oracle'", text);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public async Task An_unknown_engine_is_refused_by_name()
    {
        var (exit, text) = await Run("Production", "--Storage:Engine", "oracle");

        Assert.Equal(1, exit);
        Assert.Contains("must be sqlite or sqlserver, found 'oracle'", text);
    }

    [Theory]
    [InlineData("Audit:AccessLogDays must be a number of days from 1 to 36500, found '0'.", "--Audit:AccessLogDays", "0")]
    [InlineData("Audit:AccessLogDays must be a number of days from 1 to 36500, found '36501'.", "--Audit:AccessLogDays", "36501")]
    [InlineData("'soon' at 'Audit:AccessLogDays'", "--Audit:AccessLogDays", "soon")]
    [InlineData("There is no setting Limits:Reqests.", "--Limits:Reqests=5")]
    [InlineData("There is no setting Access:Claims:Nme.", "--Access:Claims:Nme=sub")]
    [InlineData("Limits:Requests must be at least 1, found '0'.", "--Limits:Requests=0")]
    [InlineData("Readiness:Policy must be pcrs-2024 or pcrs-2015-faq, found 'pcrs-2099'.", "--Readiness:Policy=pcrs-2099")]
    [InlineData("Matching:JobsAtOnce must be a number from 0 to 64, found '65'.", "--Matching:JobsAtOnce", "65")]
    [InlineData("Storage:Seed must be none, catalogue or demo, found 'all'.", "--Storage:Seed", "all")]
    [InlineData("Storage:IdempotencyDays must be a number of days from 1 to 36500, found '0'.", "--Storage:IdempotencyDays", "0")]
    [InlineData("Storage:ConnectionString is missing.", "--Storage:ConnectionString=")]
    [InlineData("Access:AllowedOrigins takes origins such as https://planning.example, found 'planning'.", "--Access:AllowedOrigins:0", "planning")]
    public async Task A_setting_that_is_wrong_or_unknown_is_named_and_nothing_is_started(string sentence, params string[] settings)
    {
        var (exit, text) = await Run("Production", ["--migrate", .. settings]);

        Assert.Equal(1, exit);
        Assert.Contains(sentence, text);
        Assert.DoesNotContain("   at ", text);
        Assert.False(File.Exists(new SqliteConnectionStringBuilder(_database.ConnectionString).DataSource));
    }

    [Fact]
    public async Task In_production_one_migrates_makes_a_token_and_serves_without_demo_tokens()
    {
        Assert.Equal(0, (await Run("Production", "--migrate", "--Storage:Seed", "catalogue")).Exit);
        var (exit, token) = await Run("Production", "token", "create", "--person", "Ana Silva", "--role", "administrator", "--name", "first");
        Assert.Equal(0, exit);

        using var process = Start("Production", "--urls", "http://127.0.0.1:0");
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressOf(process) };
            Assert.Equal(HttpStatusCode.OK, await StatusWith(client, token.Trim()));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(client, "demo-administrator"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task<HttpStatusCode> StatusWith(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/tokens");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<Uri> AddressOf(Process process)
    {
        const string Announcement = "CapabilityRegistry listens on ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new Uri(line[Announcement.Length..]);
            }
        }

        throw new InvalidOperationException("It ended before it listened.");
    }

    private Task<(int Exit, string Text)> Run(string environment, params string[] args) => Run(environment, [], args);

    private async Task<(int Exit, string Text)> Run(string environment, (string Name, string Value)[] variables, params string[] args)
    {
        using var process = Start(environment, args, variables);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private Process Start(string environment, params string[] args) => Start(environment, args, []);

    private Process Start(string environment, string[] args, (string Name, string Value)[] variables)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Storage__ConnectionString"] = _database.ConnectionString;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
