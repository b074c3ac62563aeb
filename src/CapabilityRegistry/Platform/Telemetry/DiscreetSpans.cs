using System.Collections.Frozen;
using System.Diagnostics;
using CapabilityRegistry.Kernel.Telemetry;
using OpenTelemetry;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>
/// Takes off a span, before it is sent, whatever is not on the list: what clients have sent (the path with its keys, the query, header fields) and what an
/// exception says. Names of routes, methods, statements and stages are the program's own.
/// </summary>
internal sealed class DiscreetSpans : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
    [
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type",
        "db.system.name", "db.query.summary",
        RegistryMeter.WorkTag, RegistryMeter.RunTag, RegistryMeter.OutcomeTag,
    ]);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Allowed.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        // Without the description, which may quote an exception; and without what the client has sent along for other programs.
        data.SetStatus(data.Status);
        data.TraceStateString = null;
    }
}
