using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.AccessLog;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>Notes in the access log who was shown objects of another state.</summary>
public sealed class ShownObjects(AccessLogBuffer log, TimeProvider clock)
{
    /// <summary>What the log will hold of an answer that shows these objects; null if none of them is of another state.</summary>
    /// <exception cref="UnavailableException">Too much waits to be written, and so nothing more is shown.</exception>
    public AccessRecord? RecordOf(HttpContext http, IEnumerable<DisclosedObject> objects)
    {
        if (Caller.Find(http.User) is not { } caller)
        {
            return null;
        }

        List<DisclosedObject> shown = [.. objects.Where(each => each.IsForeignTo(caller))];
        if (shown.Count == 0)
        {
            return null;
        }

        log.DemandRoom();
        return AccessRecord.Of(shown, caller, OperationOf(http), Problem.NameOf(http), clock.Now());
    }

    public void Add(AccessRecord? record)
    {
        if (record is not null)
        {
            log.Add(record);
        }
    }

    /// <summary>Notes the objects of views that are about to be shown.</summary>
    public void Record(HttpContext http, IEnumerable<IDisclosesObjects> views) => Add(RecordOf(http, views.SelectMany(view => view.DisclosedObjects())));

    private static string OperationOf(HttpContext http) => http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
}
