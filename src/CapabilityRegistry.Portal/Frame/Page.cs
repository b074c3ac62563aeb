using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Portal.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>One request for a page: who asks, in which language, and the API on their behalf.</summary>
public sealed class Page(RegistryApi api) : IApiReader
{
    /// <summary>The id of the form that was sent, in the page that answers it.</summary>
    public const string SentFormId = "sent";

    /// <summary>The field with which a form is sent only to be shown in another language.</summary>
    public const string OnlyShow = "only-show";

    private HttpContext? _http;
    private FormFields? _form;

    public HttpContext Http => _http ?? throw new InvalidOperationException("The page is asked before its request began.");

    /// <summary>Null for a stranger.</summary>
    public Session? Session { get; private set; }

    public Language Language { get; private set; } = Language.English;

    public string? Role => Session?.Caller.Role;

    /// <summary>Whether the page answers a form that was sent.</summary>
    public bool AnswersForm => !HttpMethods.IsGet(Http.Request.Method);

    /// <summary>Whether the page holds the form that was sent, with what was typed.</summary>
    public bool HasSentForm { get; private set; }

    /// <summary>What a form holds against other sites: it is sent back with each form.</summary>
    public string FormToken { get; private set; } = "";

    /// <summary>What was typed into the form that was sent; empty for a page that is only read.</summary>
    public FormFields Form => _form ??= new FormFields(Http.Request.HasFormContentType ? Http.Request.Form : FormCollection.Empty);

    /// <summary>Address and query of this page, to come back to it.</summary>
    public string Address => $"{Http.Request.Path}{Http.Request.QueryString}";

    public void Begin(HttpContext http, Session? session, Language language, string formToken) =>
        (_http, Session, Language, FormToken) = (http, session, language, formToken);

    /// <summary>A part of the address: {id}.</summary>
    public string Route(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>A query parameter; null if it is empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>What the API answers to a GET.</summary>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    public async Task<T> Get<T>(string address) => (await Send(ApiRequest.Get(address))).Read<T>();

    /// <summary>What the API answers to a GET; null if this person may not see it.</summary>
    public async Task<T?> Find<T>(string address)
        where T : class
    {
        var answer = await Send(ApiRequest.Get(address));
        return answer.Status == HttpStatusCode.Forbidden ? null : answer.Read<T>();
    }

    /// <summary>For a page that is nothing but a form: whoever may not send it is told so before they fill it in.</summary>
    /// <param name="right">A code of the API, such as offer-pledges.</param>
    /// <exception cref="ApiRefusalException">This person has not got the right.</exception>
    public async Task Need(string right)
    {
        if (!(await Get<CallerView>("/v1/access/caller")).Rights.Contains(right))
        {
            throw new ApiRefusalException(new Problem { Status = StatusCodes.Status403Forbidden, Code = "forbidden" });
        }
    }

    /// <summary>What the API answers. If only the language of a refused form was changed, a change is tried and not made.</summary>
    public Task<ApiAnswer> Send(ApiRequest request) => Form.Has(OnlyShow) && request.Method != HttpMethods.Get
        ? Try(request)
        : api.Send(Http, Session?.Token, request);

    /// <summary>A change that a form asks for: once, however often the form is sent, and only to what the person has seen.</summary>
    public Task<ApiAnswer> Submit(ApiRequest request) => Send(request with { Key = Form["key"], Version = Form["version"] });

    /// <summary>The id that the form gets in the page if it is the one that was sent; null for all others.</summary>
    /// <param name="action">Where the form is sent to.</param>
    public string? IdOfSent(string action)
    {
        var isSent = !HasSentForm && Session is not null && AnswersForm
            && PathString.FromUriComponent(action.Split('?')[0]) == Http.Request.Path;
        HasSentForm |= isSent;
        return isSent ? SentFormId : null;
    }

    /// <summary>Passes on what the API answers as it comes: files and exports, which may be large.</summary>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    public async Task<IResult> Pass(ApiRequest request)
    {
        await api.Pass(Http, Session?.Token, request);
        return Results.Empty;
    }

    // The faults are those that there would be; whoever changed the language has not asked for what would be done without any.
    private async Task<ApiAnswer> Try(ApiRequest request)
    {
        var tried = await api.Send(Http, Session?.Token, request with { Address = request.Address.WithQuery(("dryRun", "true")) });
        return tried.IsSuccess ? ApiAnswer.NotSent : tried;
    }

    /// <summary>The file that was sent with a form; null if none was chosen.</summary>
    public IFormFile? File(string name) => Http.Request.HasFormContentType ? Http.Request.Form.Files[name] : null;

    /// <summary>This page with the next part of its list; null on the last one.</summary>
    /// <param name="next">The next part, as the API has it.</param>
    /// <param name="name">The parameter that says where the part begins, where a page has several lists.</param>
    public string? Next(string? next, string name = "after")
    {
        if (next is null || QueryHelpers.ParseQuery(next[next.IndexOf('?', StringComparison.Ordinal)..])["after"].ToString() is not { Length: > 0 } after)
        {
            return null;
        }

        var kept = Http.Request.Query.Where(each => each.Key != name).SelectMany(each => each.Value, (each, value) => (each.Key, value));
        return Http.Request.Path.ToUriComponent().WithQuery([.. kept, (name, after)]);
    }

    public static IResult Show<TView, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TView : View<TModel> => new PageResult(typeof(TView), ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(View<TModel>.Model)] = model }), status);

    /// <summary>After a form was carried out: so that going back, or loading again, sends it no second time.</summary>
    public static IResult GoTo(string address) => new SeeOther(address);

    /// <summary>What a form is known by: new with each form that is shown.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private sealed record SeeOther(string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            // A header holds ASCII alone: what was typed into an address is escaped.
            httpContext.Response.Headers.Location = new Uri(new Uri("http://site"), Address).PathAndQuery;
            return Task.CompletedTask;
        }
    }
}

/// <summary>The fields of a form, without space around them.</summary>
public sealed class FormFields(IFormCollection form)
{
    // Those of a keyboard, and what programs of text break lines and pages with.
    private static readonly char[] Breaks = ['\r', '\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>The field; null if it is empty. Texts of the API are one line: where a new one was begun in a field of several, there is a space.</summary>
    public string? this[string name] => OneLine(form[name].ToString()) is { Length: > 0 } value ? value : null;

    /// <summary>All values of a field that may be there several times, such as boxes that are ticked.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim())];

    /// <summary>A whole number; null if the field is empty or holds something else, which the API then refuses by name.</summary>
    public int? Number(string name) => int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number as the API takes it; what is no number as it was typed, so that the API says what is wrong with it.</summary>
    public object? NumberOrText(string name) => Number(name) is { } number ? number : this[name];

    /// <summary>The fields of these names as members of a request; those that are empty are left out, and the API says which of them it needs.</summary>
    public Dictionary<string, object?> Members(params IEnumerable<string> names) => names
        .Select(name => (name, Value: this[name]))
        .Where(each => each.Value is not null)
        .ToDictionary(each => each.name, each => (object?)each.Value);

    public bool Has(string name) => form.ContainsKey(name);

    private static string OneLine(string value) =>
        string.Join(' ', value.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
