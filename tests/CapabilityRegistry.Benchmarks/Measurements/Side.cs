namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>A server and who asks it.</summary>
internal sealed record Side(string Name, Server Server, Client Client) : IDisposable
{
    public static async Task<Side> Of(string name, Server server, string token, int connections, string? first = null)
    {
        var client = new Client(server.Address, token, connections);
        await server.Answers(client, first ?? Paths.Pledges[0]);
        return new Side(name, server, client);
    }

    public async Task<Load> Run(IReadOnlyList<string> paths, TimeSpan time)
    {
        var before = Server.Cpu;
        var done = await Client.Requests(paths, time);
        return new Load(done / time.TotalSeconds, (Server.Cpu - before).TotalMicroseconds / done);
    }

    public void Dispose() => Client.Dispose();
}

/// <param name="PerSecond">Requests answered.</param>
/// <param name="Microseconds">Processor time of the server for each of them.</param>
internal sealed record Load(double PerSecond, double Microseconds);
