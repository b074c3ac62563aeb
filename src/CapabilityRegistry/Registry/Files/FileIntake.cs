using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

/// <summary>Attaches a file to an object that was found for the caller.</summary>
public sealed class FileIntake(FileStore files, FileContentStore contents, Keys keys, EventLog log, IHttpContextAccessor request)
{
    /// <param name="to">The key of the object.</param>
    /// <param name="contributor">The state whose object it is.</param>
    public async Task<Results<Added<AttachedFile>, Refused>> Attach(
        FileSubject subject, string to, string contributor, AttachFileQuery said, FileBody body, Caller caller)
    {
        var found = await ContentCheck.Of(body.Content, request.HttpContext!.RequestAborted);
        if (found.Fault(said.Name) is { } fault)
        {
            return Refused.Invalid([fault]);
        }

        AttachedFile? older = null;
        if (said.Supersedes is { } key && (older = await files.Find(key, caller)) is null)
        {
            return Refused.Invalid([new Fault
            {
                Code = "unknown-file", Parameter = AttachFileQuery.SupersedesParameter, Expected = $"the key of a file of {to}", Found = key,
            }]);
        }

        var file = new AttachedFile
        {
            Id = await keys.Next(KeyScopes.File),
            Version = 1,
            AttachedToKind = subject,
            AttachedTo = to,
            Contributor = contributor,
            Name = said.Name,
            Kind = found.Kind!.Value,
            Bytes = (int)body.Content.Length,
            Sha256 = body.Sha256,
            AttachedOn = log.Today,
            AttachedBy = caller.Name,
            Supersedes = said.Supersedes,
        };
        return await Keep(file, older, body, caller);
    }

    private async Task<Results<Added<AttachedFile>, Refused>> Keep(AttachedFile file, AttachedFile? older, FileBody body, Caller caller)
    {
        await files.Add(file, new Change("attached", caller));
        if (older is not null)
        {
            var superseded = older.SupersedeBy(file.Id, file.AttachedTo);
            if (superseded.Refusal is { } refusal)
            {
                return Refused.Because(refusal);
            }

            if (!await files.Save(older, superseded.Granted!, new Change("superseded", caller)))
            {
                return Refused.Because((await files.Find(older.Id, caller))!.SupersedeBy(file.Id, file.AttachedTo).Refusal!);
            }
        }

        // What is only tried would be undone in the database, and would stay in a folder.
        if (!DryRun.IsAsked(request.HttpContext!))
        {
            await contents.Keep(file, body.Content);
        }

        return new Added<AttachedFile>(file, file.Version, $"/v1/files/{file.Id}");
    }
}
