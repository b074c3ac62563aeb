using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace CapabilityRegistry.Benchmarks;

/// <summary>A web server in a process of its own, ended with this object.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Server(Uri address, ProcessStartInfo start)
    {
        Address = address;
        start.RedirectStandardOutput = true;
        SinceStart = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    public Stopwatch SinceStart { get; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Cpu => Fresh().TotalProcessorTime;

    public double ResidentMegabytes => Fresh().WorkingSet64 / 1e6;

    /// <summary>The registry's own build, on a database file and in an environment.</summary>
    public static Server Registry(string file, string environment = "Production", params string[] settings)
    {
        var address = FreeAddress();
        var dll = typeof(Server).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Registry").Value!;
        var start = new ProcessStartInfo("dotnet",
            [dll, "--urls", address.ToString(), "--Storage:ConnectionString", InProcess.ConnectionString(file), .. InProcess.NoLimits, .. settings]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return new Server(address, start);
    }

    /// <summary>This program again, as the floor.</summary>
    /// <param name="kept">Whether its connections stay open, with their statements prepared.</param>
    public static Server Floor(string file, bool kept)
    {
        var address = FreeAddress();
        return new Server(address, new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location, "floor", file, address.ToString(), kept.ToString()]));
    }

    /// <summary>Asks again and again until the path is answered with 200.</summary>
    public async Task<Server> Answers(Client client, string path)
    {
        while (!await client.TryGet(path))
        {
            if (_process.HasExited || SinceStart.Elapsed > Longest)
            {
                throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} does not answer {path}.");
            }

            await Task.Delay(5);
        }

        return this;
    }

    /// <summary>Does something, and looks meanwhile how large the server becomes.</summary>
    /// <returns>Its resident megabytes before, and at their most.</returns>
    public async Task<(double Before, double Most)> Watched(Func<Task> work)
    {
        var (before, most) = (ResidentMegabytes, 0.0);
        using var done = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, ResidentMegabytes);
                await Task.Delay(5);
            }
        });
        await work();
        await done.CancelAsync();
        await watch;
        return (before, most);
    }

    /// <summary>Waits until it does next to nothing: what a process does once an hour it does soon after its start.</summary>
    public async Task<Server> Calm()
    {
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < Longest;)
        {
            var before = Cpu;
            await Task.Delay(1_000);
            if ((Cpu - before).TotalMilliseconds < 100)
            {
                break;
            }
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Fresh()
    {
        _process.Refresh();
        return _process;
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
