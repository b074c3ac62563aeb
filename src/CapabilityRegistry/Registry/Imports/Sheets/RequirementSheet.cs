using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>One row for each requirement. Lines that are only desired are had as NDJSON only.</summary>
internal sealed class RequirementSheet : FlatSheet
{
    public override string Name => "Requirements";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        new KeyColumn(
            Key, "The key of a requirement that is there, such as MINUSCA-00007. Empty for a new one, which gets its key when the list is carried out."),
        new InfoColumn("Status", "/status", "For your information; it is not read. Only drafts can be changed."),
        new TextColumn("Mission", "/mission", "A code of the sheet Codes; empty for a capacity goal. It never changes.")
        {
            Required = true, EmptyIsNull = true,
        },
        new TextColumn("Unit type", "/unitType", "A code of the sheet Codes.") { Required = true },
        new NumberColumn("Quantity", "/quantity/amount", "How much, in the measure of the unit type; a whole number.") { Required = true },
        new TextColumn("Measure", "/quantity/unit", "In what the type is counted. Empty: as the type has it."),
        new NumberColumn("Persons", "/persons", "Persons altogether, if that is known better than by the unit type."),
        new TextColumn("Statement", "/sur", "The key of a published Statement of Unit Requirements, such as STMT-00012."),
        new TextColumn("Resolution", "/resolution", "As the mission's authorised strengths name it."),
        new NumberColumn("Priority", "/priority", "0, the highest, to 4.") { Required = true },
        new TextColumn("Needed by", "/neededBy", "The first day, such as 2027-03-31, or a day of the spreadsheet.") { Required = true },
        new NumberColumn("Duration days", "/durationDays", "For how many days, the first one included.") { Required = true },
        new NumberColumn("Rotation months", "/rotationMonths", "6 or 12; empty: it is not split."),
        new TextColumn("Minimum level", "/minimumLevel", "L1, L2, L3 or RDL.") { Required = true },
        new PairsColumn("Major equipment", "/majorEquipment", "category", "quantity", "Codes with how many at least: excavator: 2; crane: 1."),
        new ListColumn("Self-sustainment", "/selfSustainment", "Codes of the sheet Codes, with semicolons between."),
        new ListColumn("Languages", "/languages", "Codes of ISO 639-1, with semicolons between: en; fr."),
        new ListColumn("Attributes", "/attributes", "Codes of the sheet Codes, with semicolons between."),
        new ListColumn("Training", "/training", "Codes of courses, with semicolons between."),
        new PairsColumn(
            "Substitutes", "/substitutes", "unitType", "penalty", "Unit types that would do, each with the percent of points it loses: ENGINEER_COY: 20."),
        new NumberColumn("Minimum fill", "/minimumFill", "Less than this is of no use; empty for 0."),
        new NumberColumn("Share cap", "/shareCap", "The most that one state may cover; empty for no cap."),
        new TextColumn("Bundle", "/bundle", "A name for requirements that are filled together or not at all."),
        new ListColumn("Required contributors", "/requiredContributors", "If not empty, only units of these states; codes with semicolons between."),
        new ListColumn("Excluded contributors", "/excludedContributors", "No units of these states; codes with semicolons between."),
        new ListColumn("Required organisations", "/requiredOrganisations", "If not empty, only units of members of one of these."),
        new ListColumn("Excluded organisations", "/excludedOrganisations", "No units of members of these."),
    ];

    protected override void Finish(JsonObject body, CatalogueCodes codes) => Measure(body, "quantity", codes);
}
