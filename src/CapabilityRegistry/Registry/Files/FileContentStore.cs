using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Files;

/// <summary>
/// The contents of files, part by part: in a folder if the settings name one, else in the database. Whoever asks for a content has found its file, and so may
/// read it.
/// </summary>
public sealed class FileContentStore(Work work, IServiceScopeFactory scopes, StorageSettings settings)
{
    // What is on its way into the folder; left behind only by a process that was killed.
    private const string Unfinished = ".part";

    private static readonly TimeSpan LongestUnfinished = TimeSpan.FromDays(1);

    /// <summary>Keeps the content of a new file, in the database within the current transaction.</summary>
    public async Task Keep(AttachedFile file, Stream content)
    {
        content.Position = 0;
        await (settings.Files is { } folder ? KeepInFolder(file, content, folder) : KeepInDatabase(file, content));
    }

    /// <summary>Writes the content of a file to a stream. No connection is held while the stream takes it.</summary>
    /// <exception cref="InvalidOperationException">It is neither in the folder nor in the database.</exception>
    public async Task CopyTo(AttachedFile file, Stream to, CancellationToken cancel)
    {
        if (settings.Files is { } folder && File.Exists(PathOf(file, folder)))
        {
            await using var stored = new FileStream(PathOf(file, folder), Options(FileMode.Open, FileAccess.Read));
            await stored.CopyToAsync(to, FileBody.Part, cancel);
            return;
        }

        for (var sent = 0; sent < file.Bytes;)
        {
            var number = sent / FileBody.Part;
            var part = await scopes.Read((FileContentStore each) => each.Part(file, number), cancel)
                ?? throw new InvalidOperationException($"Part {number} of {file.Id} is missing.");
            await to.WriteAsync(part, cancel);
            sent += part.Length;
        }
    }

    private async Task KeepInDatabase(AttachedFile file, Stream content)
    {
        var part = new byte[FileBody.Part];
        for (var number = 0; await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, work.Cancel) is > 0 and var read; number++)
        {
            await work.Change(Sql.Insert, new { File = file.Id, Number = number, Content = read == part.Length ? part : part[..read] });
        }
    }

    // Under a name made of its content: the same content is kept once, and a transaction that comes to nothing leaves nothing that anything refers to.
    private async Task KeepInFolder(AttachedFile file, Stream content, string folder)
    {
        Directory.CreateDirectory(folder);
        if (File.Exists(PathOf(file, folder)))
        {
            return;
        }

        DeleteUnfinished(folder);
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}{Unfinished}");
        try
        {
            await using (var written = new FileStream(unfinished, Options(FileMode.CreateNew, FileAccess.Write)))
            {
                await content.CopyToAsync(written, FileBody.Part, work.Cancel);
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, PathOf(file, folder), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void DeleteUnfinished(string folder)
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles($"*{Unfinished}").Where(IsOld))
        {
            old.Delete();
        }
    }

    // By the clock of the file system, which wrote the other side of the comparison too.
    private static bool IsOld(FileInfo unfinished) => TimeProvider.System.GetUtcNow() - new DateTimeOffset(unfinished.LastWriteTimeUtc) > LongestUnfinished;

    private static string PathOf(AttachedFile file, string folder) => Path.Combine(folder, file.Sha256);

    private static FileStreamOptions Options(FileMode mode, FileAccess access) =>
        new() { Mode = mode, Access = access, Options = FileOptions.Asynchronous, BufferSize = 0 };

    private Task<byte[]?> Part(AttachedFile file, int number) => work.Find<byte[]>(Sql.Part, new { File = file.Id, Number = number });

    private static class Sql
    {
        public const string Insert = "INSERT INTO file_part (file_id, number, content) VALUES (@File, @Number, @Content)";

        public const string Part = "SELECT content FROM file_part WHERE file_id = @File AND number = @Number";
    }
}
