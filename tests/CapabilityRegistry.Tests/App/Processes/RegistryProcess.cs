using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>The program as an operator starts it, in a process of its own: it can be killed, and nothing of another registry happens in it.</summary>
internal sealed class RegistryProcess : IAsyncDisposable
{
    private const string Started = "CapabilityRegistry.App.StartLine";

    private readonly TestDatabase? _own;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process _process = null!;

    private RegistryProcess(TestDatabase? own) => _own = own;

    /// <summary>What it wrote to its output, of which each line is JSON.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The number by which the system knows it.</summary>
    public int Id => _process.Id;

    /// <summary>On a database of its own, with the catalogue in it.</summary>
    public static async Task<RegistryProcess> Start(
        IReadOnlyList<(string Name, string Value)> settings, params IReadOnlyList<(string Name, string Value)> variables)
    {
        var database = new TestDatabase(Engine.Sqlite);
        await ReadyDatabase.Copy("catalogue", database.ConnectionString);
        return await Begin(new RegistryProcess(database), [], database.ConnectionString, database.EngineSetting, settings, variables);
    }

    /// <summary>On a database that there is, which outlives it.</summary>
    public static Task<RegistryProcess> On(TestDatabase database, params IReadOnlyList<(string Name, string Value)> settings) =>
        On(database, settings, []);

    /// <param name="variables">Of its environment.</param>
    public static Task<RegistryProcess> On(
        TestDatabase database, IReadOnlyList<(string Name, string Value)> settings, IReadOnlyList<(string Name, string Value)> variables) =>
        Begin(new RegistryProcess(null), [], database.ConnectionString, database.EngineSetting, settings, variables);

    /// <summary>On a small disk of its own, with the catalogue in a database there.</summary>
    /// <param name="database">A name for it: nothing of it is used but its file, which is copied.</param>
    public static async Task<RegistryProcess> On(SmallDisk disk, TestDatabase database)
    {
        await ReadyDatabase.Copy("catalogue", database.ConnectionString);
        var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        var there = new SqliteConnectionStringBuilder { DataSource = Path.Combine(disk.Folder, Path.GetFileName(file)) }.ToString();
        return await Begin(new RegistryProcess(null), disk.Begin(file), there, database.EngineSetting, [], []);
    }

    private static async Task<RegistryProcess> Begin(
        RegistryProcess process, IReadOnlyList<string> before, string connectionString, string engine,
        IReadOnlyList<(string Name, string Value)> settings, IReadOnlyList<(string Name, string Value)> variables)
    {
        IReadOnlyList<string> command =
        [
            .. before, "dotnet", typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", $"--Storage:ConnectionString={connectionString}",
            $"--Storage:Engine={engine}", "--Storage:Seed=none", "--Telemetry:Logs=json", .. settings.Select(each => $"--{each.Name}={each.Value}"),
        ];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process._process = Process.Start(start)!;
        process._process.OutputDataReceived += (_, line) => process.Read(line.Data);
        process._process.BeginOutputReadLine();
        process.Client = new HttpClient { BaseAddress = new(await process._address.Task.WaitAsync(TimeSpan.FromMinutes(1))) };
        return process;
    }

    /// <summary>Somebody with this bearer token.</summary>
    public Session As(string token)
    {
        var client = new HttpClient { BaseAddress = Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Session(client, readsBack: false);
    }

    /// <summary>Sends a request, whatever is answered.</summary>
    public async Task<JsonNode?> Send(string method, string path, string? token, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync() is { Length: > 0 } text && text[0] is '{' ? JsonNode.Parse(text) : null;
    }

    /// <summary>Stops it as a service is stopped: it sends what it has not sent yet.</summary>
    public async Task Stop()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Ends it in the middle of whatever it does, as a loss of power would.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException($"It ended before it listened: {string.Join('\n', _output)}"));
            return;
        }

        _output.Enqueue(line);
        if (line.Contains(Started, StringComparison.Ordinal))
        {
            _address.TrySetResult((string)JsonNode.Parse(line)!["State"]!["Addresses"]!);
        }
    }
}
