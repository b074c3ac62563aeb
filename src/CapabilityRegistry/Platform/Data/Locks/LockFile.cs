using System.Security.Cryptography;

namespace CapabilityRegistry.Platform.Data.Locks;

/// <summary>
/// A file that one process at a time holds open; the system lets go of it however the process ends. Whoever held it removes it, save on Windows, where a file
/// that is held cannot be removed.
/// </summary>
public sealed class LockFile : IAsyncDisposable
{
    private const int DaysOfMarks = 10_000;

    private readonly FileStream _held;

    private LockFile(FileStream held) => _held = held;

    /// <returns>Null if another one holds it.</returns>
    public static LockFile? TryTake(string file)
    {
        FileStream opened;
        try
        {
            opened = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not DirectoryNotFoundException)
        {
            return null;
        }

        if (IsStillThere(opened))
        {
            return new(opened);
        }

        opened.Dispose();
        return null;
    }

    public ValueTask DisposeAsync()
    {
        // While it is held: whoever has opened it already finds that it is gone once they hold it.
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(_held.Name);
        }

        return _held.DisposeAsync();
    }

    // It may have been opened just before the one who held it removed it, and another may hold a new one of that name. A time that nobody else would choose
    // tells whether the name leads to the file that is held.
    private static bool IsStillThere(FileStream held)
    {
        var mark = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32((int)TimeSpan.FromDays(DaysOfMarks).TotalSeconds));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(held.Name) == File.GetLastWriteTimeUtc(held.SafeFileHandle);
    }
}
