using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>Lists the differences of two inputs.</summary>
internal static class InputChanges
{
    public static IReadOnlyList<InputChange> Between(FinishedRun before, FinishedRun after)
    {
        var (one, other) = (before.Input, after.Input);
        IEnumerable<InputChange> all =
        [
            .. Records(one.Needs, other.Needs, need => need.Id, VariedOffers, (was, now, fields) => NeedKind(was, now, fields, before.Notes, after.Notes)),
            .. Records(one.Offers, other.Offers, offer => offer.Id, offer => offer.Partners.Prepend(offer.Id), OfferKind),
            .. Pairs("pin", one.Pins, other.Pins, pin => pin.NeedId, pin => [pin.OfferId]),
            .. Pairs("ban", one.Bans, other.Bans, ban => ban.NeedId, ban => [ban.OfferId]),
            .. Pairs("forbidden", one.Forbidden, other.Forbidden, _ => null, pair => [pair.OfferId, pair.OtherOfferId]),
            .. Engaged(one, other),
            .. Previous(one, other),
            .. Whole("weights-changed", "/weights", one.Weights, other.Weights),
            .. Whole("day-changed", "/asOf", one.AsOf, other.AsOf),
            .. Whole("limit-changed", "/limit", one.Limit, other.Limit),
            .. Whole("limit-changed", "/effort", one.Effort, other.Effort),
            .. Whole("rules-changed", "/ruleSet", before.Job.RuleSet, after.Job.RuleSet),
        ];
        return [.. all.Select((change, index) => change with { Key = string.Create(CultureInfo.InvariantCulture, $"C{index + 1}") })];
    }

    private static IEnumerable<InputChange> Records<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> id,
        Func<T, IEnumerable<string>> pledges,
        Func<T?, T?, IReadOnlyList<ChangedField>, string> kind)
        where T : class
    {
        var (was, now) = (before.ToDictionary(id), after.ToDictionary(id));
        return from key in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
               let one = was.GetValueOrDefault(key)
               let other = now.GetValueOrDefault(key)
               let fields = one is null || other is null ? [] : Fields(one, other)
               where one is null || other is null || fields.Count > 0
               let named = new[] { one, other }.OfType<T>().SelectMany(pledges).Distinct()
               select New(kind(one, other, fields), key, fields, [key]) with { Pledges = [.. named] };
    }

    private static IEnumerable<string> VariedOffers(Need need) => need.Variations.Select(each => each.OfferId).OfType<string>();

    // The input holds only what is left to plan, so selections and releases since then change it as well.
    private static string NeedKind(Need? before, Need? after, IReadOnlyList<ChangedField> fields, InputNotes was, InputNotes now) => (before, after) switch
    {
        (null, { } one) => was.Engaged.ContainsKey(one.Id) ? "requirement-released" : "requirement-new",
        ({ } one, null) => now.Engaged.ContainsKey(one.Id) ? "requirement-engaged" : "requirement-cancelled",
        _ when fields.All(field => field.Field is "/start" or "/end") => "requirement-moved",
        ({ } one, _) when fields.All(field => field.Field is "/quantity" or "/minimumFill") && Engaged(now, one) - Engaged(was, one) is not 0 and var more =>
            more > 0 ? "requirement-engaged" : "requirement-released",
        _ => "requirement-amended",
    };

    private static int Engaged(InputNotes notes, Need need) => notes.Engaged.GetValueOrDefault(need.Id);

    private static string OfferKind(Offer? before, Offer? after, IReadOnlyList<ChangedField> fields) => (before, after) switch
    {
        (null, _) => "pledge-new",
        (_, null) => "pledge-gone",
        ({ Status: Offer.Registered }, { Status: Offer.Suspended }) => "pledge-suspended",
        ({ Status: Offer.Suspended }, { Status: Offer.Registered }) => "pledge-resumed",
        ({ Status: Offer.Registered }, { Status: not Offer.Registered }) => "pledge-withdrawn",
        var (one, other) when other.Level > (one.Level ?? 0) => "pledge-raised",
        var (one, other) when one.Level > (other.Level ?? 0) => "pledge-lowered",
        _ when fields.All(field => field.Field is "/availableFrom" or "/availableUntil") => "pledge-moved",
        _ => "pledge-changed",
    };

    private static IEnumerable<InputChange> Pairs<T>(
        string what, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string?> need, Func<T, string[]> offers)
        where T : notnull
    {
        return [.. after.Except(before).Select(each => Pair("added", each)), .. before.Except(after).Select(each => Pair("removed", each))];

        InputChange Pair(string how, T each)
        {
            string[] subject = [.. need(each) is { } id ? [id] : Array.Empty<string>(), .. offers(each)];
            return New($"{what}-{how}", string.Join(" ", subject), [], subject) with { Pledges = offers(each) };
        }
    }

    // A unit that is engaged bears on every need that it meets.
    private static IEnumerable<InputChange> Engaged(PlanInput before, PlanInput after)
    {
        return [.. Only(after, before, "engaged-added"), .. Only(before, after, "engaged-removed")];

        static IEnumerable<InputChange> Only(PlanInput here, PlanInput there, string kind) => here.Engaged
            .ExceptBy(there.Engaged.Select(Text), Text)
            .Select(unit => New(kind, unit.OfferId, [], [unit.OfferId, .. here.Needs.Where(unit.Meets).Select(need => need.Id)]) with
            {
                Pledges = [unit.OfferId],
            });

        static string? Text(EngagedUnit unit) => Node(unit)?.ToJsonString();
    }

    // One change for all lines: the previous plan as a whole.
    private static IEnumerable<InputChange> Previous(PlanInput before, PlanInput after)
    {
        var lines = after.Previous.Except(before.Previous).Concat(before.Previous.Except(after.Previous)).ToList();
        return lines.Count == 0 ? [] : [New("previous-changed", null, [], [.. lines.SelectMany(line => new[] { line.NeedId, line.OfferId }).Distinct()])];
    }

    private static IEnumerable<InputChange> Whole<T>(string kind, string field, T before, T after) => Equals(before, after) ? [] :
    [
        New(kind, null, [.. JsonDifference.Between(Node(before), Node(after), field).Select(Field)], []),
    ];

    private static IReadOnlyList<ChangedField> Fields<T>(T before, T after) => [.. JsonDifference.Between(Node(before), Node(after)).Select(Field)];

    private static ChangedField Field(JsonDifference difference) => new()
    {
        Field = difference.Pointer,
        Before = Value(difference.Pointer, difference.Before),
        After = Value(difference.Pointer, difference.After),
    };

    // The matcher counts levels; everybody else names them.
    private static JsonNode? Value(string pointer, JsonNode? value) =>
        pointer is "/level" or "/minimumLevel" && value is not null ? ((ReadinessLevel)value.GetValue<int>()).Code() : value;

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Json.Options);

    private static InputChange New(string kind, string? subject, IReadOnlyList<ChangedField> fields, IReadOnlyList<string> touches) =>
        new() { Key = "", Kind = kind, Subject = subject, Fields = fields, Touches = touches };
}
