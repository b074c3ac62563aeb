using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CsCheck;

namespace CapabilityRegistry.Tests.Platform.Audit;

/// <summary>Whatever is done to an export, it shows, and the first event that it was done to is named.</summary>
public sealed class DamagedFileTests(ExportFixture exports) : IClassFixture<ExportFixture>
{
    private readonly ExportFile _export = exports.Export;

    private long Last => _export.Head.Seq;

    // The pledge that was returned: it has a reason, with letters that Unicode knows in two forms.
    private Event Returned => _export.Events.First(each => each.Action == "returned");

    [Fact]
    public void An_export_as_it_was_written_is_intact()
    {
        using var file = new MemoryStream(_export.Bytes);
        var verdict = VerifyFile.Run(file, [_export.Head, _export.AnchorOf(3)]);

        Assert.Null(verdict.Fault);
        Assert.Equal($"{Last} events, head {Last} {_export.Head.Hash}{Environment.NewLine}2 of 2 anchors fit.", verdict.Text);
        Assert.True(Last >= 15);
    }

    public static TheoryData<string> Members =>
    [
        "seq", "at", "actor", "role", "action", "subjectKind", "subjectId", "subjectVersion", "contributor", "reason", "changes", "person", "previousHash",
        "hash",
    ];

    [Theory, MemberData(nameof(Members))]
    public void A_changed_member_is_found_in_its_event(string member)
    {
        var line = JsonNode.Parse(LineOf(Returned.Seq))!.AsObject();
        line[member] = line[member]!.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? (long)line[member]! + 1
            : Turned((string)line[member]!);
        var fault = ExportFile.FaultIn(Encoding.UTF8.GetBytes(
            _export.Text.Replace(LineOf(Returned.Seq), line.ToJsonString(Json.Options), StringComparison.Ordinal)));

        Assert.StartsWith($"Event {Returned.Seq} was {(member == "seq" ? "renumbered" : "changed")}", fault);
    }

    [Theory]
    [InlineData("contributor")]
    [InlineData("reason")]
    public void A_member_set_to_null_is_found(string member) =>
        Assert.StartsWith($"Event {Returned.Seq} was changed",
            _export.With(Returned.Seq, each => member == "reason" ? each with { Reason = null } : each with { Contributor = null }).Fault());

    [Fact]
    public void A_text_that_only_looks_the_same_is_found() =>
        Assert.StartsWith($"Event {Returned.Seq} was changed",
            _export.With(Returned.Seq, each => each with { Reason = each.Reason!.Normalize(NormalizationForm.FormD) }).Fault());

    [Theory]
    [InlineData("{\"id\"", "{ \"id\"")]
    [InlineData("\"version\":1,", "\"version\":1.0,")]
    [InlineData("\"version\":1,", "\"version\":1e0,")]
    [InlineData("\"contributor\":\"KAZ\"", "\"contributor\":\"\\u004bAZ\"")]
    [InlineData("2027-01-01", "2027-1-1")]
    public void Changes_that_say_the_same_in_another_spelling_are_found(string was, string @is)
    {
        var drafted = _export.Events.First(each => each.Action == "drafted");
        Assert.Contains(was, drafted.Changes);

        var fault = _export.With(drafted.Seq, each => each with { Changes = each.Changes.Replace(was, @is, StringComparison.Ordinal) }).Fault();

        Assert.StartsWith($"Event {drafted.Seq} was changed", fault);
    }

    [Fact]
    public void A_time_moved_by_a_millisecond_is_found() =>
        Assert.StartsWith("Event 7 was changed", _export.With(7, each => each with { At = each.At.AddMilliseconds(1) }).Fault());

    [Theory]
    [InlineData(1, "Event 1 is missing: the log begins with event 2.")]
    [InlineData(8, "Event 8 is missing: event 7 is followed by event 9.")]
    public void A_removed_event_is_found(long seq, string sentence) => Assert.StartsWith(sentence, _export.Without(seq).Fault());

    [Fact]
    public void Several_removed_events_are_found() => Assert.StartsWith("Events 4 to 6 are missing", _export.Without(4, 5, 6).Fault());

    [Fact]
    public void A_removed_event_after_which_the_rest_was_renumbered_is_found() =>
        Assert.StartsWith("Event 8 was changed", new ExportFile([.. _export.Without(8).Events.Select((each, index) => each with { Seq = index + 1 })]).Fault());

    [Fact]
    public void A_copy_beside_its_original_is_found() =>
        Assert.StartsWith("Event 5 stands twice", _export.Inserted(5, _export.Events[4]).Fault());

    [Fact]
    public void A_copy_further_on_is_found() =>
        Assert.StartsWith("After event 9 stands another event 5: it was inserted.", _export.Inserted(9, _export.Events[4]).Fault());

    [Fact]
    public void A_forged_event_with_a_right_hash_is_found() =>
        Assert.StartsWith("Event 6 stands twice: one of the two was inserted.", _export.Inserted(5, Forged(6)).Fault());

    [Fact]
    public void A_forged_event_after_which_the_rest_was_renumbered_is_found()
    {
        var events = _export.Inserted(5, Forged(6)).Events.Select((each, index) => each with { Seq = index + 1 }).ToList();
        Assert.StartsWith("Event 7 was changed", new ExportFile(events).Fault());
    }

    [Fact]
    public void A_changed_event_with_a_new_hash_is_found() =>
        Assert.StartsWith("Event 8 was changed or exchanged and given a new hash: event 9 was chained to",
            _export.With(8, each => ExportFile.Rehashed(each with { Actor = "somebody else" })).Fault());

    [Fact]
    public void A_changed_first_event_with_a_new_hash_is_found() =>
        Assert.StartsWith("Event 1 was changed or exchanged", _export.With(1, each => ExportFile.Rehashed(each with { Actor = "somebody else" })).Fault());

    [Fact]
    public void A_first_event_that_follows_another_one_is_found() =>
        Assert.StartsWith("Event 1 was changed and given a new hash", _export.With(1, each => ExportFile.Rehashed(each with { PreviousHash = each.Hash }))
            .Fault());

    [Fact]
    public void Exchanged_neighbours_are_found() => Assert.StartsWith("Event 5 is not in its place", _export.Swapped(5, 6).Fault());

    [Fact]
    public void An_event_moved_to_the_end_is_found() =>
        Assert.StartsWith("Event 2 is not in its place", new ExportFile([.. _export.Without(2).Events, _export.Events[1]]).Fault());

    [Fact]
    public void The_other_way_round_is_found() => Assert.Contains("Event 1 is not in its place", new ExportFile([.. _export.Events.Reverse()]).Fault());

    [Fact]
    public void A_renumbered_event_is_found() =>
        Assert.StartsWith("Event 6 was renumbered: it carries the number 60", _export.With(6, each => each with { Seq = 60 }).Fault());

    [Fact]
    public void A_changed_hash_of_the_last_event_is_found() =>
        Assert.StartsWith($"Event {Last} was changed", _export.With(Last, each => each with { Hash = Turned(each.Hash) }).Fault());

    [Fact]
    public void Events_cut_off_at_the_end_show_by_an_anchor_alone()
    {
        var cut = _export.Without(Last, Last - 1);

        Assert.Null(cut.Fault());
        Assert.StartsWith($"Events {Last - 1} to {Last} are missing: the log ends with event {Last - 2}", cut.Fault(_export.Head));
    }

    [Fact]
    public void A_chain_rewritten_to_its_end_shows_by_an_anchor_alone_and_is_narrowed_down_by_others()
    {
        var rewritten = _export.With(6, each => each with { Actor = "somebody else" }).Rechained(6);

        Assert.Null(rewritten.Fault());
        Assert.Contains($"The first that was changed is one of events 1 to {Last}; no anchor stands before.", rewritten.Fault(_export.Head));
        Assert.Contains("The first that was changed is one of events 5 to 9; up to 4 an anchor fits.",
            rewritten.Fault(_export.AnchorOf(4), _export.AnchorOf(9), _export.Head));
        Assert.Contains("The first that was changed is event 6.", rewritten.Fault(_export.AnchorOf(5), _export.AnchorOf(6)));
    }

    [Fact]
    public void A_removed_event_in_a_chain_rewritten_after_it_shows_by_an_anchor() =>
        Assert.StartsWith("The chain was rewritten", _export.Without(6).Rechained(6).Fault(_export.AnchorOf(8)));

    [Fact]
    public void A_part_of_the_log_needs_the_anchor_that_it_follows()
    {
        var part = new ExportFile([.. _export.Events.Skip(5)]);

        Assert.Equal("Events 1 to 5 are missing: the log begins with event 6. A part of it can be checked with the anchor of event 5.", part.Fault());
        Assert.Null(part.Fault(_export.AnchorOf(5)));
        Assert.StartsWith("Event 5 was changed or exchanged", part.Fault(new Anchor(5, _export.Head.Hash)));
        Assert.StartsWith("Event 6 was changed", part.With(6, each => each with { Reason = "x" }).Fault(_export.AnchorOf(5)));
    }

    [Fact]
    public void Any_byte_changed_anywhere_is_found_at_its_line_or_the_one_before()
    {
        var bytes = _export.Bytes;
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample((at, turn) =>
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= turn;
            var line = 1 + bytes.AsSpan(0, at).Count((byte)'\n');

            var fault = ExportFile.FaultIn(changed);

            Assert.NotNull(fault);
            Assert.Matches($"(Event|line|Line|Events) ({line - 1}|{line}|{line + 1})\\b", fault);
        }, iter: 3_000);
    }

    [Fact]
    public void Any_byte_taken_out_or_put_in_anywhere_is_found()
    {
        var bytes = _export.Bytes;
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((at, more) =>
        {
            Assert.NotNull(ExportFile.FaultIn([.. bytes[..at], .. bytes[(at + 1)..]]));
            Assert.NotNull(ExportFile.FaultIn([.. bytes[..at], more, .. bytes[at..]]));
        }, iter: 1_000);
    }

    [Fact]
    public void Cut_off_anywhere_but_between_two_lines_it_is_found()
    {
        var bytes = _export.Bytes;
        Gen.Int[0, bytes.Length - 1].Sample(
            length => Assert.True(ExportFile.FaultIn(bytes[..length]) is not null || bytes[length - 1] == '\n'), iter: 1_000);
        Gen.Int[0, bytes.Length - 1].Sample(length => Assert.NotNull(ExportFile.FaultIn(bytes[..length], _export.Head)), iter: 1_000);
    }

    private string LineOf(long seq) => _export.Text.Split('\n')[(int)seq - 1];

    private Event Forged(long seq) =>
        ExportFile.Rehashed(_export.Events[(int)seq - 1] with { Action = "lowered", PreviousHash = _export.Events[(int)seq - 2].Hash });

    // Another text of the same length and kind: its last digit is another one, or its last letter if it has none.
    private static string Turned(string text)
    {
        var at = text.AsSpan().LastIndexOfAnyInRange('0', '9') is >= 0 and var digit ? digit : text.AsSpan().LastIndexOfAnyInRange('A', 'y');
        return $"{text[..at]}{(text[at] == '9' ? '0' : (char)(text[at] + 1))}{text[(at + 1)..]}";
    }
}
