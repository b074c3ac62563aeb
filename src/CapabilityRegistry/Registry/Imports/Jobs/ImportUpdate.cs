using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>Changes an import under If-Match. It is work, not a fact: what it writes is told by events, its own steps are not.</summary>
public sealed class ImportUpdate(ImportStore imports, EventLog log)
{
    public ConditionalUpdate<ImportJob, Import> For(Caller caller) => new(
        "import",
        id => imports.Find(id, caller),
        (_, after) => Save(after),
        job => Import.Of(job));

    private Task<bool> Save(ImportJob job)
    {
        log.ExpectNoEvent();
        return imports.Save(job);
    }
}
