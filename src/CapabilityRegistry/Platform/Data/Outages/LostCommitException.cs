namespace CapabilityRegistry.Platform.Data.Outages;

/// <summary>
/// The database did not answer a commit: it may have been carried out or not. Whoever can find out does; whoever writes so that a repetition
/// changes nothing repeats; everybody else says so.
/// </summary>
public sealed class LostCommitException(Exception cause) : Exception("The database did not answer a commit.", cause)
{
    /// <summary>It was found out since that it was not carried out.</summary>
    public bool IsUndone { get; init; }
}
