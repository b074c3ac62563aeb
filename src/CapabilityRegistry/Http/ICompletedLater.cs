namespace CapabilityRegistry.Http;

/// <summary>
/// An answer that is not complete yet when what the request changed is committed: the rest is waited for outside of any
/// transaction, and what it shows goes into the log of reads like that of any other answer.
/// </summary>
public interface ICompletedLater
{
    Task<IResult> Complete(HttpContext context);
}
