using CapabilityRegistry.Platform.OpenApi.Contract;

namespace CapabilityRegistry.Tests.Support;

/// <summary>
/// What the document says about each operation, once it was read: it follows from the program alone, and to make it anew for each of hundreds
/// of registries took half of the processor time of their tests.
/// </summary>
internal static class SharedContracts
{
    private static Contracts? _read;

    /// <summary>Those that were read first; null until then.</summary>
    public static Contracts? Read => Volatile.Read(ref _read);

    /// <summary>Shares these, once they are read. A registry that ends before shares nothing.</summary>
    public static void Share(Contracts contracts)
    {
        if (Read is null)
        {
            _ = contracts.Prepare().ContinueWith(
                _ => Volatile.Write(ref _read, contracts),
                CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }
}
