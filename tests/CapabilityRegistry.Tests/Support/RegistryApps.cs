namespace CapabilityRegistry.Tests.Support;

/// <summary>One registry per engine for the tests of a class; each test makes its own rows in it.</summary>
public class RegistryApps : IAsyncLifetime
{
    private readonly Dictionary<Engine, RegistryApp> _running = [];
    private readonly SemaphoreSlim _one = new(1);

    protected virtual string Seed => "catalogue";

    public async Task<RegistryApp> On(Engine engine)
    {
        await _one.WaitAsync();
        try
        {
            return _running.TryGetValue(engine, out var app) ? app : _running[engine] = await Begun(engine);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What is there before the first test.</summary>
    protected virtual Task Prepare(RegistryApp app) => Task.CompletedTask;

    private async Task<RegistryApp> Begun(Engine engine)
    {
        var app = await RegistryApp.On(engine, Seed);
        await Prepare(app);
        return app;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _running.Values)
        {
            await app.DisposeAsync();
        }

        _one.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>One registry per engine with all of db/demo in it; only for tests that change nothing.</summary>
public sealed class DemoRegistryApps : RegistryApps
{
    protected override string Seed => "demo";
}
