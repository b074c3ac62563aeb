using CapabilityRegistry.Tests.Portal.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OneBrowser))]

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>The browser of all tests, which takes longer to start than most of them take. It starts when the first of them asks for it.</summary>
public sealed class OneBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(Start);

    public async Task<IBrowser> Started() => (await _started.Value).Browser;

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            var (driver, browser) = await _started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program, Args = Arguments }));
    }
}
