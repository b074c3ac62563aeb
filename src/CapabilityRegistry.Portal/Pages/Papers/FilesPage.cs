using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Papers;

/// <summary>Files of a paper, a finding, a deficiency or a visit: to be read, and to be added to.</summary>
public static class FilesPage
{
    private const string Subjects = "/{subject:regex(^(papers|findings|deficiencies|visits)$)}/{id}/files";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Subjects, page => Show(page, null));
        app.MapUpload(Subjects, Attach);
        app.MapPage("/files/{id}", page => page.Pass(ApiRequest.Get(Address.Of($"/v1/files/{page.Route("id")}/content")) with { Accept = "*/*" }))
            .WithRequestTimeout(PageRunner.TimeOfFiles);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var (subject, id) = (page.Route("subject"), page.Route("id"));
        // Of what is not there, or not for this person, there is no page either.
        var attachedTo = await page.Get<FiledObject>(Address.Of($"/v1/{subject}/{id}"));
        var files = await page.Get<Listed<AttachedFile>>(Address.Of($"/v1/files?attachedTo={id}&sort=-id"));
        return Page.Show<FilesView, FilesModel>(
            new FilesModel(subject, id, Back(attachedTo, subject), files.Items, problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Attach(Page page)
    {
        var (subject, id) = (page.Route("subject"), page.Route("id"));
        var file = page.File("name");
        await using var content = file?.OpenReadStream() ?? Stream.Null;
        var address = Address.Of($"/v1/{subject}/{id}/files").WithQuery(("name", Path.GetFileName(file?.FileName)), ("supersedes", page.Form["supersedes"]));
        var answer = await page.Submit(ApiRequest.Upload(address, content));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/{subject}/{id}/files")) : await Show(page, answer.Problem.AtFile("name"));
    }

    // A paper has no page of its own: it stands with the others of its unit.
    private static string Back(FiledObject attachedTo, string subject) => subject switch
    {
        "papers" => Address.Of($"/units/{attachedTo.Pledge}/papers"),
        "visits" => Address.Of($"/assessor/visits/{attachedTo.Id}"),
        _ => Address.Of($"/{subject}/{attachedTo.Id}"),
    };
}

/// <param name="Subject">papers, findings, deficiencies or visits.</param>
/// <param name="Back">The page of what the files are attached to.</param>
public sealed record FilesModel(string Subject, string Id, string Back, IReadOnlyList<AttachedFile> Files, Problem? Problem);
