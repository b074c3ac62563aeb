using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Judging;

/// <summary>What decisions and time have made of a pledge by a day. Steps that are not possible where it stands change nothing.</summary>
internal sealed class PledgeState
{
    // By level; the first place stands for no level.
    private readonly DateOnly?[] _heldSince = new DateOnly?[(int)UnitLevel.Rdl + 1];
    private readonly DateOnly?[] _loweredBelowOn = new DateOnly?[(int)UnitLevel.Rdl + 1];
    private Standing _standing = Standing.NotRegistered;
    private bool _suspended;

    /// <summary>0 if it has none.</summary>
    public int Level { get; private set; }

    /// <summary>The decision by which it counts as registered now, or did last: the acceptance, the revival or the taking over.</summary>
    public RecordedDecision? Registration { get; private set; }

    /// <summary>The decision that took it over, with its level.</summary>
    public RecordedDecision? TakenOver { get; private set; }

    public bool IsRegistered => _standing == Standing.Registered;

    public StandingAndLevel StandingAndLevel =>
        new(IsRegistered && _suspended ? Standing.Suspended : _standing, Level == 0 ? null : (UnitLevel)Level);

    /// <summary>The day on which it last came to hold this level or one above; only asked while it holds it.</summary>
    public DateOnly HeldSince(UnitLevel level) => _heldSince[(int)level]!.Value;

    /// <summary>The last day on which it fell below a level; null if it never did.</summary>
    public DateOnly? LoweredBelowOn(UnitLevel level) => _loweredBelowOn[(int)level];

    public void Decide(RecordedDecision decision)
    {
        var to = decision.Level is { } level && Enum.IsDefined(level) ? (int)level : 0;
        switch (decision.Kind)
        {
            case DecisionKind.TakenOver when to > 0 && _standing == Standing.NotRegistered:
                TakenOver = decision;
                Register(decision, to);
                break;
            case DecisionKind.Registered when _standing is Standing.NotRegistered or Standing.Lapsed:
                Register(decision, (int)UnitLevel.L1);
                break;
            case DecisionKind.Raised when IsRegistered && to > Level:
                Rise(to, decision.On);
                break;
            case DecisionKind.Lowered when IsRegistered && to > 0 && to < Level:
                Fall(to, decision.On);
                break;
            case DecisionKind.Suspended or DecisionKind.Resumed when IsRegistered:
                _suspended = decision.Kind == DecisionKind.Suspended;
                break;
            case DecisionKind.Lapsed when IsRegistered:
                End(Standing.Lapsed, decision.On);
                break;
            case DecisionKind.Withdrawn:
                End(Standing.Withdrawn, decision.On);
                break;
        }
    }

    /// <summary>A copy of what has become of the pledge, which goes on by itself.</summary>
    public PledgeState Copy()
    {
        var copy = new PledgeState
        {
            _standing = _standing, _suspended = _suspended, Level = Level, Registration = Registration, TakenOver = TakenOver,
        };
        _heldSince.CopyTo(copy._heldSince, 0);
        _loweredBelowOn.CopyTo(copy._loweredBelowOn, 0);
        return copy;
    }

    /// <summary>What a lapse takes away.</summary>
    public void ApplyLapse(Consequence consequence, DateOnly on)
    {
        if (consequence.LowersTo is { } level)
        {
            Fall((int)level, on);
        }
        else
        {
            End(Standing.Lapsed, on);
        }
    }

    private void Register(RecordedDecision decision, int level)
    {
        (_standing, _suspended, Registration) = (Standing.Registered, false, decision);
        Rise(level, decision.On);
    }

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
            _loweredBelowOn[level] = on;
        }

        Level = to;
    }

    private void End(Standing standing, DateOnly on)
    {
        Fall(0, on);
        (_standing, _suspended) = (standing, false);
    }
}
