using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Somebody who uses the pages: follows links, fills in forms, and keeps cookies as a browser does.</summary>
internal sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();
    private IHtmlDocument? _page;

    private Visitor(Uri address, string language)
    {
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query of the page that is shown.</summary>
    public string Address { get; private set; } = "/";

    public HttpResponseMessage Answer { get; private set; } = new();

    public CookieCollection Cookies => _cookies.GetCookies(_client.BaseAddress!);

    public IHtmlDocument Page => _page ?? throw new InvalidOperationException("No page was opened yet.");

    /// <summary>What the page says, without its head and with single spaces.</summary>
    public string Text => string.Join(' ', Page.Body!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public static Visitor Of(RegistryApp app, string language = "en") => new(app.Address, language);

    /// <summary>Somebody who has signed in with a token.</summary>
    public static Task<Visitor> As(RegistryApp app, string token, string language = "en") => At(app.Address, token, language);

    /// <summary>The same at a registry in a process of its own.</summary>
    public static async Task<Visitor> At(Uri address, string token, string language = "en")
    {
        var visitor = new Visitor(address, language);
        await visitor.Open("/sign-in");
        await visitor.Send("/sign-in", ("access-token", token));
        Assert.Equal("/", visitor.Address);
        return visitor;
    }

    /// <summary>Somebody else who got hold of this one's cookies.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(_client.BaseAddress!, "en");
        foreach (Cookie cookie in Cookies)
        {
            copy._cookies.Add(_client.BaseAddress!, new Cookie(cookie.Name, cookie.Value));
        }

        return copy;
    }

    public Task<Visitor> Open(string address) => Follow(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends the form of the page that has this action, as it is but for the fields given.</summary>
    public Task<Visitor> Send(string action, params IEnumerable<(string Name, string Value)> fields) => SendAs(Form(action), action, fields);

    /// <summary>Sends what a form held when it was shown, whatever page is shown now: as from another tab, or after going back.</summary>
    public Task<Visitor> SendAs(IHtmlFormElement form, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        var given = fields.ToList();
        var named = given.Select(field => field.Name).ToHashSet();
        var content = new FormUrlEncodedContent([
            .. Filled(form).Where(field => !named.Contains(field.Key)),
            .. given.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        // What is refused for its size is refused before it has been sent: who goes on sending may miss the answer.
        request.Headers.ExpectContinue = content.Headers.ContentLength > 1_000_000;
        return Follow(request);
    }

    /// <summary>Sends what a form with a file holds.</summary>
    public Task<Visitor> Post(string action, HttpContent content) => Follow(new HttpRequestMessage(HttpMethod.Post, action) { Content = content });

    public IHtmlFormElement Form(string action)
    {
        var forms = Page.QuerySelectorAll<IHtmlFormElement>("form[method=post]").DistinctBy(form => form.GetAttribute("action"))
            .ToDictionary(form => form.GetAttribute("action")!);
        return forms.GetValueOrDefault(action)
            ?? throw new InvalidOperationException($"{Address} has no form {action}; it has {string.Join(", ", forms.Keys)}: {Text}");
    }

    /// <summary>Sends a request as it is, without following where it leads.</summary>
    public Task<HttpResponseMessage> Raw(HttpRequestMessage request) => _client.SendAsync(request);

    public void Dispose() => _client.Dispose();

    private async Task<Visitor> Follow(HttpRequestMessage request)
    {
        for (var steps = 0; ; steps++)
        {
            Answer = await _client.SendAsync(request);
            Status = Answer.StatusCode;
            Address = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.ToString();
            if (Status is not (HttpStatusCode.SeeOther or HttpStatusCode.Found) || steps == 8)
            {
                break;
            }

            request = new HttpRequestMessage(HttpMethod.Get, Answer.Headers.Location);
        }

        _page = await Parser.ParseDocumentAsync(await Answer.Content.ReadAsStreamAsync());
        return this;
    }

    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form) =>
        from field in form.Elements
        let name = field.GetAttribute("name")
        where !string.IsNullOrEmpty(name)
        from value in Values(field)
        select new KeyValuePair<string, string>(name, value);

    private static string[] Values(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlSelectElement choice => [choice.Value ?? ""],
        IHtmlTextAreaElement area => [area.Value],
        _ => [],
    };
}
