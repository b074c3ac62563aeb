using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Imports.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Imports;

public static class GetImport
{
    /// <summary>One import: how far it is, and what comes of its rows</summary>
    /// <remarks>
    /// While it is <c>queued</c>, <c>checking</c>, <c>confirmed</c> or <c>writing</c>, <c>Retry-After</c> says when to ask again. It exists for those who speak
    /// for the same state, or are of the same office, as whoever has uploaded it. The <c>ETag</c> is the version, which goes up with each change of the status.
    /// </remarks>
    /// <param name="id">Key of the import, such as IMP-00012.</param>
    public static async Task<Results<Versioned<Import>, NotFoundAnswer>> Handle(string id, ImportStore imports, ImportSignals signals, Caller caller) =>
        await imports.Find(id, caller) is { } job
            ? new Versioned<Import>(Import.Of(job, signals.RowsDone(id)), job.Version)
            : new NotFoundAnswer("import", id);
}
