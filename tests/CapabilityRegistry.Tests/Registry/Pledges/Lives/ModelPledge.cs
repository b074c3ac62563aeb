namespace CapabilityRegistry.Tests.Registry.Pledges.Lives;

/// <summary>Somebody who takes steps.</summary>
/// <param name="Role">As in the rights table.</param>
/// <param name="Person">Compared by four eyes.</param>
/// <param name="Contributor">The state that they speak for; null for none.</param>
internal sealed record Actor(string Role, string Person, string? Contributor = null);

/// <summary>A visit with its outcome.</summary>
internal sealed record ModelVisit(string Kind, DateOnly On, bool Passed, string Assessor);

/// <summary>
/// One pledge as the papers say that it lives: the descriptions of the operations, the README of the readiness library, SECURITY.md on four eyes. Written
/// from these alone and deliberately unlike the program: no table, no library of readiness, levels are numbers from 1 to 4.
/// </summary>
/// <param name="state">The pledging state.</param>
/// <param name="renews">Whether the policy is pcrs-2015-faq (12 months, then 6 by renewal), else pcrs-2024 (60 months by visit, certificates).</param>
internal sealed class ModelPledge(string state, bool renews)
{
    public const int Rdl = 4;

    private static readonly string[] AsState = ["edit", "delete", "submit", "withdraw", "renew", "certify", "request-level", "propose-revision",
        "drop-revision", "begin", "revive"];

    private static readonly string[] ByCell = ["acknowledge", "accept", "return", "raise", "refuse-level", "accept-revision", "refuse-revision", "lower"];

    private readonly List<ModelVisit> _visits = [];
    private readonly List<(DateOnly On, bool Met)> _comparisons = [];
    private readonly List<(DateOnly From, DateOnly Over)> _agreements = [];
    private readonly List<DateOnly> _renewals = [];
    private readonly List<DateOnly> _certificates = [];
    private readonly DateOnly?[] _fellBelow = new DateOnly?[Rdl + 1];
    private readonly DateOnly?[] _heldSince = new DateOnly?[Rdl + 1];
    private DateOnly _registeredOn;
    private DateOnly? _pledgedSince;
    private string? _suspendedBy;
    private DateOnly? _listsReplacedOn;
    private bool _hasPapersOfLevel3;

    public string Status { get; private set; } = "draft";

    /// <summary>It begins with a promise instead of a draft.</summary>
    public bool WasAnnounced
    {
        get;
        init => (field, Status) = (value, value ? "announced" : Status);
    }

    /// <summary>0 for none.</summary>
    public int Level { get; private set; }

    public int? AskedFor { get; private set; }

    public bool HasRevision { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public string? Submitter { get; private set; }

    /// <summary>Whether the papers of Level 1 are with it.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Fewer persons than a statement demands.</summary>
    public bool IsSmall { get; private set; }

    /// <summary>Whether the proposed revision makes it small.</summary>
    public bool RevisionIsSmall { get; private set; }

    public DateOnly AvailableUntil { get; init; }

    public DateOnly? RenewedOn => _renewals.Count > 0 ? _renewals[^1] : null;

    public bool IsOver => Status is "withdrawn" or "lapsed" or "deleted";

    /// <summary>Registered, set aside or not: its clocks go on, and evidence is recorded of it.</summary>
    public bool HoldsLevel => Status is "registered" or "suspended";

    /// <summary>Why a step is refused: one of these codes; empty if it succeeds.</summary>
    /// <param name="level">To which level it is raised, lowered, or which is asked for.</param>
    public IReadOnlyList<string> Refusals(string step, Actor by, DateOnly today, int level = 0)
    {
        var mayTakeIt = step is "suspend" or "resume" ? by.Role is "focal-point" or "planner"
            : by.Role == (AsState.Contains(step) ? "focal-point" : ByCell.Contains(step) ? "planner" : "administrator");
        return (mayTakeIt, Status != "deleted" && (by.Contributor ?? state) == state) switch
        {
            (false, _) => ["forbidden"],
            (_, false) => ["not-found"],
            _ => step switch
            {
                "edit" => Unless(Status is "draft" or "returned"),
                "delete" => Status != "draft" ? ["wrong-status"] : If(WasAnnounced, "announced"),
                "submit" => Status is not ("draft" or "returned") ? ["wrong-status"] : If(AvailableUntil < today, "available-no-longer"),
                "withdraw" => Unless(!IsOver),
                "begin" => Unless(Status == "announced"),
                "revive" => Status != "lapsed" ? ["wrong-status"] : If(AvailableUntil < today, "available-no-longer"),
                "suspend" => Unless(Status == "registered"),
                "resume" => Status != "suspended" ? ["wrong-status"] : If(by.Role != _suspendedBy, "suspended-by-the-other-side"),
                "acknowledge" => Unless(Status == "submitted"),
                "return" => Unless(Status is "submitted" or "acknowledged"),
                "accept" => Status != "acknowledged" ? ["wrong-status"] : [.. If(!IsComplete, "papers-missing"), .. If(by.Person == Submitter, "four-eyes")],
                "request-level" or "raise" or "override" when Status != "registered" => ["wrong-status"],
                _ when !HoldsLevel => ["wrong-status"],
                "renew" => If(RenewedOn == today, "renewed-today"),
                "certify" => [.. If(Level < 3, "below-level-3"), .. If(_certificates.Contains(today), "certified-today")],
                "request-level" => [.. If(level <= Level, "not-a-higher-level"), .. If(AskedFor is not null, "level-asked-for-already")],
                "refuse-level" => If(AskedFor is null, "no-level-asked-for"),
                "propose-revision" => If(HasRevision, "revision-open"),
                "drop-revision" or "accept-revision" or "refuse-revision" => If(!HasRevision, "no-revision"),
                "lower" => If(level >= Level, "not-a-lower-level"),
                "raise" when level == Level + 1 && GatesOpen(level, today).Count == 0 => If(IsFourEyesBroken(by), "four-eyes"),
                "raise" or "override" => level != Level + 1 ? ["not-the-next-level"] : GatesOpen(level, today),
                _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
            },
        };
    }

    /// <summary>The step is taken, by somebody who may.</summary>
    public void Take(string step, Actor by, DateOnly today, int level = 0)
    {
        switch (step)
        {
            case "revive":
                (_pledgedSince, Status, SubmittedOn, Submitter) = (_pledgedSince ?? SubmittedOn, "submitted", today, by.Person);
                break;
            case "suspend":
                (Status, _suspendedBy) = ("suspended", by.Role);
                break;
            case "submit":
                (Status, SubmittedOn, Submitter) = ("submitted", today, by.Person);
                break;
            case "accept":
                (Status, _registeredOn) = ("registered", today);
                // What was confirmed before it lapsed was confirmed of another registration.
                _renewals.Clear();
                Rise(1, today);
                break;
            case "raise" or "override":
                Rise(level, today);
                AskedFor = AskedFor <= level ? null : AskedFor;
                break;
            case "lower": Fall(level, today); break;
            case "renew": _renewals.Add(today); break;
            case "certify": _certificates.Add(today); break;
            case "request-level": AskedFor = level; break;
            case "refuse-level": AskedFor = null; break;
            case "drop-revision" or "refuse-revision": HasRevision = false; break;
            case "accept-revision":
                _listsReplacedOn = RevisionIsSmall != IsSmall ? today : _listsReplacedOn;
                (HasRevision, IsSmall) = (false, RevisionIsSmall);
                break;
            case "withdraw": End("withdrawn", today); break;
            default: Status = StatusAfter(step); break;
        }
    }

    private string StatusAfter(string step) => step switch
    {
        "acknowledge" => "acknowledged", "return" => "returned", "delete" => "deleted", "begin" => "draft", "resume" => "registered", _ => Status,
    };

    public void Propose(bool small) => (HasRevision, RevisionIsSmall) = (true, small);

    public void Visited(ModelVisit visit) => _visits.Add(visit);

    public void Compared(DateOnly on) => _comparisons.Add((on, !IsSmall));

    public void HandedInPapers() => _hasPapersOfLevel3 = true;

    public void Agreed(DateOnly from, DateOnly? until) => _agreements.Add((from, until ?? DateOnly.MaxValue));

    /// <summary>What time takes away up to a day, in the order of time.</summary>
    public void Reach(DateOnly today)
    {
        while (HoldsLevel && NextLapse() is { } lapse && lapse.On <= today)
        {
            if (lapse.To == 0)
            {
                End("lapsed", lapse.On);
            }
            else
            {
                Fall(lapse.To, lapse.On);
            }
        }
    }

    public ModelPledge Copy() => CopyInto(new(state, renews) { AvailableUntil = AvailableUntil, IsComplete = IsComplete });

    private ModelPledge CopyInto(ModelPledge copy)
    {
        copy._visits.AddRange(_visits);
        copy._comparisons.AddRange(_comparisons);
        copy._agreements.AddRange(_agreements);
        copy._renewals.AddRange(_renewals);
        copy._certificates.AddRange(_certificates);
        _fellBelow.CopyTo(copy._fellBelow, 0);
        _heldSince.CopyTo(copy._heldSince, 0);
        (copy._registeredOn, copy._pledgedSince, copy._listsReplacedOn, copy._hasPapersOfLevel3) =
            (_registeredOn, _pledgedSince, _listsReplacedOn, _hasPapersOfLevel3);
        (copy.Status, copy.Level, copy.SubmittedOn, copy.IsSmall) = (Status, Level, SubmittedOn, IsSmall);
        return copy;
    }

    // The first day from which time takes something, of several of one day that which takes most.
    private (DateOnly On, int To)? NextLapse()
    {
        var all = new List<(DateOnly On, int To)>();
        if (renews)
        {
            all.Add((RenewedUntil(), 0));
        }

        if (!renews && Level >= 2 && Latest("AAV", 2, passed: true) is { } visit)
        {
            all.Add((visit.On.AddMonths(60), 1));
        }

        if (!renews && Level >= 3)
        {
            all.Add((CertifiedUntil(), 2));
        }

        if (Level >= Rdl && _agreements.Count > 0)
        {
            all.Add((AgreedUntil(), 3));
        }

        return all.Count == 0 ? null : all.OrderBy(each => each.On).ThenBy(each => each.To).First();
    }

    private DateOnly RenewedUntil() => _renewals.Select(on => on.AddMonths(6)).Append(_registeredOn.AddMonths(12)).Max();

    private DateOnly CertifiedUntil() => _certificates.Select(on => on.AddMonths(12)).Append(_heldSince[3]!.Value.AddMonths(24)).Max();

    // Agreements that follow without a day between them last as long as the last of them.
    private DateOnly AgreedUntil()
    {
        var end = _heldSince[Rdl]!.Value;
        while (_agreements.Where(each => each.From <= end && each.Over > end).Select(each => each.Over).DefaultIfEmpty(end).Max() is var later && later > end)
        {
            end = later;
        }

        return end;
    }

    private List<string> GatesOpen(int level, DateOnly today)
    {
        var open = new List<string>();
        if (renews && RenewedUntil() <= today)
        {
            open.Add("renewal-missing");
        }

        var visit = Latest("AAV", 2, passed: null);
        if (level >= 2 && (visit is not { Passed: true } || (!renews && visit.On.AddMonths(60) <= today)))
        {
            open.Add("visit-not-passed");
        }

        if (level >= 3)
        {
            AddOfLevel3(open, today);
        }

        if (level == Rdl)
        {
            open.AddRange(If(Latest("VV", Rdl, passed: null) is not { Passed: true }, "verification-visit-not-passed"));
            open.AddRange(If(!_agreements.Exists(each => each.From <= today && today < each.Over), "rdl-agreement-missing"));
        }

        return open;
    }

    private void AddOfLevel3(List<string> open, DateOnly today)
    {
        var counting = _comparisons.Where(each => Counts(each.On, 3) && (_listsReplacedOn is not { } replaced || each.On > replaced)).ToList();
        open.AddRange(If(counting.Count == 0 || !counting[^1].Met, "sur-not-met"));
        if (!renews && !_hasPapersOfLevel3)
        {
            open.AddRange(["ammunition-list-missing", "cargo-load-plan-missing", "port-of-embarkation-missing", "days-to-deploy-missing"]);
        }

        open.AddRange(If(!renews && Level >= 3 && CertifiedUntil() <= today, "not-self-certified"));
    }

    // The latest visit that counts for a gate; of one day the later on record.
    private ModelVisit? Latest(string kind, int level, bool? passed) =>
        _visits.Where(visit => visit.Kind == kind && Counts(visit.On, level) && (passed is null || visit.Passed == passed))
            .OrderBy(visit => visit.On).LastOrDefault();

    private bool Counts(DateOnly on, int level) => on >= (_pledgedSince ?? SubmittedOn) && (_fellBelow[level] is not { } fell || on > fell);

    private bool IsFourEyesBroken(Actor by) =>
        by.Person == Submitter || _visits.Exists(visit => visit.Assessor == by.Person || visit.Assessor == Submitter);

    private void Rise(int to, DateOnly on)
    {
        for (var level = Level + 1; level <= to; level++)
        {
            _heldSince[level] = on;
        }

        Level = to;
    }

    private void Fall(int to, DateOnly on)
    {
        for (var level = to + 1; level <= Level; level++)
        {
            _fellBelow[level] = on;
        }

        Level = to;
    }

    private void End(string status, DateOnly on)
    {
        Fall(0, on);
        (Status, HasRevision, AskedFor) = (status, false, null);
    }

    private static string[] Unless(bool allowed) => If(!allowed, "wrong-status");

    private static string[] If(bool refused, string code) => refused ? [code] : [];
}
