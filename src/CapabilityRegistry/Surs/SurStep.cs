using CapabilityRegistry.Events;
using CapabilityRegistry.Http;

namespace CapabilityRegistry.Surs;

/// <summary>The way of every change to a statement.</summary>
public sealed class SurStep(SurStore surs)
{
    public Step<Sur, Sur> For(Change change) => new(
        "statement of unit requirements",
        id => surs.Find(id, change.By),
        sur => sur.Version,
        (before, after) => surs.Save(before, after, change),
        sur => sur);
}
