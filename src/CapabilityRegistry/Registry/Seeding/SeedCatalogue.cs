using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports the catalogue: states, organisations, unit types, categories, missions.</summary>
public sealed class SeedCatalogue(Work work, EventLog log)
{
    public async Task Run(Func<string, IReadOnlyList<CsvRow>> file, Change change)
    {
        var counts = new Dictionary<string, int>();
        foreach (var (name, sql, values) in Tables)
        {
            var rows = file(name).Select(values).ToList();
            await work.Change(sql, rows);
            counts[name] = rows.Count;
        }

        log.Created(new Subject("catalogue", "catalogue", 1), change, counts);
    }

    private static readonly (string File, string Sql, Func<CsvRow, object> Values)[] Tables =
    [
        ("contributors", Sql.Contributor, row =>
            new { Id = Id(row, 3, 3), M49 = row.Text("m49"), Name = row.Text("name"), Region = row.Text("region"), Certainty = row.Text("certainty"),
                Source = row.Text("source") }),
        ("organisations", Sql.Organisation, row => Named(row)),
        ("memberships", Sql.Membership, row => new { Organisation = row.Text("organisation"), Contributor = row.Text("contributor"),
            ValidFrom = row.OptionalDay("valid_from"), ValidUntil = row.OptionalDay("valid_until"), Certainty = row.Text("certainty"),
                Source = row.Text("source") }),
        ("unit_types", Sql.UnitType, row => new { Id = row.Text("id"), Name = row.Text("name"), Category = row.Text("category"),
            Measure = row.Code<Measure>("measure").Code(), IndicativeStrength = row.OptionalNumber("indicative_strength"),
                WomenTarget = row.OptionalNumber("women_target"), WomenTargetSource = row.Optional("women_target_source"),
                    Certainty = row.Text("certainty"), Source = row.Text("source") }),
        ("equipment", Sql.Equipment, row => Named(row)),
        ("self_sustainment", Sql.SelfSustainment, row => Named(row)),
        ("attributes", Sql.Attribute, row => Named(row)),
        ("courses", Sql.Course, row => Named(row)),
        ("missions", Sql.Mission, row => new { Id = Id(row, 4, 20), Name = row.Text("name"), LeadDepartment = row.Text("lead_department"),
            StartedOn = row.Day("started_on"), EndedOn = row.OptionalDay("ended_on"), Location = row.Text("location"), Certainty = row.Text("certainty"),
                Source = row.Text("source") }),
        ("mission_strengths", Sql.Strength, row =>
            new { Mission = row.Text("mission"), EffectiveOn = row.OptionalDay("effective_on"), Reference = row.Optional("reference"),
                Military = row.OptionalNumber("military"), Police = row.OptionalNumber("police"), Note = row.Optional("note"),
                    Certainty = row.Text("certainty"), Source = row.Text("source") }),
    ];

    // Keys begin with this id, so it must not equal a reserved prefix.
    private static string Id(CsvRow row, int shortest, int longest) =>
        row.Text("id") is var id && id.Length >= shortest && id.Length <= longest && !KeyScopes.All.Contains(id)
        ? id
        : throw row.Wrong("id", $"{shortest} to {longest} letters, none of {string.Join(", ", KeyScopes.All)}", id);

    private static object Named(CsvRow row) =>
        new { Id = row.Text("id"), Name = row.Text("name"), Certainty = row.Text("certainty"), Source = row.Text("source") };

    private static class Sql
    {
        public const string Contributor =
            "INSERT INTO contributor (id, m49, name, region, certainty, source) VALUES (@Id, @M49, @Name, @Region, @Certainty, @Source)";

        public const string Organisation = "INSERT INTO organisation (id, name, certainty, source) VALUES (@Id, @Name, @Certainty, @Source)";

        public const string Membership = """
            INSERT INTO membership (organisation, contributor, valid_from, valid_until, certainty, source)
            VALUES (@Organisation, @Contributor, @ValidFrom, @ValidUntil, @Certainty, @Source)
            """;

        public const string UnitType = """
            INSERT INTO unit_type (id, name, category, measure, indicative_strength, women_target, women_target_source, certainty, source)
            VALUES (@Id, @Name, @Category, @Measure, @IndicativeStrength, @WomenTarget, @WomenTargetSource, @Certainty, @Source)
            """;

        public const string Equipment = "INSERT INTO equipment_category (id, name, certainty, source) VALUES (@Id, @Name, @Certainty, @Source)";

        public const string SelfSustainment =
            "INSERT INTO self_sustainment_category (id, name, certainty, source) VALUES (@Id, @Name, @Certainty, @Source)";

        public const string Attribute = "INSERT INTO capability_attribute (id, name, certainty, source) VALUES (@Id, @Name, @Certainty, @Source)";

        public const string Course = "INSERT INTO training_course (id, name, certainty, source) VALUES (@Id, @Name, @Certainty, @Source)";

        public const string Mission = """
            INSERT INTO mission (id, name, lead_department, started_on, ended_on, location, certainty, source)
            VALUES (@Id, @Name, @LeadDepartment, @StartedOn, @EndedOn, @Location, @Certainty, @Source)
            """;

        public const string Strength = """
            INSERT INTO mission_strength (mission, effective_on, reference, military, police, note, certainty, source)
            VALUES (@Mission, @EffectiveOn, @Reference, @Military, @Police, @Note, @Certainty, @Source)
            """;
    }
}
