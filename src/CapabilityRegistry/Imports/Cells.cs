using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Imports;

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
