using System.Globalization;
using System.Text;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Portal.Digests;

/// <summary>Writes the mails of the digest: asks the API as the person, and puts the answers into their language.</summary>
public sealed class DigestLetters(RegistryApi api, IServiceScopeFactory scopes, ILoggerFactory logs)
{
    public const string ConfirmPath = "/digest/confirm";

    public const string StopPath = "/digest/stop";

    public const string LinkParameter = "link";

    /// <summary>What waits for a person and what lapses; null if nothing does.</summary>
    /// <param name="role">Whose first page it is; what it shows, the API decides.</param>
    /// <param name="stop">What stops the digest.</param>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    public async Task<DigestLetter?> Waiting(AbsentPerson who, string role, DigestFrame frame, string stop, CancellationToken cancel)
    {
        var language = Speak(frame.Language);
        var sections = await DigestSections.Of(new Reader(api, who, frame.Site, cancel), role, language);
        if (sections.Count == 0)
        {
            return null;
        }

        var model = new WaitingModel(language, frame, sections, AddressOf(frame.Site, StopPath, stop));
        return new DigestLetter(
            Texts.Get("Mail.Subject", model.Count), Plain(model), await Html<WaitingMail>(nameof(WaitingMail.Model), model), language.Code);
    }

    /// <summary>Asks whoever reads the mail whether the address is theirs.</summary>
    /// <param name="days">How long the link is good.</param>
    public async Task<DigestLetter> Confirmation(DigestFrame frame, string link, int days)
    {
        var language = Speak(frame.Language);
        var model = new ConfirmationModel(language, AddressOf(frame.Site, ConfirmPath, link), days);
        var text = $"{Texts.Get("Mail.ConfirmLead", days)}\n\n{Texts.Get("Mail.ConfirmLink")}:\n{model.Link}\n";
        return new DigestLetter(
            Texts.Get("Mail.ConfirmSubject"), text, await Html<ConfirmationMail>(nameof(ConfirmationMail.Model), model), language.Code);
    }

    /// <summary>The address that acts by a link of a mail.</summary>
    public static string AddressOf(Uri site, string path, string link) => new Uri(site, path.WithQuery((LinkParameter, link))).AbsoluteUri;

    // From here on, and for nobody else: the culture flows with this call alone.
    private static Language Speak(string code)
    {
        var language = Language.Find(code) ?? Language.English;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        return language;
    }

    private static string Plain(WaitingModel model)
    {
        var text = new StringBuilder();
        Line(Texts.Get("Mail.Lead", model.Day(model.Frame.Today)));
        foreach (var section in model.Sections)
        {
            Line("");
            Line($"{Texts.Get(section.Title)} ({model.Number(section.Count)})");
            foreach (var each in section.Lines)
            {
                Line(each.When.Length == 0 ? $"* {each.Keys}" : $"* {each.Keys} – {each.When}");
                Line($"  {model.Link(each.Address)}");
            }

            if (section.More > 0)
            {
                Line($"* {Texts.Get("Mail.More", model.Number(section.More))}");
                Line($"  {model.Link(section.All)}");
            }
        }

        Line("");
        Line(Texts.Get("Mail.Why"));
        Line($"{Texts.Get("Mail.Change")}{Language.Current.Colon}{model.Link("/digest")}");
        Line($"{Texts.Get("Mail.Stop")}{Language.Current.Colon}{model.Stop}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private async Task<string> Html<TMail>(string parameter, object model)
        where TMail : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = model });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TMail>(parameters)).ToHtmlString());
    }

    private sealed class Reader(RegistryApi api, AbsentPerson who, Uri site, CancellationToken cancel) : IApiReader
    {
        public async Task<T> Get<T>(string address) => (await api.Send(who, site, ApiRequest.Get(address), cancel)).Read<T>();
    }
}

/// <summary>What all mails have in common.</summary>
/// <param name="Site">The address at which people find the registry.</param>
/// <param name="Language">A code of the API, ISO 639-1.</param>
public sealed record DigestFrame(Uri Site, string Language, DateOnly Today);

/// <param name="Stop">The address that stops the digest.</param>
public sealed record WaitingModel(Language Language, DigestFrame Frame, IReadOnlyList<DigestSection> Sections, string Stop)
{
    public int Count => Sections.Sum(section => section.Count);

    public string Link(string address) => new Uri(Frame.Site, address).AbsoluteUri;

    public string Day(DateOnly day) => Language.Day(day);

    public string Number(int number) => number.ToString("N0", Language.Culture);
}

public sealed record ConfirmationModel(Language Language, string Link, int Days);
