using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Cells that hold several values; db/demo/README.md describes them.</summary>
public static class Cells
{
    private const string ExpresslyNone = "none";

    /// <summary>officer:8:2; enlisted:90:6 – null for a blank cell.</summary>
    public static IReadOnlyList<PersonnelLine>? Personnel(CsvRow row) => row.Optional("personnel") is null ? null :
    [
        .. row.Lines("personnel", 3).Select(line => new PersonnelLine
        {
            RankGroup = row.Code<RankGroup>("personnel", line[0]),
            Men = row.Number("personnel", line[1]),
            Women = row.Number("personnel", line[2]),
        }),
    ];

    /// <summary>trailer:4:wet:Water trailer; … – "none" for an empty list, null for a blank cell.</summary>
    public static IReadOnlyList<EquipmentLine>? Equipment(CsvRow row) => row.Optional("major_equipment") switch
    {
        null => null,
        ExpresslyNone => [],
        _ =>
        [
            .. row.Lines("major_equipment", 4).Select(line => new EquipmentLine
            {
                Category = line[0],
                Quantity = row.Number("major_equipment", line[1]),
                Lease = row.Code<Lease>("major_equipment", line[2]),
                Description = line[3],
            }),
        ],
    };

    /// <summary>first-aid:40:2026-03-01:2028-02-29:KAZCENT; … – persons and last day may be blank, the centre left out.</summary>
    public static IReadOnlyList<TrainingLine> Training(CsvRow row) => row.OptionalColumn("training") is null ? [] :
    [
        .. row.Lines("training", 4, 1).Select(line => new TrainingLine
        {
            Course = line[0],
            Persons = line[1].Length == 0 ? null : row.Number("training", line[1]),
            CertifiedOn = row.Day("training", line[2]),
            ValidUntil = line[3].Length == 0 ? null : row.Day("training", line[3]),
            Centre = line.Length > 4 ? line[4] : null,
        }),
    ];

    /// <summary>officer:9; enlisted:120</summary>
    public static IReadOnlyList<PersonnelDemand> PersonnelDemands(CsvRow row) =>
        [.. row.Lines("personnel", 2).Select(line =>
            new PersonnelDemand { RankGroup = row.Code<RankGroup>("personnel", line[0]), Persons = row.Number("personnel", line[1]) })];

    /// <summary>majorEquipment:trailer:2:mandatory; attribute:night-operations::desired – the quantity is blank for all but major equipment.</summary>
    public static IReadOnlyList<SurLine> SurLines(CsvRow row) =>
    [
        .. row.Lines("lines", 4).Select(line => new SurLine
        {
            Kind = row.Code<LineKind>("lines", line[0]),
            Code = line[1],
            Quantity = line[2].Length == 0 ? null : row.Number("lines", line[2]),
            Demand = row.Code<Obligation>("lines", line[3]),
        }),
    ];

    /// <summary>attribute:night-operations; majorEquipment:trailer:2 – a quantity for major equipment only.</summary>
    public static IReadOnlyList<DesiredLine> Desired(CsvRow row) => row.OptionalColumn("desired") is null ? [] :
    [
        .. row.List("desired").Select(part => part.Split(':')).Select(line => new DesiredLine
        {
            Kind = row.Code<LineKind>("desired", line[0]),
            Code = line.Length > 1 ? line[1] : throw row.Wrong("desired", "kind:code", line[0]),
            Quantity = line.Length > 2 ? row.Number("desired", line[2]) : null,
        }),
    ];

    /// <summary>text @MINUSMA,UNMISS | text</summary>
    public static IReadOnlyList<Caveat> Caveats(CsvRow row) =>
    [
        .. row.List("caveats", '|').Select(part => part.Split('@', 2)).Select(part => new Caveat
        {
            Text = part[0].Trim(),
            ExcludedMissions = part.Length == 1 ? [] : part[1].Split(',', StringSplitOptions.TrimEntries),
        }),
    ];

    /// <summary>INFANTRY_COY:40; …</summary>
    public static IReadOnlyList<Substitute> Substitutes(CsvRow row) =>
        [.. row.Lines("substitutes", 2).Select(line => new Substitute { UnitType = line[0], Penalty = row.Number("substitutes", line[1]) })];

    /// <summary>combat-vehicle:10; …</summary>
    public static IReadOnlyList<EquipmentDemand> Demands(CsvRow row) =>
        [.. row.Lines("equipment", 2).Select(line => new EquipmentDemand { Category = line[0], Quantity = row.Number("equipment", line[1]) })];

    public static Quantity Quantity(CsvRow row, string prefix) =>
        new() { Amount = row.Number($"{prefix}_amount"), Unit = row.Code<Measure>($"{prefix}_unit") };
}
