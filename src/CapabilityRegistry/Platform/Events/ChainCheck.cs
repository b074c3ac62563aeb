namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// Checks the hash chain event by event and reports the first fault and how it shows. It does not depend on where the events come from.
/// </summary>
/// <param name="anchors">Anchors recorded outside of the database; may be empty.</param>
public sealed class ChainCheck(IReadOnlyCollection<Anchor> anchors)
{
    private readonly ILookup<long, Anchor> _anchors = anchors.ToLookup(anchor => anchor.Seq);
    private Anchor _head = Anchor.Start;
    private (long Seq, string Text)? _missing;

    /// <summary>The last event that was looked at and found right.</summary>
    public Anchor Head => _head;

    public long Events { get; private set; }

    /// <summary>An event is missing; the following events are only searched for it.</summary>
    public bool IsBroken => _missing is not null;

    /// <summary>How many anchors were compared with an event.</summary>
    public int AnchorsMet { get; private set; }

    /// <summary>The number of the first event; 1 unless the events are a later part of the log.</summary>
    public long First { get; private set; } = 1;

    /// <returns>What is wrong, as a sentence; null if nothing is, or if that needs the events that follow.</returns>
    public string? Next(Event next)
    {
        if (_missing is { } missing)
        {
            return next.Seq == missing.Seq
                ? $"Event {missing.Seq} is not in its place: it follows after later ones. The order was changed."
                : Renumbered(next, missing.Seq);
        }

        if (Events == 0)
        {
            Begin(next);
        }

        var fault = Wrong(next);
        if (fault is not null || _missing is not null)
        {
            return fault;
        }

        _head = new Anchor(next.Seq, next.Hash);
        Events++;
        return AgainstAnchors();
    }

    /// <summary>Faults that can only be found after the last event; null if there are none.</summary>
    public string? End() => _missing is { } missing
        ? missing.Text
        : anchors.Where(anchor => anchor.Seq > _head.Seq).MaxBy(anchor => anchor.Seq) is { } beyond
            ? $"{Numbered(_head.Seq + 1, beyond.Seq)} missing: the log ends with event {_head.Seq}, but the anchor {beyond} was made when it was longer."
            : null;

    // A partial log is checked from an anchor. Without one, events before it are missing.
    private void Begin(Event first)
    {
        if (first.Seq > 1 && _anchors[first.Seq - 1].FirstOrDefault() is { } anchor)
        {
            (_head, First) = (anchor, first.Seq);
            AnchorsMet++;
        }
    }

    private string? Wrong(Event next)
    {
        var (place, own) = (_head.Seq + 1, EventHash.Of(next));
        if (next.Seq != place)
        {
            return WrongNumber(next, place);
        }

        if (next.At.Ticks % TimeSpan.TicksPerMillisecond != 0)
        {
            return $"Event {place} was changed: its time is finer than a millisecond, which the registry never writes.";
        }

        return own != next.Hash
            ? $"Event {place} was changed: its content gives the hash {own}, but it carries {next.Hash}."
            : next.PreviousHash != _head.Hash ? BrokenLink(next) : null;
    }

    private string? WrongNumber(Event next, long place)
    {
        if (Renumbered(next, place) is { } renumbered)
        {
            return renumbered;
        }

        if (next.Seq > place)
        {
            // The missing event may follow later, out of order.
            _missing = (place, Begins(next, place) ?? $"{Numbered(place, next.Seq - 1)} missing: event {_head.Seq} is followed by event {next.Seq}.");
            return null;
        }

        return next.Seq < First ? $"An event carries the number {next.Seq}, before the first: it was inserted." : next.Seq == _head.Seq
            ? $"Event {next.Seq} stands twice: one of the two was inserted."
            : $"After event {_head.Seq} stands another event {next.Seq}: it was inserted.";
    }

    private static string? Renumbered(Event next, long place) => EventHash.Of(next with { Seq = place }) == next.Hash
        ? $"Event {place} was renumbered: it carries the number {next.Seq}, but its hash was made for {place}."
        : null;

    private string? Begins(Event next, long place) => Events > 0 ? null
        : $"{Numbered(place, next.Seq - 1)} missing: the log begins with event {next.Seq}. "
            + $"A part of it can be checked with the anchor of event {next.Seq - 1}.";

    // Its own hash is right: either it is unchanged, or it was changed together with its hash.
    private string BrokenLink(Event next) => _head.Seq == 0
        ? "Event 1 was changed and given a new hash: it follows another event, but it is the first."
        : $"Event {_head.Seq} was changed or exchanged and given a new hash: "
            + $"event {next.Seq} was chained to {next.PreviousHash}, but event {_head.Seq} carries {_head.Hash}.";

    private string? AgainstAnchors()
    {
        foreach (var anchor in _anchors[_head.Seq])
        {
            AnchorsMet++;
            if (anchor.Hash != _head.Hash)
            {
                return $"The chain was rewritten: the anchor {anchor} was made of another event {_head.Seq} than the one here, {_head}. "
                    + $"The first that was changed is {Suspects()}.";
            }
        }

        return null;
    }

    private string Suspects()
    {
        var good = anchors.Where(anchor => anchor.Seq < _head.Seq && anchor.Seq >= First - 1).Select(anchor => anchor.Seq).DefaultIfEmpty(First - 1).Max();
        var fitting = good == 0 ? "no anchor stands before" : $"up to {good} an anchor fits";
        return good + 1 == _head.Seq ? $"event {_head.Seq}" : $"one of events {good + 1} to {_head.Seq}; {fitting}";
    }

    public static string Numbered(long from, long until) => from == until ? $"Event {from} is" : $"Events {from} to {until} are";
}
