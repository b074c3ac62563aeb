using System.Collections.Concurrent;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Languages;
using Markdig;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.HelpText;

/// <summary>How each job is done, role by role, for everybody to read. The texts are the files in Help, one for each role and language.</summary>
public static class HelpPage
{
    /// <summary>The roles that have a text, those of the API and the public.</summary>
    public static readonly IReadOnlyList<string> Roles = ["focal-point", "planner", "assessor", "auditor", "administrator", "public"];

    // What stands in a file is shown as text, never as HTML of its own.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly ConcurrentDictionary<string, string?> Pages = new();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/help", page => Task.FromResult(Page.Show<HelpListView, string?>(page.Role)), forEverybody: true);
        app.MapPage("/help/{role}", page => Task.FromResult(Show(page)), forEverybody: true);
    }

    private static IResult Show(Page page)
    {
        var role = page.Route("role");
        if (!Roles.Contains(role))
        {
            throw ApiRefusalException.NotFound();
        }

        var language = page.Language;
        var text = Read(role, language);
        return Page.Show<HelpView, HelpModel>(text is not null
            ? new HelpModel(role, language, text)
            : new HelpModel(role, Language.English, Read(role, Language.English)!));
    }

    private static string? Read(string role, Language language) => Pages.GetOrAdd($"help/{role}.{language.Code}.md", name =>
    {
        using var stream = typeof(HelpPage).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return Markdig.Markdown.ToHtml(reader.ReadToEnd(), Markdown);
    });
}

/// <param name="Language">In which the text is.</param>
/// <param name="Html">The text.</param>
public sealed record HelpModel(string Role, Language Language, string Html);
