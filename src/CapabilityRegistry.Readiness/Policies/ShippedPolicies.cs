using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Policies;

/// <summary>
/// The two regimes of validity that were read in public documents, as data to begin with. Neither has a first day or an end: which holds when is for
/// those who use them to say (<c>policy with { EffectiveFrom = … }</c>).
/// </summary>
public static class ShippedPolicies
{
    private static readonly Provenance Guidelines = new("PCRS Guidelines 2019.01, annexes A to D and chapter 3", Certainty.Official);

    private static readonly Provenance Faq = new("cc.unlb.org FAQ, question 2 (2015)", Certainty.Official);

    private static readonly Provenance Brazil = new("Brazil, Ministry of Defence, DOU of 24 October 2024, page 28", Certainty.Official);

    private static readonly Provenance Selection = new("Current requirements paper of March 2022 (ft.dk 2567779)", Certainty.Official);

    private static readonly Provenance Rapid = new("un.org, Peace and Security, March 2020; unficyp.unmissions.org, 2 December 2017", Certainty.Official);

    private static readonly Provenance Response = new("un.org/hi/node/237137", Certainty.Official);

    private static readonly Provenance Law = new("National law can cap a level (Brazil and RDL, in the press)", Certainty.Reported);

    private static readonly Provenance OurReading = new("Our reading: no source says what follows, how soon, or who is reminded when", Certainty.Interpreted);

    // No source says what an investigation means for the selection: it is told, for a year after it was closed as substantiated.
    private static readonly ConductRule Told = new()
    {
        WhileOpen = ConductEffect.Warn,
        Substantiated = ConductEffect.Warn,
        Months = 12,
        From = new("Our reading: no source says what an investigation means for the selection of a unit", Certainty.Interpreted),
    };

    /// <summary>pcrs-2015-faq: a registration is valid for 12 months, each renewal for 6. No clock on visits is known.</summary>
    public static ReadinessPolicy Faq2015 { get; } = new()
    {
        Id = "pcrs-2015-faq",
        Name = "Renewal of pledges, as the questions and answers of 2015 have it",
        Sources = [Faq.Source, Guidelines.Source, Selection.Source, Rapid.Source, Response.Source],
        Gates =
        [
            .. Registered(),
            new()
            {
                Level = UnitLevel.L1,
                Kind = GateKind.PledgeRenewed,
                Validity = new() { FirstMonths = 12, Months = 6, From = Faq },
                Lapse = Then(Consequence.LapsePledge),
                From = Faq,
            },
            Gate(UnitLevel.L2, GateKind.VisitPassed, Selection),
            .. ShownAndCapped(),
            Gate(UnitLevel.L3, GateKind.SurMet, Guidelines),
            .. RapidDeployment(),
        ],
        Conduct = Told,
    };

    /// <summary>
    /// pcrs-2024: 60 months after the last passed AAV Level 2 and all above are lost; after 24 months undeployed Level 3 is kept by a
    /// self-certification every 12 months.
    /// </summary>
    public static ReadinessPolicy Pcrs2024 { get; } = new()
    {
        Id = "pcrs-2024",
        Name = "Self-certification and new visits, as Brazil's rule of 2024 has it",
        Sources = [Brazil.Source, Guidelines.Source, Selection.Source, Rapid.Source, Response.Source],
        Gates =
        [
            .. Registered(),
            new()
            {
                Level = UnitLevel.L2,
                Kind = GateKind.VisitPassed,
                Validity = new() { Months = 60, From = Brazil },
                Lapse = Then(Consequence.LowerTo(UnitLevel.L1)),
                From = Selection,
            },
            .. ShownAndCapped(),
            Gate(UnitLevel.L3, GateKind.SurMet, Guidelines),
            Gate(UnitLevel.L3, GateKind.AmmunitionList, Brazil),
            Gate(UnitLevel.L3, GateKind.CargoLoadPlan, Brazil),
            Gate(UnitLevel.L3, GateKind.PortOfEmbarkation, Brazil),
            Gate(UnitLevel.L3, GateKind.DaysToDeploy, Brazil),
            new()
            {
                Level = UnitLevel.L3,
                Kind = GateKind.SelfCertified,
                Validity = new() { StartsAfterMonthsUndeployed = 24, Months = 12, From = Brazil },
                Lapse = Then(Consequence.LowerTo(UnitLevel.L2)),
                From = Brazil,
            },
            .. RapidDeployment(),
        ],
        Conduct = Told,
    };

    /// <summary>The two shipped policies, that of 2015 first.</summary>
    public static IReadOnlyList<ReadinessPolicy> All { get; } = [Faq2015, Pcrs2024];

    private static IEnumerable<GateRule> Registered() =>
    [
        Gate(UnitLevel.L1, GateKind.NoteVerbale, Guidelines),
        Gate(UnitLevel.L1, GateKind.TableOfOrganization, Guidelines),
        Gate(UnitLevel.L1, GateKind.MajorEquipmentList, Guidelines),
        Gate(UnitLevel.L1, GateKind.SelfSustainmentList, Guidelines),
    ];

    // No source says what an unanswered finding leads to: it is shown, and the Secretariat decides.
    private static IEnumerable<GateRule> ShownAndCapped() =>
    [
        Gate(UnitLevel.L2, GateKind.FindingsAnswered, OurReading),
        Cap(UnitLevel.L2),
        Cap(UnitLevel.L3),
        Cap(UnitLevel.Rdl),
    ];

    private static IEnumerable<GateRule> RapidDeployment() =>
    [
        Gate(UnitLevel.Rdl, GateKind.VerificationVisitPassed, Rapid),
        new()
        {
            Level = UnitLevel.Rdl,
            Kind = GateKind.RdlAgreement,
            MaxResponseDays = 60,
            Lapse = Then(Consequence.LowerTo(UnitLevel.L3)),
            From = Rapid with { Source = $"{Rapid.Source}; {Response.Source}" },
        },
    ];

    private static GateRule Gate(UnitLevel level, GateKind kind, Provenance from) => new() { Level = level, Kind = kind, From = from };

    private static GateRule Cap(UnitLevel level) =>
        Gate(level, GateKind.NationalConsent, Law) with { Lapse = Then(Consequence.LowerTo(level - 1)) };

    private static LapseRule Then(Consequence consequence) => new() { Consequence = consequence, GraceDays = 0, ReminderDays = [90, 30, 7], From = OurReading };
}
