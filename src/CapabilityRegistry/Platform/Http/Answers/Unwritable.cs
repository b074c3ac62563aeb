using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data.Outages;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Why nothing can be written just now, although the database can be read.</summary>
public static class Unwritable
{
    private static readonly Refusal NoRoom = new("storage-full", "There is no room left for what is written. Reading goes on; the operator has to make room.");

    private static readonly Refusal NotAllowed = new(
        "storage-read-only", "The database may only be read just now. Reading goes on; the operator has to allow writing.");

    /// <param name="kind"><see cref="FailureKind.Full"/> or <see cref="FailureKind.ReadOnly"/>.</param>
    public static Refusal Because(FailureKind kind) => kind == FailureKind.Full ? NoRoom : NotAllowed;
}
