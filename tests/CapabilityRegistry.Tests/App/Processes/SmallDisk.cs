using System.Diagnostics;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>
/// A disk of a few megabytes in memory, which the process that is started on it alone sees: it mounts it in a namespace of its own, as Linux lets anybody do
/// where it is allowed. What is on it is reached from here through that process.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly int _megabytes;

    public SmallDisk(int megabytes)
    {
        _megabytes = megabytes;
        Folder = Directory.CreateTempSubdirectory("capability-registry-disk-").FullName;
    }

    /// <summary>Whether such a disk can be had on this machine.</summary>
    public static bool IsAllowed { get; } = OperatingSystem.IsLinux() && Succeeds("mount -t tmpfs -o size=1m none /mnt");

    /// <summary>Where it is, for the process on it.</summary>
    public string Folder { get; }

    /// <summary>The command that mounts it, copies a file to it and goes on as another command.</summary>
    /// <param name="file">What is copied.</param>
    public IReadOnlyList<string> Begin(string file) =>
        ["unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size={_megabytes}m none \"$0\" && cp \"$1\" \"$0\" && shift && exec \"$@\"", Folder, file];

    /// <summary>Its folder as it is seen from here.</summary>
    /// <param name="process">A process on it.</param>
    public string SeenThrough(int process) => $"/proc/{process}/root{Folder}";

    public void Dispose() => Directory.Delete(Folder);

    private static bool Succeeds(string command)
    {
        try
        {
            using var tried = Process.Start(new ProcessStartInfo("unshare", ["-rm", "sh", "-c", command]) { RedirectStandardError = true })!;
            tried.WaitForExit();
            return tried.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program here.
            return false;
        }
    }
}
