namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Leaves work that is half done when the time is over; whoever catches it goes on with the best that is known.</summary>
internal sealed class LimitReachedException : Exception;
