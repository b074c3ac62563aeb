namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>
/// An answer that is completed after the commit, outside of any transaction. What it then shows is recorded in the access log like that of
/// any other answer.
/// </summary>
public interface ICompletedLater
{
    Task<IResult> Complete(HttpContext context);
}
