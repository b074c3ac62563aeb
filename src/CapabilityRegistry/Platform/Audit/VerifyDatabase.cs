using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>Checks the log where it is stored, together with the head that says where it stands.</summary>
public static class VerifyDatabase
{
    private static readonly Caller Auditor = new("system:audit", Role.Auditor, null);

    public static async Task<LogCheckResult> Run(EventStore events, IReadOnlyCollection<Anchor> anchors)
    {
        var check = new ChainCheck(anchors);
        while (true)
        {
            var before = check.Head.Seq;
            if (await Read(events, check) is { } fault)
            {
                return new LogCheckResult(fault);
            }

            // Others may have written meanwhile: the head moves on together with the events.
            var head = await events.HeadAnchor();
            if (head.Seq <= check.Head.Seq || check.Head.Seq == before)
            {
                return (AgainstHead(head, check) ?? check.End()) is { } wrong ? new LogCheckResult(wrong) : LogCheckResult.Of(check, anchors);
            }
        }
    }

    private static async Task<string?> Read(EventStore events, ChainCheck check)
    {
        // Starts before event 1: an event with a lower number was inserted.
        var last = check.Events == 0 ? long.MinValue : check.Head.Seq;
        try
        {
            await foreach (var each in events.Each(last, long.MaxValue, Auditor))
            {
                if (check.Next(each) is { } fault)
                {
                    return fault;
                }

                last = each.Seq;
            }

            return null;
        }
        catch (Exception exception) when (Database.IsUnreadable(exception))
        {
            return $"The event after {last} was changed: a value in it cannot be read. {exception.Message}";
        }
    }

    private static string? AgainstHead(Anchor head, ChainCheck check) => head.Seq.CompareTo(check.Head.Seq) switch
    {
        _ when check.IsBroken => null,
        > 0 => $"{ChainCheck.Numbered(check.Head.Seq + 1, head.Seq)} missing: the log ends with event {check.Head.Seq}, but its head stands at {head}.",
        < 0 => $"The head of the log was set back: it stands at {head}, but event {check.Head.Seq} is there.",
        _ when head.Hash != check.Head.Hash => $"The head of the log was changed: it carries {head.Hash}, but event {head.Seq} carries {check.Head.Hash}.",
        _ => null,
    };
}
