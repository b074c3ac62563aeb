using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>
/// The program as an operator starts it, in a process of its own: OpenTelemetry listens to all that happens in a process, be it another registry's.
/// </summary>
internal sealed class WatchedProcess : IAsyncDisposable
{
    private const string Started = "CapabilityRegistry.App.StartLine";

    private readonly TestDatabase _database = new(Engine.Sqlite);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process _process = null!;

    /// <summary>What it wrote to its output, of which each line is JSON.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public HttpClient Client { get; private set; } = null!;

    public static async Task<WatchedProcess> Start(
        IReadOnlyList<(string Name, string Value)> settings, params IReadOnlyList<(string Name, string Value)> variables)
    {
        var watched = new WatchedProcess();
        await ReadyDatabase.Copy("catalogue", watched._database.ConnectionString);
        var start = new ProcessStartInfo("dotnet",
            [
                typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", $"--Storage:ConnectionString={watched._database.ConnectionString}",
                "--Storage:Seed=none", "--Telemetry:Logs=json", .. settings.Select(each => $"--{each.Name}={each.Value}"),
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        watched._process = Process.Start(start)!;
        watched._process.OutputDataReceived += (_, line) => watched.Read(line.Data);
        watched._process.BeginOutputReadLine();
        watched.Client = new HttpClient { BaseAddress = new(await watched._address.Task.WaitAsync(TimeSpan.FromMinutes(1))) };
        return watched;
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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        await _database.DisposeAsync();
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
