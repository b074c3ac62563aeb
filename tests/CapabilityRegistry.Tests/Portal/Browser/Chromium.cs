using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>
/// A registry with the demo data for the tests of a class, and people who use it in a real browser. Without a browser they are shown as skipped:
/// CAPABILITYREGISTRY_BROWSER names the program, such as /usr/bin/chromium.
/// </summary>
public sealed class Chromium(OneBrowser one) : IAsyncLifetime
{
    public const string Variable = "CAPABILITYREGISTRY_BROWSER";

    // Cookies of those who have signed in. Nobody of these tests signs out.
    private readonly Dictionary<string, string> _signedIn = [];

    private RegistryApp? _app;

    public static string? Program => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The registry; whoever asks for it first without a browser is skipped.</summary>
    public RegistryApp App
    {
        get
        {
            Assert.SkipUnless(Program is not null, $"{Variable} is not set");
            return _app!;
        }
    }

    /// <summary>Somebody at a computer of their own, on the first page after signing in; a stranger is on the page to sign in.</summary>
    /// <param name="token">Null for a stranger.</param>
    public async Task<IPage> Person(string? token, string language = "en", bool javaScript = true, int width = 1200)
    {
        var address = App.Address.ToString();
        var context = await (await one.Started()).NewContextAsync(new()
        {
            BaseURL = address,
            JavaScriptEnabled = javaScript,
            Locale = language,
            StorageState = token is null ? null : await SignedIn(token),
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(token is null ? "/sign-in" : "/");
        return page;
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is not null)
        {
            _app = await RegistryApp.On(Engine.Sqlite, "demo");
        }
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    // By the button of the demonstration.
    private async Task<string> SignedIn(string token)
    {
        if (!_signedIn.TryGetValue(token, out var cookies))
        {
            await using var context = await (await one.Started()).NewContextAsync(new() { BaseURL = App.Address.ToString() });
            var page = await context.NewPageAsync();
            await page.GotoAsync("/sign-in");
            await page.Locator($"button[value='{token}']").ClickAsync();
            await page.WaitForURLAsync(address => !new Uri(address).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal));
            _signedIn[token] = cookies = await context.StorageStateAsync();
        }

        return cookies;
    }
}
