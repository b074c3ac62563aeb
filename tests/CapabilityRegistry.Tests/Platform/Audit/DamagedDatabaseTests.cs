using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Audit;

/// <summary>What is done to the log behind the registry's back, with SQL. Each damage is undone after the test.</summary>
public sealed class DamagedDatabaseTests(FilledRegistryApps apps) : IClassFixture<FilledRegistryApps>
{
    private const string Copy = """
        INSERT INTO event (seq, at, actor, role, action, subject_kind, subject_id, subject_version, contributor, reason, changes, person, previous_hash, hash)
        SELECT {0}, at, actor, role, action, subject_kind, subject_id, subject_version, contributor, reason, changes, person, previous_hash,
            hash FROM event WHERE seq = {1}
        """;

    [Theory, EachEngine]
    public async Task A_log_that_nobody_touched_is_intact(Engine engine)
    {
        var (last, verdict) = await After(engine);

        Assert.Null(verdict.Fault);
        Assert.StartsWith($"{last.Seq} events, head {last}".Replace(':', ' '), verdict.Text);
    }

    public static TheoryData<Engine, string, string> Changed
    {
        get
        {
            var data = new TheoryData<Engine, string, string>();
            (string Set, string Sentence)[] damages =
            [
                ("actor = 'somebody else'", "Event 6 was changed: its content gives the hash"),
                ("role = 'auditor'", "Event 6 was changed"),
                ("action = 'lowered'", "Event 6 was changed"),
                ("subject_kind = 'visit'", "Event 6 was changed"),
                ("subject_id = 'KAZ-00099'", "Event 6 was changed"),
                ("subject_version = 9", "Event 6 was changed"),
                ("contributor = NULL", "Event 6 was changed"),
                ("reason = 'another reason'", "Event 6 was changed"),
                ("reason = ''", "Event 6 was changed"),
                ("changes = '{}'", "Event 6 was changed"),
                ("at = '2026-11-23 09:00:00.001'", "Event 6 was changed"),
                ("at = '2026-11-22 09:00:00.000'", "Event 6 was changed"),
                ("previous_hash = hash", "Event 6 was changed"),
                ("hash = previous_hash", "Event 6 was changed"),
                ("hash = ''", "Event 6 was changed"),
                ("seq = 600", "Event 6 was renumbered: it carries the number 600"),
                ("seq = -6", "An event carries the number -6, before the first: it was inserted."),
            ];
            foreach (var (set, sentence) in damages)
            {
                foreach (var engine in Enum.GetValues<Engine>())
                {
                    data.Add(new TheoryDataRow<Engine, string, string>(engine, set, sentence)
                    {
                        Skip = engine == Engine.SqlServer && EachEngineAttribute.SqlServer is null ? $"{EachEngineAttribute.Variable} is not set" : null,
                    });
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Changed))]
    public async Task A_changed_row_is_found_in_its_event(Engine engine, string set, string sentence)
    {
        var (_, verdict) = await After(engine, $"UPDATE event SET {set} WHERE seq = 6");
        Assert.StartsWith(sentence, verdict.Fault);
    }

    [Theory, EachEngine]
    public async Task A_deleted_row_is_found_wherever_it_was(Engine engine)
    {
        Assert.StartsWith("Event 1 is missing", (await After(engine, "DELETE FROM event WHERE seq = 1")).Verdict.Fault);
        Assert.StartsWith("Event 6 is missing: event 5 is followed by event 7.", (await After(engine, "DELETE FROM event WHERE seq = 6")).Verdict.Fault);
        Assert.StartsWith("Events 6 to 8 are missing", (await After(engine, "DELETE FROM event WHERE seq BETWEEN 6 AND 8")).Verdict.Fault);
        Assert.StartsWith("Event 1 is missing", (await After(engine, "DELETE FROM event WHERE seq = 1", "DELETE FROM event WHERE seq = 5")).Verdict.Fault);
    }

    [Theory, EachEngine]
    public async Task Rows_deleted_at_the_end_are_found_by_the_head(Engine engine)
    {
        var (last, verdict) = await After(engine, "DELETE FROM event WHERE seq = (SELECT seq FROM event_head)");
        Assert.StartsWith($"Event {last.Seq} is missing: the log ends with event {last.Seq - 1}, but its head stands at {last}.", verdict.Fault);

        Assert.StartsWith("Events 1 to ", (await After(engine, "DELETE FROM event")).Verdict.Fault);
    }

    [Theory, EachEngine]
    public async Task An_inserted_copy_is_found(Engine engine) =>
        Assert.StartsWith("Event 6 was renumbered: it carries the number 7", (await After(
            engine, "UPDATE event SET seq = -seq WHERE seq > 6", "UPDATE event SET seq = 1 - seq WHERE seq < 0",
                Format(Copy, 7, 6), "DELETE FROM event WHERE seq = 6")).Verdict.Fault);

    [Theory, EachEngine]
    public async Task An_event_added_behind_the_last_one_is_found(Engine engine)
    {
        var (last, verdict) = await After(engine, Format(Copy, 9999, 6));
        Assert.StartsWith($"Events {last.Seq + 1} to 9998 are missing", verdict.Fault);
    }

    [Theory, EachEngine]
    public async Task Exchanged_numbers_are_found(Engine engine) =>
        Assert.StartsWith("Event 6 was renumbered: it carries the number 7", (await After(
            engine, "UPDATE event SET seq = -7 WHERE seq = 6", "UPDATE event SET seq = 6 WHERE seq = 7", "UPDATE event SET seq = 7 WHERE seq = -7",
                "DELETE FROM event WHERE seq = 6")).Verdict.Fault);

    [Theory, EachEngine]
    public async Task A_head_that_was_set_back_or_changed_is_found(Engine engine)
    {
        Assert.StartsWith("The head of the log was set back: it stands at 5:", (await After(
            engine, "UPDATE event_head SET seq = 5, hash = (SELECT hash FROM event WHERE seq = 5)")).Verdict.Fault);
        Assert.StartsWith("The head of the log was changed: it carries x", (await After(engine, "UPDATE event_head SET hash = 'x'")).Verdict.Fault);
        Assert.StartsWith("The head of the log was set back: it stands at 0:", (await After(engine, "DELETE FROM event_head")).Verdict.Fault);
        Assert.Contains("missing: the log ends with event", (await After(engine, "UPDATE event_head SET seq = seq + 1")).Verdict.Fault);
    }

    [Theory, EachEngine]
    public async Task The_end_cut_off_together_with_the_head_shows_by_an_anchor_alone(Engine engine)
    {
        string[] cut = ["DELETE FROM event WHERE seq > 8", "UPDATE event_head SET seq = 8, hash = (SELECT hash FROM event WHERE seq = 8)"];

        var (last, verdict) = await After(engine, cut);
        Assert.Null(verdict.Fault);
        Assert.Contains("No anchor was given", verdict.Text);

        Assert.StartsWith($"Events 9 to {last.Seq} are missing", (await After(engine, [last], cut)).Verdict.Fault);
    }

    [Theory]
    [InlineData("at = 'yesterday'")]
    [InlineData("subject_version = 'five'")]
    [InlineData("at = '2026-11-23 09:00:00.0004'")]
    [InlineData("at = '2026-11-23 09:00:00+01:00'")]
    [InlineData("seq = 'six'")]
    [InlineData("actor = actor || char(0) || 'x'")]
    [InlineData("actor = CAST(x'c328' AS TEXT)")]
    [InlineData("changes = zeroblob(3)")]
    public async Task Values_that_a_column_of_SQLite_takes_although_it_should_not_are_found(string set)
    {
        var (_, verdict) = await After(Engine.Sqlite, $"UPDATE event SET {set} WHERE seq = 6");
        Assert.Matches("^(Event 6 was changed|Event 6 is missing|The event after 5 was changed: a value in it cannot be read)", verdict.Fault);
    }

    private static string Format(string sql, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, values);

    private Task<(Anchor Last, LogCheckResult Verdict)> After(Engine engine, params string[] damage) => After(engine, [], damage);

    private async Task<(Anchor Last, LogCheckResult Verdict)> After(Engine engine, Anchor[] anchors, params string[] damage)
    {
        var app = await apps.On(engine);
        await using var work = new Work(app.Database);
        var events = new EventStore(work);
        var last = await events.HeadAnchor();
        foreach (var sql in damage)
        {
            await work.Change(sql);
        }

        // Not committed: the database forgets it when the conversation ends.
        return (last, await VerifyDatabase.Run(events, anchors));
    }
}

/// <summary>A registry in which something of every kind has happened.</summary>
public sealed class FilledRegistryApps : RegistryApps
{
    protected override Task Prepare(RegistryApp app) => ExportFile.Fill(app);
}
