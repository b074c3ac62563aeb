using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class GetFile
{
    /// <summary>One file, without its content</summary>
    /// <remarks>What it is attached to, what it is, how long, by which SHA-256 it can be told, and which newer one has taken its place.</remarks>
    /// <param name="id">Key of the file, such as FILE-00012.</param>
    public static async Task<Results<Versioned<AttachedFile>, NotFoundAnswer>> Handle(string id, FileStore files, Caller caller) =>
        await files.Find(id, caller) is { } file ? new Versioned<AttachedFile>(file, file.Version) : new NotFoundAnswer(FileStore.Kind, id);
}
