using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Telemetry;

namespace CapabilityRegistry.Registry.Files;

/// <summary>Tells whether the folder of files takes one; nothing where files are kept in the database.</summary>
public sealed class FileGaugeReader(StorageSettings settings) : IGaugeReader
{
    private static readonly Gauge Unwritable = new("registry.files.unwritable", "1", "1 while the folder of files takes none.");

    public static readonly IReadOnlyList<Gauge> Gauges = [Unwritable];

    public async Task<IReadOnlyList<Reading>> Read()
    {
        if (settings.Files is not { } folder)
        {
            return [];
        }

        var unwritable = await Takes(folder) ? 0 : 1;
        return [new(Unwritable, unwritable) { Part = new("files", unwritable, 0, "places") }];
    }

    // The ending is that of files on their way, of which none is left behind for long whatever happens.
    private static async Task<bool> Takes(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            await using var tried = new FileStream(
                Path.Combine(folder, $"{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            tried.WriteByte(0);
            tried.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
