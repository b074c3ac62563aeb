namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>A file for what is too long to be held in memory. It is gone with its handle, or with the process.</summary>
public static class TemporaryFile
{
    /// <summary>A new one, to be written and read; whoever is not this process has no way to it.</summary>
    public static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // An open file needs no name here. Without one nothing is left of it, even if the process is killed.
        File.Delete(path);
        return file;
    }
}
