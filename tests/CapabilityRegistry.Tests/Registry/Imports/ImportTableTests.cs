using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using static CapabilityRegistry.Tests.Support.ImportSteps;

namespace CapabilityRegistry.Tests.Registry.Imports;

/// <summary>What rows of each format say, and what is said of those that are wrong.</summary>
public sealed class ImportTableTests
{
    private static readonly (string, string)[] AnswersOnly = [("Imports:JobsAtOnce", "0")];

    [Theory]
    [InlineData("pledges", "demo-focal-point-kaz")]
    [InlineData("equipment", "demo-focal-point-kaz")]
    [InlineData("requirements", "demo-planner")]
    public async Task A_template_that_is_uploaded_as_it_is_changes_nothing(string kind, string token)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo", AnswersOnly);
        var session = app.As(token);

        var id = await app.Tried(session, kind, await session.Template(kind));

        var (_, _, unchanged, _) = (await session.Import(id)).Counts();
        Assert.True(unchanged > 3);
        Assert.Equal((0, 0, unchanged, 0), (await session.Import(id)).Counts());
    }

    [Fact]
    public async Task A_template_explains_its_columns_and_lists_the_codes()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);

        var template = await app.FocalPoint.Template("pledges");

        var headings = Table(template, "Pledges").Single();
        Assert.Equal(headings, Table(template, "Columns").Skip(1).Take(headings.Length).Select(row => row[0]));
        Assert.Contains(Table(template, "Codes"), row => row is ["Unit type", "ENGINEER_COY", ..]);
    }

    [Fact]
    public async Task A_template_is_changed_and_what_was_changed_is_written()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var first = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
        await app.FocalPoint.Post("/v1/pledges", Sample.Pledge());
        var rows = Table(await app.FocalPoint.Template("pledges"), "Pledges");
        var (name, until) = (Array.IndexOf(rows[0], "Unit name"), Array.IndexOf(rows[0], "Available until"));
        (rows[1][name], rows[1][until]) = ("Bridge company", new DateTime(2031, 12, 31, 0, 0, 0, DateTimeKind.Unspecified));

        var id = await app.Tried(app.FocalPoint, "pledges", Workbook("Pledges", rows));
        await app.CarriedOut(app.FocalPoint, id);

        Assert.Equal("changed unchanged", await app.FocalPoint.Results(id));
        var now = (await app.FocalPoint.Get($"/v1/pledges/{first.Id}")).Body;
        Assert.Equal(("Bridge company", "2031-12-31"), ((string?)now["unitName"], (string?)now["availableUntil"]));
        var before = first.Body.AsObject().With("unitName", "Bridge company").With("availableUntil", "2031-12-31").With("version", 2);
        Assert.True(JsonNode.DeepEquals(before, now), now.ToJsonString());
        var events = (await app.FocalPoint.Get($"/v1/pledges/{first.Id}/history")).Body["items"]!.AsArray();
        Assert.Equal(["drafted", "edited"], events.Select(each => (string?)each!["action"]));
    }

    [Fact]
    public async Task A_column_that_is_left_out_is_missed_by_a_new_unit_alone()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var first = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);

        var id = await app.Tried(app.FocalPoint, "pledges", Csv("Key,Unit name", $"{first.Id},Bridge company", ",Road company"));

        var rows = await app.FocalPoint.Rows(id);
        Assert.Equal(["changed", "refused"], rows.Select(row => (string?)row["result"]));
        Assert.Equal(["Available from", "Capacity", "Response days", "Unit type"],
            rows[1]["faults"]!.AsArray().Select(fault => (string?)fault!["column"]).Order(StringComparer.Ordinal));
        await app.CarriedOut(app.FocalPoint, id);
        var after = (await app.FocalPoint.Get($"/v1/pledges/{first.Id}")).Body;
        Assert.True(JsonNode.DeepEquals(first.Body.AsObject().With("unitName", "Bridge company").With("version", 2), after), after.ToJsonString());
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Values_may_have_commas_semicolons_or_tabs_between(char separator)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var text = string.Join(separator, PledgeHeadings.Split(',')) + "\n"
            + string.Join(separator, "REF-1", "ENGINEER_COY", "\"Engineers \"\"North\"\", one; two\"", "1", "60", "2027-01-01") + "\n";

        await app.CarriedOut(app.FocalPoint, await app.Tried(app.FocalPoint, "pledges", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]));

        Assert.Equal("Engineers \"North\", one; two", (string?)(await app.FocalPoint.Items("/v1/pledges")).Single()["unitName"]);
    }

    [Fact]
    public async Task A_table_says_who_serves_in_a_unit_and_a_column_that_is_left_out_changes_nothing()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        await app.CarriedOut(app.FocalPoint, await app.Tried(app.FocalPoint, "pledges", Csv(
            PledgeHeadings + ",Officer men,Officer women,Enlisted men,Languages,Note verbale",
            ImportLifeTests.Row(1) + ",8,2,90,\"en; fr\",NV/1")));
        var made = (await app.FocalPoint.Items("/v1/pledges")).Single();
        Assert.Equal("""[{"rankGroup":"officer","men":8,"women":2},{"rankGroup":"enlisted","men":90,"women":0}]""", made["personnel"]!.ToJsonString());

        await app.CarriedOut(app.FocalPoint, await app.Tried(app.FocalPoint, "pledges", Csv(
            PledgeHeadings + ",Enlisted men,Enlisted women,Languages", ImportLifeTests.Row(1) + ",80,10,")));

        var now = (await app.FocalPoint.Items("/v1/pledges")).Single();
        Assert.Equal("""[{"rankGroup":"officer","men":8,"women":2},{"rankGroup":"enlisted","men":80,"women":10}]""", now["personnel"]!.ToJsonString());
        // The column of the note was left out; that of the languages was empty.
        Assert.Equal(("NV/1", 0), ((string?)now["noteVerbale"], now["languages"]!.AsArray().Count));
    }

    [Fact]
    public async Task Each_fault_names_the_heading_of_its_column()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var id = await app.Tried(app.FocalPoint, "pledges", Csv(
            "Unit type,Unit name,Capacity,Response days,Available from,Officer men,Languages,Offered through",
            "NO_SUCH,,\"1,5\",9000,31.12.2027,\"1 000\",en; xx,"));

        var row = (await app.FocalPoint.Rows(id)).Single();

        Assert.Equal(2, (int)row["number"]!);
        // What the document says is looked at first; the catalogue is asked once that holds.
        Assert.Equal(
            [
                ("Available from", "not-a-date", "'31.12.2027'"), ("Capacity", "wrong-type", "'1,5'"), ("Officer men", "wrong-type", "'1 000'"),
                ("Response days", "out-of-range", "9000"), ("Unit name", "missing", "nothing"),
            ],
            row["faults"]!.AsArray().Select(fault => ((string?)fault!["column"], (string?)fault["code"], (string?)fault["found"])).Order());
        Assert.Contains("Capacity: expected a whole number from", (string?)row["explanation"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rows_about_one_object_are_not_both_taken()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var id = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", "REF-9"))).Is(HttpStatusCode.Created).Id;

        var import = await app.Tried(app.FocalPoint, "pledges", Csv(
            "Key," + PledgeHeadings, "," + ImportLifeTests.Row(1), "," + ImportLifeTests.Row(1).Replace("REF-1", " ref-1", StringComparison.Ordinal),
            "," + ImportLifeTests.Row(9), $"{id},{ImportLifeTests.Row(3)}"));

        Assert.Equal("new refused changed refused", await app.FocalPoint.Results(import));
        var rows = await app.FocalPoint.Rows(import);
        Assert.Equal(("repeated-row", "the same object as in row 2"), FaultOf(rows[1]));
        Assert.Equal(("repeated-row", "the same object as in row 4"), FaultOf(rows[3]));
    }

    [Fact]
    public async Task A_file_that_was_carried_out_makes_nothing_twice_that_has_no_reference()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var list = Csv("Unit type,Unit name,Capacity,Response days,Available from", "ENGINEER_COY,Nameless,1,60,2027-01-01");
        var first = await app.Tried(app.FocalPoint, "pledges", list);
        await app.CarriedOut(app.FocalPoint, first);

        var second = await app.Tried(app.FocalPoint, "pledges", list);

        Assert.Equal("imported-before", FaultOf((await app.FocalPoint.Rows(second)).Single()).Code);
    }

    [Theory, EachEngine]
    public async Task A_row_about_a_registered_unit_proposes_a_revision_and_writes_nothing_before_it_is_carried_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.RegisteredPledge();
        var before = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Body;
        var rows = Table(await app.FocalPoint.Template("pledges"), "Pledges");
        Assert.Equal("unchanged", await app.FocalPoint.Results(await app.Tried(app.FocalPoint, "pledges", Workbook("Pledges", rows))));
        rows[1][Array.IndexOf(rows[0], "Response days")] = 7;
        rows[1][Array.IndexOf(rows[0], "Enlisted women")] = 31;

        var import = await app.Tried(app.FocalPoint, "pledges", Workbook("Pledges", rows));

        var row = (await app.FocalPoint.Rows(import)).Single();
        Assert.Equal((id, "changed", "propose-revision"), ((string?)row["about"], (string?)row["result"], (string?)row["step"]));
        var women = (int)before["personnel"]!.AsArray().Single(line => (string?)line!["rankGroup"] == "enlisted")!["women"]!;
        Assert.Equal(
            [("Enlisted women", $"{women}", "31"), ("Response days", $"{before["responseDays"]}", "7")],
            row["changes"]!.AsArray().Select(Change).Order());
        Assert.StartsWith("Would propose a revision: ", (string?)row["explanation"], StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, (await app.FocalPoint.Get($"/v1/pledges/{id}")).Body));

        await app.CarriedOut(app.FocalPoint, import);

        var now = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Body;
        Assert.Equal(((int)before["responseDays"]!, 7), ((int)now["responseDays"]!, (int)now["revision"]!["content"]!["responseDays"]!));
        Assert.StartsWith("Proposed a revision: ", (string?)(await app.FocalPoint.Rows(import)).Single()["explanation"], StringComparison.Ordinal);
        var events = (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray();
        Assert.Equal("revision-proposed", (string?)events.Last()!["action"]);
        // The same list again says what is proposed already; another one waits until that is decided, or dropped.
        Assert.Equal("unchanged", await app.FocalPoint.Results(await app.Tried(app.FocalPoint, "pledges", Workbook("Pledges", rows))));
        rows[1][Array.IndexOf(rows[0], "Response days")] = 8;
        var other = await app.Tried(app.FocalPoint, "pledges", Workbook("Pledges", rows));
        Assert.Equal("revision-open", FaultOf((await app.FocalPoint.Rows(other)).Single()).Code);
    }

    [Fact]
    public async Task What_is_wrong_with_a_revision_is_told_at_the_column_of_the_row()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        await app.RegisteredPledge();
        var rows = Table(await app.FocalPoint.Template("pledges"), "Pledges");
        rows[1][Array.IndexOf(rows[0], "Unit type")] = "INFANTRY_COY";
        rows[1][Array.IndexOf(rows[0], "Measure")] = null;

        var import = await app.Tried(app.FocalPoint, "pledges", Workbook("Pledges", rows));

        var fault = (await app.FocalPoint.Rows(import)).Single()["faults"]!.AsArray().Single()!;
        Assert.Equal(("Unit type", "/unitType", "another-unit-type"), ((string?)fault["column"], (string?)fault["pointer"], (string?)fault["code"]));
    }

    [Theory]
    [InlineData("submitted")]
    [InlineData("acknowledged")]
    [InlineData("withdrawn")]
    public async Task A_unit_that_waits_for_a_decision_or_is_over_is_not_changed_but_may_stand_in_the_list(string status)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var there = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", "REF-1"))).Is(HttpStatusCode.Created);
        var steps = status switch
        {
            "submitted" => [("submit", app.FocalPoint, null)],
            "acknowledged" => [("submit", app.FocalPoint, null), ("acknowledge", app.Planner, null)],
            _ => new (string, Session, JsonObject?)[] { ("withdraw", app.FocalPoint, new JsonObject { ["reason"] = "Needed at home." }) },
        };
        foreach (var (step, session, body) in steps)
        {
            (await session.Step($"/v1/pledges/{there.Id}/{step}", body)).Is(HttpStatusCode.OK);
        }

        var same = await app.Tried(app.FocalPoint, "pledges", Csv("Key,Unit type,Unit name,Capacity,Response days,Available from", Line(there.Body, 0)));
        var other = await app.Tried(app.FocalPoint, "pledges", Csv("Key,Unit type,Unit name,Capacity,Response days,Available from", Line(there.Body, 1)));

        Assert.Equal("unchanged", await app.FocalPoint.Results(same));
        Assert.Equal(("wrong-status", status), FaultOf((await app.FocalPoint.Rows(other)).Single()));
    }

    [Fact]
    public async Task Lines_of_JSON_are_what_the_API_takes_and_what_it_gave_may_be_sent_back()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var there = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Body.AsObject();
        var lines = Encoding.UTF8.GetBytes(string.Join('\n',
            there.ToJsonString(),
            Sample.Pledge().With("externalId", "REF-7").ToJsonString(),
            "",
            Sample.Pledge().With("unitNam", "?").ToJsonString(),
            """{"unitType": """,
            """[1]"""));

        var id = await app.Tried(app.FocalPoint, "pledges", lines);

        Assert.Equal("unchanged new refused refused refused", await app.FocalPoint.Results(id));
        var rows = await app.FocalPoint.Rows(id);
        Assert.Equal([1, 2, 4, 5, 6], rows.Select(row => (int)row["number"]!));
        Assert.Equal(["unknown-member", "not-json", "not-json"], rows.Skip(2).Select(row => FaultOf(row).Code));
        Assert.Equal((2, 1, 0, 3), ((int, int, int, int))(rows.Count - 3, 1, 0, (await app.FocalPoint.Import(id)).Counts().Refused));

        var edited = there.DeepClone().AsObject().With("unitName", "Renamed").ToJsonString();
        await app.CarriedOut(app.FocalPoint, await app.Tried(app.FocalPoint, "pledges", Encoding.UTF8.GetBytes(edited)));
        Assert.Equal("Renamed", (string?)(await app.FocalPoint.Get($"/v1/pledges/{there["id"]}")).Body["unitName"]);

        // It was read in version 1, and somebody has changed it since.
        var stale = await app.Tried(app.FocalPoint, "pledges", Encoding.UTF8.GetBytes(edited));
        Assert.Equal("read-only", FaultOf((await app.FocalPoint.Rows(stale)).Single()).Code);
    }

    [Fact]
    public async Task The_rows_of_a_unit_take_the_place_of_its_list_together()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var unit = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", "REF-1"))).Is(HttpStatusCode.Created).Body;
        var headings = "Key,External id,List,Category,Description,Quantity,Lease";

        var id = await app.Tried(app.FocalPoint, "equipment", Csv(
            headings,
            $"{unit["id"]},,major-equipment,engineering-vehicle,Bulldozer,3,wet",
            $"{unit["id"]},,major-equipment,trailer,Water trailer,4,dry"));
        await app.CarriedOut(app.FocalPoint, id);

        Assert.Equal("changed changed", await app.FocalPoint.Results(id));
        var now = (await app.FocalPoint.Get($"/v1/pledges/{unit["id"]}")).Body;
        Assert.Equal(["Bulldozer", "Water trailer"], now["majorEquipment"]!.AsArray().Select(line => (string?)line!["description"]));
        Assert.True(JsonNode.DeepEquals(unit["selfSustainment"], now["selfSustainment"]));

        var sorted = await app.Tried(app.FocalPoint, "equipment", Csv(
            headings, ",ref-1,major-equipment,trailer,Water trailer,4,dry", ",ref-1,major-equipment,engineering-vehicle,Bulldozer,3,wet"));
        Assert.Equal("unchanged unchanged", await app.FocalPoint.Results(sorted));

        var wrong = await app.Tried(app.FocalPoint, "equipment", Csv(
            headings,
            ",REF-1,major-equipment,trailer,Water trailer,4,dry",
            ",REF-1,major-equipment,engineering-vehicle,Bulldozer,none,wet",
            ",REF-1,tents,tentage,,,",
            ",REF-2,self-sustainment,catering,,,"));
        var rows = await app.FocalPoint.Rows(wrong);
        Assert.Equal("refused refused refused refused", await app.FocalPoint.Results(wrong));
        Assert.Equal(("other-row-refused", "unknown-code", "unknown-object"), (FaultOf(rows[0]).Code, FaultOf(rows[2]).Code, FaultOf(rows[3]).Code));

        var numbers = await app.Tried(app.FocalPoint, "equipment", Csv(
            headings, ",REF-1,major-equipment,trailer,Water trailer,4,dry", ",REF-1,major-equipment,engineering-vehicle,Bulldozer,none,wet"));
        Assert.Equal("Quantity", (string?)(await app.FocalPoint.Rows(numbers))[1]["faults"]![0]!["column"]);

        var none = await app.Tried(app.FocalPoint, "equipment", Csv(headings, ",REF-1,major-equipment,none,,,"));
        await app.CarriedOut(app.FocalPoint, none);
        Assert.Empty((await app.FocalPoint.Get($"/v1/pledges/{unit["id"]}")).Body["majorEquipment"]!.AsArray());
    }

    [Fact]
    public async Task Training_and_caveats_are_lines_of_the_lists_of_a_unit()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var unit = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        var headings = "Key,List,Category,Description,Quantity,From,Until,Centre,Excluded missions,Agreed by";

        var id = await app.Tried(app.FocalPoint, "equipment", Csv(
            headings,
            $"{unit},training,un-staff-officers,,4,2026-01-31,2028-01-31,KAZCENT,,",
            $"{unit},caveats,mission,\"Not north of the river; see NV/7, page 2\",,2027-01-01,,,MINUSCA; UNMISS,Parliament",
            $"{unit},caveats,,No riot control,,,,,,"));

        Assert.Equal("changed changed changed", await app.FocalPoint.Results(id));
        var changes = (await app.FocalPoint.Rows(id))[0]["changes"]!.AsArray().Select(Change).ToList();
        Assert.Contains(("caveats", null, "mission, Not north of the river; see NV/7, page 2, 2027-01-01, MINUSCA; UNMISS, Parliament"), changes);
        await app.CarriedOut(app.FocalPoint, id);
        var now = (await app.FocalPoint.Get($"/v1/pledges/{unit}")).Body;
        Assert.Equal(
            """[{"course":"un-staff-officers","persons":4,"certifiedOn":"2026-01-31","validUntil":"2028-01-31","centre":"KAZCENT"}]""",
            now["training"]!.ToJsonString());
        Assert.Equal(
            [("mission", "2027-01-01", "Parliament", 2), ("other", null, null, 0)],
            now["caveats"]!.AsArray().Select(each => (
                (string?)each!["kind"], (string?)each["validFrom"], (string?)each["agreedBy"], each["excludedMissions"]!.AsArray().Count)));

        // What the template holds of them changes nothing, in whatever order.
        var rows = Table(await app.FocalPoint.Template("equipment"), "Equipment");
        var shuffled = await app.Tried(app.FocalPoint, "equipment", Workbook("Equipment", [rows[0], .. rows.Skip(1).Reverse()]));
        Assert.Equal((0, 0, rows.Count - 1, 0), (await app.FocalPoint.Import(shuffled)).Counts());

        var wrong = await app.Tried(app.FocalPoint, "equipment", Csv(
            headings,
            $"{unit},training,un-staff-officers,,4,2026-01-31,2025-01-31,NOWHERE,,",
            $"{unit},caveats,mission,Not there,,,,,NOWHERE,"));
        Assert.Equal(
            ["Centre", "Excluded missions", "Until"],
            (await app.FocalPoint.Rows(wrong)).SelectMany(row => row["faults"]!.AsArray()).Select(fault => (string?)fault!["column"]).Order());
        var idle = await app.Tried(app.FocalPoint, "equipment", Csv(headings, $"{unit},training,un-staff-officers,,4,2026-01-31,,,MINUSCA,"));
        var fault = (await app.FocalPoint.Rows(idle)).Single()["faults"]!.AsArray().Single()!;
        Assert.Equal(("Excluded missions", "unknown-member"), ((string?)fault["column"], (string?)fault["code"]));

        var none = await app.Tried(app.FocalPoint, "equipment", Csv(headings, $"{unit},caveats,none,,,,,,,"));
        await app.CarriedOut(app.FocalPoint, none);
        Assert.Empty((await app.FocalPoint.Get($"/v1/pledges/{unit}")).Body["caveats"]!.AsArray());
    }

    [Fact]
    public async Task Lines_of_a_registered_unit_are_proposed_and_as_JSON_the_whole_of_it_too()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var unit = await app.RegisteredPledge();
        var id = await app.Tried(
            app.FocalPoint, "equipment", Csv("Key,List,Category,Description", $"{unit},caveats,other,No night work"), "&mode=all-or-nothing");
        var row = (await app.FocalPoint.Rows(id)).Single();
        Assert.Equal("Would propose a revision: caveats other, No riot control → other, No night work.", (string?)row["explanation"]);

        var there = (await app.FocalPoint.Get($"/v1/pledges/{unit}")).Body.AsObject();
        var lines = Encoding.UTF8.GetBytes(there.DeepClone().AsObject().With("turnaroundDays", 33).ToJsonString());
        var whole = await app.Tried(app.FocalPoint, "pledges", lines);
        Assert.Equal(
            $"Would propose a revision: Turnaround days {there["turnaroundDays"]} → 33.", (string?)(await app.FocalPoint.Rows(whole)).Single()["explanation"]);

        await app.CarriedOut(app.FocalPoint, id);
        Assert.Equal("No night work", (string?)(await app.FocalPoint.Get($"/v1/pledges/{unit}")).Body["revision"]!["content"]!["caveats"]![0]!["text"]);
        // It was tried when nothing was proposed yet.
        await app.CarriedOut(app.FocalPoint, whole);
        Assert.Equal("refused", await app.FocalPoint.Results(whole));
    }

    [Fact]
    public async Task Equipment_comes_as_lines_of_JSON_too_and_nothing_else_with_it()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var unit = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Body;
        var lines = string.Join('\n',
            new JsonObject { ["id"] = (string?)unit["id"], ["selfSustainment"] = new JsonArray("catering") }.ToJsonString(),
            new JsonObject { ["id"] = "KAZ-99999", ["selfSustainment"] = new JsonArray("catering") }.ToJsonString(),
            new JsonObject { ["externalId"] = "x", ["unitName"] = "y" }.ToJsonString());

        var id = await app.Tried(app.FocalPoint, "equipment", Encoding.UTF8.GetBytes(lines));

        Assert.Equal("changed refused refused", await app.FocalPoint.Results(id));
        Assert.Equal("unknown-member", FaultOf((await app.FocalPoint.Rows(id))[2]).Code);
    }

    [Fact]
    public async Task A_planner_drafts_requirements_and_changes_drafts()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var headings = "Key,Mission,Unit type,Quantity,Priority,Needed by,Duration days,Minimum level,Major equipment,Languages";
        var id = await app.Tried(app.Planner, "requirements", Csv(
            headings, ",MINUSCA,ENGINEER_COY,1,1,2027-06-01,365,L2,engineering-vehicle: 2; trailer: 1,fr", ",,INFANTRY_COY,2,3,2027-06-01,365,L2,,",
            ",NOWHERE,ENGINEER_COY,1,1,2027-06-01,365,L9,engineering-vehicle,"));
        Assert.Equal("new new refused", await app.Planner.Results(id));
        Assert.Equal(
            ["Major equipment", "Minimum level"],
            (await app.Planner.Rows(id))[2]["faults"]!.AsArray().Select(fault => (string?)fault!["column"]).Order());
        await app.CarriedOut(app.Planner, id);
        var made = await app.Planner.Items("/v1/requirements");
        Assert.Equal([null, "MINUSCA"], made.Select(each => (string?)each["mission"]));
        Assert.Equal("""[{"category":"engineering-vehicle","quantity":2},{"category":"trailer","quantity":1}]""", made[1]["majorEquipment"]!.ToJsonString());

        var changed = await app.Tried(app.Planner, "requirements", Csv(
            headings, $"{made[1]["id"]},MINUSCA,ENGINEER_COY,2,1,2027-06-01,365,L2,engineering-vehicle: 2; trailer: 1,fr",
            $"{made[0]["id"]},UNMISS,INFANTRY_COY,2,3,2027-06-01,365,L2,,"));
        Assert.Equal("changed refused", await app.Planner.Results(changed));
        Assert.Equal("Mission", (string?)(await app.Planner.Rows(changed))[1]["faults"]![0]!["column"]);
    }

    [Fact]
    public async Task A_column_that_is_left_out_is_missed_by_a_new_requirement_alone()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var first = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created);

        var alone = await app.Tried(app.Planner, "requirements", Csv("Key,Priority", $"{first.Id},3"));
        var id = await app.Tried(app.Planner, "requirements", Csv("Key,Priority", $"{first.Id},4", ",2"));

        Assert.Equal("changed", await app.Planner.Results(alone));
        var rows = await app.Planner.Rows(id);
        Assert.Equal(["changed", "refused"], rows.Select(row => (string?)row["result"]));
        Assert.Equal(["Duration days", "Minimum level", "Mission", "Needed by", "Quantity", "Unit type"],
            rows[1]["faults"]!.AsArray().Select(fault => (string?)fault!["column"]).Order(StringComparer.Ordinal));
        await app.CarriedOut(app.Planner, id);
        var after = (await app.Planner.Get($"/v1/requirements/{first.Id}")).Body;
        Assert.True(JsonNode.DeepEquals(first.Body.AsObject().With("priority", 4).With("version", 2), after), after.ToJsonString());
        // Without its column nobody has said that a new one is for no mission.
        var goal = await app.Tried(app.Planner, "requirements", Csv(
            "Key,Unit type,Quantity,Priority,Needed by,Duration days,Minimum level", ",ENGINEER_COY,1,1,2027-06-01,365,L2"));
        var unsaid = Assert.Single((await app.Planner.Rows(goal)).Single()["faults"]!.AsArray())!;
        Assert.Equal(("Mission", "/mission", "missing"), ((string?)unsaid["column"], (string?)unsaid["pointer"], (string?)unsaid["code"]));
        var keyless = (await app.Planner.Attach("/v1/imports?kind=requirements", Csv("Priority", "3"))).Is(HttpStatusCode.BadRequest);
        Assert.Equal("missing-column", keyless.ErrorCodes.Single());
    }

    [Fact]
    public async Task The_result_is_had_as_a_table_and_one_result_at_a_time()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: AnswersOnly);
        var id = await app.Tried(app.FocalPoint, "pledges", Csv(
            PledgeHeadings, ImportLifeTests.Row(1), ImportLifeTests.Row(2).Replace("ENGINEER_COY", "NO_SUCH", StringComparison.Ordinal)));

        Assert.Equal([3], (await app.FocalPoint.Items($"/v1/imports/{id}/rows?result=refused")).Select(row => (int)row["number"]!));
        Assert.Equal(1, (int)(await app.FocalPoint.Get($"/v1/imports/{id}/rows?result=new&count=true")).Body["count"]!);
        var csv = (await app.FocalPoint.Get($"/v1/imports/{id}/rows?format=csv")).Text.Trim('\uFEFF').Trim().Split("\r\n");
        Assert.Contains("explanation", csv[0], StringComparison.Ordinal);
        Assert.Contains("Unit type: expected a code of /v1/unit-types, found 'NO_SUCH'.", csv[2], StringComparison.Ordinal);
        (await app.FocalPoint.Get($"/v1/imports/{id}/rows?result=perhaps")).Is(HttpStatusCode.BadRequest);
    }

    private static string Line(JsonNode pledge, int more) => string.Join(
        ',', pledge["id"], pledge["unitType"], $"\"{pledge["unitName"]}\"", pledge["capacity"]!["amount"], (int)pledge["responseDays"]! + more,
        pledge["availableFrom"]);

    private static (string? Column, string? Before, string? After) Change(JsonNode? change) =>
        ((string?)change!["column"], (string?)change["before"], (string?)change["after"]);

    private static (string Code, string Found) FaultOf(JsonNode row) =>
        ((string)row["faults"]![0]!["code"]!, (string)row["faults"]![0]!["found"]!);
}
