using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Changes a visit under If-Match.</summary>
public sealed class VisitUpdate(VisitStore visits)
{
    /// <param name="then">What is written with it; null for nothing more.</param>
    public ConditionalUpdate<Visit, Visit> For(Change change, Func<Visit, Visit, Task>? then = null) => new(
        "visit",
        id => visits.Find(id, change.By),
        async (before, after) =>
        {
            if (!await visits.Save(before, after, change))
            {
                return false;
            }

            await (then?.Invoke(before, after) ?? Task.CompletedTask);
            return true;
        },
        visit => visit);
}
