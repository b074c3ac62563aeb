namespace CapabilityRegistry.Kernel;

/// <summary>Shows work that may go on after the answer, so that whoever waits for its end is told when to ask again.</summary>
public interface IUnfinished
{
    bool IsUnfinished { get; }
}
