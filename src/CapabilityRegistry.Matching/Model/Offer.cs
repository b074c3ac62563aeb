namespace CapabilityRegistry.Matching.Model;

/// <summary>What a state pledges: an indivisible unit with a capacity, serving one need at a time.</summary>
public sealed record Offer
{
    /// <summary>The only status in which an offer may be chosen.</summary>
    public const string Registered = "registered";

    /// <summary>Nothing is known of the vetting of the unit: that keeps nobody out.</summary>
    public const string NotRecorded = "not-recorded";

    /// <summary>The state of vetting in which an offer may be chosen, where vetting is recorded.</summary>
    public const string Cleared = "cleared";

    /// <summary>A status from which no pledge comes back: withdrawn by its state.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>A status from which a pledge comes back if its state revives it: not renewed.</summary>
    public const string Lapsed = "lapsed";

    /// <summary>A status from which a pledge comes back as it was: set aside for a time.</summary>
    public const string Suspended = "suspended";

    /// <summary>A state of vetting that no change repairs.</summary>
    public const string Barred = "barred";

    /// <summary>A state of vetting that is still open.</summary>
    public const string Pending = "pending";

    /// <summary>A case against the unit is open that keeps it back, whatever its vetting says; no offer can change that.</summary>
    public const string UnderInvestigation = "under-investigation";

    /// <summary>A case against the unit was substantiated and keeps it back, whatever its vetting says; no offer can change that.</summary>
    public const string CaseSubstantiated = "case-substantiated";

    /// <summary>Id of the offer; each id occurs once.</summary>
    public required string Id { get; init; }

    /// <summary>The state that pledges the unit.</summary>
    public required string Contributor { get; init; }

    /// <summary>Organisations that the contributor belongs to.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Code of the unit type.</summary>
    public required string UnitType { get; init; }

    /// <summary>Only <see cref="Registered"/> offers can be chosen.</summary>
    public required string Status { get; init; }

    /// <summary>1 to 4, where 4 is the rapid deployment level; null below Level 1.</summary>
    public required int? Level { get; init; }

    /// <summary>
    /// What time alone will take away from <see cref="Level"/> if nothing is renewed, the earliest first and of one day the lowest level first; none by
    /// default. Each leaves a level below that of the offer.
    /// </summary>
    public IReadOnlyList<Lapse> Lapses { get; init; } = [];

    /// <summary>Conditions of its state that are not met, each with the time in which that keeps the unit from serving; none by default.</summary>
    public IReadOnlyList<OpenCondition> Conditions { get; init; } = [];

    /// <summary>
    /// Parts of the unit that another state is to bring and has not confirmed, or brings no longer, by the keys of their shares: while there is one the unit
    /// serves nowhere. Shown in texts; only whether there are any is judged. None by default.
    /// </summary>
    public IReadOnlyList<string> OpenShares { get; init; } = [];

    /// <summary>How much the unit brings, in <see cref="Measure"/>; 1 or more.</summary>
    public required int Capacity { get; init; }

    /// <summary>What is counted: "units", "airframes", "beds" or "persons".</summary>
    public required string Measure { get; init; }

    /// <summary>Days from the request until the unit is in the mission; 0 or more.</summary>
    public required int ResponseDays { get; init; }

    /// <summary>The first day of availability.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day of availability, itself included; null when open.</summary>
    public DateOnly? AvailableUntil { get; init; }

    /// <summary>Major equipment that the unit brings.</summary>
    public IReadOnlyList<EquipmentHeld> Equipment { get; init; } = [];

    /// <summary>Self-sustainment categories that the unit brings.</summary>
    public IReadOnlyList<string> SelfSustainment { get; init; } = [];

    /// <summary>Languages that the unit speaks: codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Missions that a caveat of the state rules out.</summary>
    public IReadOnlyList<string> ExcludedMissions { get; init; } = [];

    /// <summary>Missions that a caveat of the state rules out for a time; none by default.</summary>
    public IReadOnlyList<ExcludedTime> ExcludedTimes { get; init; } = [];

    /// <summary>Number of caveats of any kind; 0 or more.</summary>
    public int Caveats { get; init; }

    /// <summary>Number of men in the unit; 0 or more.</summary>
    public int Men { get; init; }

    /// <summary>Number of women in the unit; 0 or more.</summary>
    public int Women { get; init; }

    /// <summary>
    /// The share of women that is aimed at in units of its kind, in percent: 0 to 100; 0 if there is no such target, and then it is met. The default is
    /// that of troop contingents for 2028 (UN uniformed gender parity strategy, via elsiefund.org).
    /// </summary>
    public int WomenTarget { get; init; } = 15;

    /// <summary>What the unit can do, e.g. night-operations: codes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Certificates of training that the unit holds.</summary>
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    /// <summary>Region of the contributor, over which the burden is spread; null when it is in none.</summary>
    public string? Region { get; init; }

    /// <summary>Days that the unit needs between two missions; 0 or more. Within one mission, as from one rotation to the next, it needs none.</summary>
    public int TurnaroundDays { get; init; }

    /// <summary>
    /// Offers without which this one does not serve: each must serve in the same mission at an overlapping time, in the same plan or engaged already.
    /// </summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>
    /// Those of its partners that could serve nowhere, whatever the plan: there is no such pledge, or it is not registered at a level that can be
    /// selected. While there is one, the offer serves nowhere. Whoever makes the offer tells it; none by default.
    /// </summary>
    public IReadOnlyList<string> MissingPartners { get; init; } = [];

    /// <summary>The day of the newest evidence for its level, such as a passed visit; null if there is none.</summary>
    public DateOnly? EvidenceOn { get; init; }

    /// <summary>When the unit is engaged elsewhere.</summary>
    public IReadOnlyList<Engagement> Engagements { get; init; } = [];

    /// <summary>Persons whom the contributor has in missions already; 0 or more.</summary>
    public int Burden { get; init; }

    /// <summary>Persons whom all states of the region have in missions already; 0 or more.</summary>
    public int RegionBurden { get; init; }

    /// <summary>
    /// Whether the unit is cleared, or kept back by a case, and when; on days of which none of them tells, that is not recorded, which keeps nobody out.
    /// None by default.
    /// </summary>
    public IReadOnlyList<VettingTime> Vetting { get; init; } = [];

    /// <summary>Those of the lapses that take something away, in turn: what a unit has lost by then is not taken again.</summary>
    internal IEnumerable<Lapse> Falls()
    {
        var level = Level ?? 0;
        foreach (var lapse in Lapses)
        {
            if (lapse.TakesFrom(level))
            {
                level = lapse.Level ?? 0;
                yield return lapse;
            }
        }
    }

    /// <summary>
    /// The offer as time alone will have left it at the end of a day: what lapses by then is gone from its level, and from its lapses; conditions and times
    /// of vetting that are over are gone.
    /// </summary>
    public Offer On(DateOnly day)
    {
        var open = WithoutPast(day);
        if (Lapses.Count == 0 || Lapses[0].On > day)
        {
            return open;
        }

        var left = Falls().LastOrDefault(lapse => lapse.On <= day);
        var level = left is null ? Level : left.Level;
        return open with
        {
            Level = level,
            Status = level is null ? Lapsed : Status,
            Lapses = [.. Lapses.Where(lapse => lapse.On > day && lapse.TakesFrom(level))],
        };
    }

    /// <summary>The offer without the conditions and times of vetting that are over on a day; the same instance if none is.</summary>
    public Offer WithoutPast(DateOnly day)
    {
        var open = Conditions.Any(condition => condition.Until <= day)
            ? this with { Conditions = [.. Conditions.Where(condition => !(condition.Until <= day))] }
            : this;
        return open.Vetting.Any(time => time.Until <= day)
            ? open with { Vetting = [.. open.Vetting.Where(time => !(time.Until <= day))] }
            : open;
    }
}

/// <summary>What time alone takes away from the level of a unit.</summary>
/// <param name="On">The first day on which it is gone.</param>
/// <param name="Level">The level that is left, 1 to 3; null if the pledge is not in force any more.</param>
/// <param name="Cause">What lapses, as whoever makes the offer calls it: shown in texts, and never judged.</param>
/// <param name="Excludes">
/// Whether the unit is not chosen for a need in which it falls below the level that is asked for; else it only has fewer points. A unit that falls before
/// the need begins is never chosen.
/// </param>
/// <param name="Held">The level that lapses, 1 to 4: nothing is taken from a unit that does not hold it any more. By default whatever it holds.</param>
public sealed record Lapse(DateOnly On, int? Level, string Cause, bool Excludes = false, int Held = 1)
{
    /// <summary>Whether it takes something from a unit that is at a level, 1 to 4, or below Level 1 (0 or null) by then.</summary>
    public bool TakesFrom(int? level) => Held <= level && (Level ?? 0) < level;
}

/// <summary>A condition of a state that is not met: at that time its unit serves nowhere.</summary>
/// <param name="Id">Its key, as whoever makes the offer calls it: shown in texts, and never judged.</param>
/// <param name="From">The first day; null if it is open from the beginning.</param>
/// <param name="Until">The first day on which it is not open any more, after the first day; null if there is none.</param>
public sealed record OpenCondition(string Id, DateOnly? From, DateOnly? Until)
{
    /// <summary>Whether it is open on a day.</summary>
    public bool IsOpenOn(DateOnly day) => !(From > day) && !(Until <= day);
}

/// <summary>How the vetting of a unit stands for some time, or a case that keeps it back.</summary>
/// <param name="Status">
/// <see cref="Offer.Cleared"/>, <see cref="Offer.Pending"/>, <see cref="Offer.Barred"/>, <see cref="Offer.UnderInvestigation"/> or
/// <see cref="Offer.CaseSubstantiated"/>.
/// </param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it does not stand so any more, after the first day; null if there is none.</param>
public sealed record VettingTime(string Status, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether the unit serves nowhere on a day for it.</summary>
    public bool KeepsBackOn(DateOnly day) => Status != Offer.Cleared && Covers(day);

    /// <summary>Whether it stands so on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && !(Until <= day);
}

/// <summary>A mission that a caveat rules out for a time.</summary>
/// <param name="From">The first day; null if it is ruled out from the beginning.</param>
/// <param name="Until">The first day on which it is not ruled out any more, after the first day; null if there is none.</param>
public sealed record ExcludedTime(string Mission, DateOnly? From, DateOnly? Until);

/// <summary>Major equipment of the unit.</summary>
/// <param name="Category">Code of the major equipment category.</param>
/// <param name="Quantity">Items held. Several lines of one category add up.</param>
public sealed record EquipmentHeld(string Category, int Quantity);

/// <summary>A certificate of the unit.</summary>
/// <param name="Course">Code of the course.</param>
/// <param name="ValidUntil">The last day, itself included; null when it does not expire.</param>
public sealed record Certificate(string Course, DateOnly? ValidUntil);

/// <summary>A time in which the unit is engaged.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which the unit is free again; always after the first.</param>
/// <param name="Mission">The mission in which it is engaged; null if it is in none.</param>
public sealed record Engagement(DateOnly From, DateOnly Until, string? Mission = null);
