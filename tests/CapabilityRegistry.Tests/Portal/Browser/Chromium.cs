using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>
/// A real browser and a registry with the demo data, for the tests of a class. Without a browser they are shown as skipped:
/// CAPABILITYREGISTRY_BROWSER names the program, such as /usr/bin/chromium.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Variable = "CAPABILITYREGISTRY_BROWSER";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private RegistryApp? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Program => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    public RegistryApp App => _app!;

    /// <summary>Somebody at a computer of their own, who has signed in by the button of the demonstration.</summary>
    /// <param name="token">Null for a stranger.</param>
    public async Task<IPage> Person(string? token, string language = "en", bool javaScript = true, int width = 1200)
    {
        Assert.SkipUnless(Program is not null, $"{Variable} is not set");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(),
            JavaScriptEnabled = javaScript,
            Locale = language,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        if (token is not null)
        {
            await page.Locator($"button[value='{token}']").ClickAsync();
            // A key that is pressed before the next page is there goes to this one.
            await page.WaitForURLAsync(address => !new Uri(address).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal));
        }

        return page;
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _app = await RegistryApp.On(Engine.Sqlite, "demo");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
