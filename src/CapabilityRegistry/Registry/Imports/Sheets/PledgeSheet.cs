using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>One row for each pledge. What is a list of lines, such as equipment, training and caveats, has a sheet of its own.</summary>
internal sealed class PledgeSheet : FlatSheet
{
    public override string Name => "Pledges";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        new KeyColumn(Key, "The key of a unit that is there, such as KAZ-00042. Empty for a new one, which gets its key when the list is carried out."),
        new TextColumn(ExternalId, "/externalId",
            "Your own reference. A unit without a key is found by it, so that the same list can be handed in again without making a unit twice."),
        new InfoColumn("Status", "/status", 
            "For your information; it is not read. Drafts and units that were sent back are changed; of a registered or suspended unit another content is "
                + "proposed, for the Secretariat to accept. Others cannot be changed."),
        new TextColumn("Unit type", "/unitType", "A code of the sheet Codes.") { Required = true },
        new TextColumn("Unit name", "/unitName", "What you call the unit.") { Required = true },
        new NumberColumn("Capacity", "/capacity/amount", "How much the unit can do, in the measure of its type; a whole number.") { Required = true },
        new TextColumn("Measure", "/capacity/unit", "In what the type is counted. Empty: as the type has it."),
        new NumberColumn("Response days", "/responseDays", "Days from a request until the unit can deploy, 0 to 730.") { Required = true },
        new TextColumn("Available from", "/availableFrom", "The first day, such as 2027-03-31, or a day of the spreadsheet.") { Required = true },
        new TextColumn("Available until", "/availableUntil", "The last day; empty for no end."),
        new NumberColumn("Turnaround days", "/turnaroundDays", "Days between two missions; empty for 0."),
        Persons("Officer", "officer"),
        Persons("Officer", "officer", "women"),
        Persons("Non-commissioned officer", "nonCommissionedOfficer"),
        Persons("Non-commissioned officer", "nonCommissionedOfficer", "women"),
        Persons("Enlisted", "enlisted"),
        Persons("Enlisted", "enlisted", "women"),
        Persons("Police", "police"),
        Persons("Police", "police", "women"),
        Persons("Civilian", "civilian"),
        Persons("Civilian", "civilian", "women"),
        new ListColumn("Languages", "/languages", "Codes of ISO 639-1, with semicolons between: en; fr."),
        new ListColumn("Attributes", "/attributes", "Codes of the sheet Codes, with semicolons between."),
        new ListColumn("Partners", "/partners", "Keys of pledges without which this one does not serve, with semicolons between."),
        new TextColumn("Offered through", "/offeredThrough", "The code of an organisation; empty: by the state itself."),
        new TextColumn("Note verbale", "/noteVerbale", "The reference of the note. Level 1 needs it."),
    ];

    protected override void Finish(JsonObject body, CatalogueCodes codes)
    {
        Measure(body, "capacity", codes);
        PersonsColumn.Tidy(body);
    }

    private static PersonsColumn Persons(string heading, string group, string sex = "men") =>
        new($"{heading} {sex}", group, sex, "A whole number. Empty in both columns of a group: the table of organization does not name it.");
}
