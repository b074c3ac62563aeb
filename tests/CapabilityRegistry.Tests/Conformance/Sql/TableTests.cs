using System.Reflection;
using System.Text.Json;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Conformance.House;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Which slice's SQL names which tables: its own, and those of others that a list names with the reason.</summary>
public sealed class TableTests
{
    private static readonly Dictionary<string, string[]> Own = new()
    {
        ["Platform.Access"] = ["access_token", "cookie_key", "ended_session", "provider_login"],
        ["Platform.Digests"] = ["digest", "digest_link"],
        ["Platform.AccessLog"] = ["access_log", "access_object", "access_set"],
        ["Platform.Endpoints"] = ["idempotency"],
        ["Platform.Hosting"] = ["shared_work"],
        ["Platform.Events"] = ["event", "event_head", "key_counter"],
        ["Registry.Agreements"] = ["agreement"],
        ["Registry.Caps"] = ["national_cap"],
        ["Registry.Catalogue"] =
        [
            "capability_attribute", "checklist", "checklist_item", "equipment_category", "mission", "mission_strength", "self_sustainment_category",
            "training_centre", "training_course", "unit_type", "women_category", "women_category_type", "women_target",
        ],
        ["Registry.Conditions"] = ["pledge_condition"],
        ["Registry.Vettings"] = ["vetting"],
        ["Registry.Evaluations"] = ["evaluation"],
        ["Registry.Investigations"] = ["investigation"],
        ["Registry.Contributors"] = ["contributor", "membership", "organisation"],
        ["Registry.Deficiencies"] = ["deficiency", "help_offer", "help_offer_item", "training_place", "training_place_opening"],
        ["Registry.Deployments"] = ["deployment"],
        ["Registry.Files"] = ["attached_file", "file_part"],
        ["Registry.Imports"] = ["import", "import_part", "import_row"],
        ["Registry.Individuals"] = ["individual_pledge"],
        ["Registry.Papers"] = ["paper"],
        ["Registry.Pledges"] = ["pledge", "pledge_decision", "pledge_share"],
        ["Registry.Policies"] = ["policy_term", "readiness_policy"],
        ["Registry.Recognitions"] = ["recognition"],
        ["Registry.Requirements"] = ["requirement"],
        ["Registry.SurComparisons"] = ["sur_comparison"],
        ["Registry.Surs"] = ["sur"],
        ["Registry.Visits"] = ["finding", "outcome_draft", "visit", "visited_unit"],
        ["Planning.Runs"] = ["match_input", "match_job", "match_line", "match_need", "match_plan", "match_weights"],
        ["ForceGeneration.Invitations"] = ["invitation"],
    };

    // SQLite lets no column be declared anew; each statement that writes a pledge writes it.
    private static readonly string[] FilledSince0148 = ["pledge.returned_for"];

    private const string ChangedSince = "A list gives what has changed since an event.";

    private static readonly Dictionary<(string Slice, string Table), string> OfOthers = new()
    {
        [("Platform.Data", "event_head")] = "Whether the database is there and can be written is tried on the one row that every change takes.",
        [("Platform.Http", "event_head")] = "The registry is ready if the one row that every change takes can be read.",
        [("Registry.Agreements", "event")] = ChangedSince,
        [("Registry.Caps", "event")] = ChangedSince,
        [("Registry.Catalogue", "contributor")] = "The codes that an object may name are read in one statement.",
        [("Registry.Catalogue", "organisation")] = "The codes that an object may name are read in one statement.",
        [("Registry.Conditions", "event")] = ChangedSince,
        [("Registry.Vettings", "event")] = ChangedSince,
        [("Registry.Evaluations", "event")] = ChangedSince,
        [("Registry.Investigations", "event")] = ChangedSince,
        [("Registry.Deficiencies", "event")] = ChangedSince,
        [("Registry.Deficiencies", "membership")] = "Training places are open to members of organisations.",
        [("Registry.Deployments", "event")] = ChangedSince,
        [("Registry.Files", "event")] = ChangedSince,
        [("Registry.Individuals", "event")] = ChangedSince,
        [("Registry.Papers", "event")] = ChangedSince,
        [("Registry.Pledges", "event")] = ChangedSince,
        [("Registry.Recognitions", "event")] = ChangedSince,
        [("Registry.Requirements", "event")] = ChangedSince,
        [("Registry.SurComparisons", "event")] = ChangedSince,
        [("Registry.Surs", "event")] = ChangedSince,
        [("Registry.Visits", "event")] = ChangedSince,
        [("ForceGeneration.Invitations", "event")] = ChangedSince,
        [("Registry.Seeding", "capability_attribute")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "contributor")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "equipment_category")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "membership")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "mission")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "mission_strength")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "organisation")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "self_sustainment_category")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "training_course")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Seeding", "unit_type")] = "Fills the catalogue, which nothing else changes.",
        [("Registry.Pledges", "agreement")] = "An agreement in force is evidence for the rapid deployment level.",
        [("Registry.Pledges", "contributor")] = "Pages of pledges are filtered by region.",
        [("Registry.Pledges", "deployment")] = "Whether the unit is free, and how long it has waited undeployed; a deployed unit is not withdrawn.",
        [("Registry.Pledges", "membership")] = "Pages of pledges are filtered by organisation.",
        [("Registry.Pledges", "finding")] = "A finding that is overdue stands against Level 2.",
        [("Registry.Pledges", "national_cap")] = "The law of a state can forbid its units a level.",
        [("Registry.Pledges", "paper")] = "Papers are evidence for Level 3.",
        [("Registry.Pledges", "sur_comparison")] = "A comparison without shortfalls is evidence for Level 3.",
        [("Registry.Pledges", "visited_unit")] = "A passed visit is the evidence for Level 2, a verification visit for the rapid deployment level.",
        [("Registry.Requirements", "sur")] = "A requirement has the lines of its statement, which are read with it.",
    };

    [Fact]
    public void A_slice_names_its_own_tables_and_those_of_others_that_the_list_allows() =>
        Assert.Empty(Foreign(Statements()).Except(OfOthers.Keys));

    [Fact]
    public void The_list_allows_no_table_that_the_slice_does_not_name() =>
        Assert.Empty(OfOthers.Keys.Except(Foreign(Statements())));

    [Fact]
    public void The_table_of_a_higher_room_is_on_no_list()
    {
        Assert.DoesNotContain(OfOthers.Keys, IsHigher);
        Assert.True(IsHigher(("Registry.Pledges", "invitation")));
        Assert.True(IsHigher(("Platform.Access", "contributor")));
    }

    [Theory]
    [InlineData("SELECT id FROM unit_type WHERE EXISTS (SELECT 1 FROM pledge AS p WHERE p.unit_type = unit_type.id)")]
    [InlineData("INSERT INTO pledge (id) VALUES (@Id)")]
    [InlineData("UPDATE pledge SET version = 2 WHERE id IN @Ids")]
    [InlineData("DELETE FROM pledge WHERE id = @Id")]
    public void The_table_of_another_slice_is_seen(string sql) =>
        Assert.Equal([("Registry.Catalogue", "pledge")], Foreign([("Registry.Catalogue", sql)]));

    [Fact]
    public void Every_table_belongs_to_one_slice() => Assert.Equal(
        TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql"))).All<CreateTableStatement>()
            .Select(table => table.SchemaObjectName.BaseIdentifier.Value).Order(),
        Own.Values.SelectMany(tables => tables).Order());

    [Fact]
    public void Objects_are_stored_in_a_table_of_their_own_slice()
    {
        Assert.Empty(Foreign(ObjectTables().Select(each => (each.Slice, each.Select))).Except(OfOthers.Keys));
        Assert.Equal([("Registry.Surs", "pledge")], Foreign([("Registry.Surs", new Table<PledgeName>("pledge", once: []).Select)]));
        Assert.Equal(
            ObjectTables().Select(each => each.Owner).Distinct().Order(),
            CodeType.Ours.Where(type => type.Name != typeof(Table<>).Name && type.Calls.Contains(Constructor)).Select(type => type.FullName).Order());
    }

    [Fact]
    public void A_member_that_is_always_there_is_stored_in_a_column_that_always_holds_something()
    {
        var columns = TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql"))).All<CreateTableStatement>()
            .SelectMany(table => table.Definition.ColumnDefinitions, (table, column) => (Table: table.SchemaObjectName.BaseIdentifier.Value, Column: column))
            .ToDictionary(
                each => $"{each.Table}.{each.Column.ColumnIdentifier.Value}",
                each => each.Column.Constraints.OfType<NullableConstraintDefinition>().All(constraint => constraint.Nullable));
        var always = ObjectTables().SelectMany(
            table => table.Stored.GetProperties().Where(member => member.CanWrite && IsAlwaysThere(member)),
            (table, member) => $"{table.Name}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)}").Where(columns.ContainsKey).ToList();

        Assert.Contains("pledge.unit_name", always);
        Assert.Equal(FilledSince0148, always.Where(column => columns[column]).Distinct());
    }

    private const string Constructor = "CapabilityRegistry.Platform.Data.Table`1..ctor";

    private sealed record PledgeName
    {
        public required string Id { get; init; }
    }

    // Every one is in a static field of its store; the second half of the test sees one that is made elsewhere.
    private static IEnumerable<(string Owner, string Slice, string Select, string Name, Type Stored)> ObjectTables() =>
        from type in typeof(Program).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Table<>)
        let table = field.GetValue(null)!
        select (
            type.FullName!, Rooms.SliceOf(type.FullName!)!, Text(table, nameof(Table<object>.Select)), Text(table, nameof(Table<object>.Name)),
            field.FieldType.GenericTypeArguments[0]);

    private static string Text(object table, string property) => (string)table.GetType().GetProperty(property)!.GetValue(table)!;

    private static bool IsAlwaysThere(PropertyInfo member) => new NullabilityInfoContext().Create(member).WriteState == NullabilityState.NotNull;

    private static bool IsHigher((string Slice, string Table) use)
    {
        var (room, owner) = (RoomOf(use.Slice), RoomOf(OwnerOf(use.Table)));
        return room != owner && !Rooms.Below[room].Contains(owner) && Rooms.Below[owner].Contains(room);
    }

    private static string RoomOf(string slice) => slice.Split('.')[0];

    private static string OwnerOf(string table) => Own.Single(slice => slice.Value.Contains(table)).Key;

    private static IEnumerable<(string Slice, string Sql)> Statements()
    {
        var slices = SqlClass.All.ToDictionary(each => each.Owner.Name, each => Rooms.SliceOf(each.Owner.FullName!)!);
        return SqlClass.Sent(new SqlServerDialect()).Select(sql => (slices[sql.Name.Split('.')[0]], sql.Text));
    }

    private static HashSet<(string Slice, string Table)> Foreign(IEnumerable<(string Slice, string Sql)> statements) =>
        (from statement in statements
         from table in TransactSql.Parse(statement.Sql.Replace(" IN @Ids", " IN (@Ids)")).All<NamedTableReference>()
         let name = table.SchemaObject.BaseIdentifier.Value
         where OwnerOf(name) != statement.Slice
         select (statement.Slice, name)).ToHashSet();
}
