using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Files;

public static class GetFileContent
{
    /// <summary>The content of a file, byte for byte</summary>
    /// <remarks>
    /// As it was attached, to be saved under its name: whatever it is, no browser shows it within a page. The <c>ETag</c> is its SHA-256, so a content that
    /// you hold is not sent twice.
    /// </remarks>
    /// <param name="id">Key of the file, such as FILE-00012.</param>
    public static async Task<Results<FileContentAnswer, NotFoundAnswer>> Handle(string id, FileStore files, FileContentStore contents, Caller caller) =>
        await files.Find(id, caller) is { } file ? new FileContentAnswer(file, contents) : new NotFoundAnswer(FileStore.Kind, id);
}
