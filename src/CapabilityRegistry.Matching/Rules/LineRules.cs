using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// Does the unit bring every line that the need asks for? A failure names only what is missing: that is what the
/// contributor has to add.
/// </summary>
internal static class LineRules
{
    public static Rule Equipment { get; } = new()
    {
        Lines = (need, _) => need.Equipment.Count == 0 ? [] :
            Each(Joined(need.Equipment), line => new(new AmountAtLeast(OfferFacts.Equipment, line.Category, line.Quantity), line.Category, line.Quantity)),
        Required = (_, _, lines) => Wording.List(lines.Select(line => $"{line.Item} {line.Bound}")),
        Actual = (_, offer, lines) => Wording.List(lines.Select(line => $"{line.Item} {OfferFacts.Equipment.In(offer, line.Item!)}")),
        Repair = (_, offer, line) => new(
            $"{line.Bound}",
            $"add {line.Bound - OfferFacts.Equipment.In(offer, line.Item!)} {line.Item}",
            o => o with { Equipment = [.. o.Equipment, new(line.Item!, line.Bound - OfferFacts.Equipment.In(o, line.Item!))] }),
    };

    public static Rule SelfSustainment { get; } = Codes(
        OfferFacts.SelfSustainment, need => need.SelfSustainment, "self-sustainment in",
        (offer, code) => offer with { SelfSustainment = [.. offer.SelfSustainment, code] });

    public static Rule Languages { get; } = Codes(
        OfferFacts.Languages, need => need.Languages, "the language", (offer, code) => offer with { Languages = [.. offer.Languages, code] });

    public static Rule Attributes { get; } = Codes(
        OfferFacts.Attributes, need => need.Attributes, "the attribute", (offer, code) => offer with { Attributes = [.. offer.Attributes, code] });

    /// <summary>A certificate counts if it is valid through the last day of the need.</summary>
    public static Rule Training { get; } = new()
    {
        Lines = (need, _) => need.Training.Count == 0 ? [] :
            Each(Once(need.Training), course => new(new AmountAtLeast(OfferFacts.Certificates, course, need.End.DayNumber), course, need.End.DayNumber)),
        Required = (_, _, lines) => Wording.List(lines.Select(line => $"{line.Item} valid on {Wording.Day(line.Bound - 1)}")),
        Actual = (_, offer, lines) => Wording.List(lines.Select(line => $"{line.Item} {Held(offer, line.Item!)}")),
        Repair = (need, _, line) => new(
            Wording.Day(line.Bound - 1),
            $"hold a certificate of {line.Item} valid on {Wording.Day(line.Bound - 1)}",
            o => o with { Certificates = [.. o.Certificates, new(line.Item!, need.End.AddDays(-1))] }),
    };

    /// <summary>
    /// Each desired line gives the same points, whatever its quantity; a need that desires nothing gives all points. Demanded
    /// lines use nothing up: a line may desire more of an item than another line requires.
    /// </summary>
    public static Rule Desired { get; } = new()
    {
        PairMerit = (need, _, offer) => need.Desired.Count == 0 ? MeritScale.Full : MeritScale.InProportion(Count(need, offer), need.Desired.Count),
        Required = (need, _, _) => Wording.List(need.Desired.Select(NameOf), whenEmpty: "nothing"),
        Actual = (need, offer, _) => Wording.List(need.Desired.Where(line => Brings(need, line, new OfferReader(offer))).Select(NameOf)),
    };

    /// <summary>The criteria whose lines can be desired instead of mandatory.</summary>
    public static IReadOnlyList<string> CanBeDesired { get; } =
        ["equipment-missing", "self-sustainment-missing", "language-missing", "attribute-missing", "training-missing"];

    private static IReadOnlyList<EquipmentNeed> Joined(IReadOnlyList<EquipmentNeed> lines) => !Repeats(lines, line => line.Category) ? lines :
    [
        .. lines.GroupBy(line => line.Category, line => (long)line.Quantity)
            .Select(line => new EquipmentNeed(line.Key, (int)Math.Min(line.Sum(), int.MaxValue))),
    ];

    private static IReadOnlyList<string> Once(IReadOnlyList<string> codes) => Repeats(codes, code => code) ? [.. codes.Distinct()] : codes;

    // Lines are few and hardly ever repeat: comparing them costs less than grouping them.
    private static bool Repeats<T>(IReadOnlyList<T> lines, Func<T, string> code)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (code(lines[i]) == code(lines[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static RuleLine[] Each<T>(IReadOnlyList<T> all, Func<T, RuleLine> line)
    {
        var lines = new RuleLine[all.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = line(all[i]);
        }

        return lines;
    }

    private static Rule Codes(CodesFact fact, Func<Need, IReadOnlyList<string>> required, string what, Func<Offer, string, Offer> add) => new()
    {
        Lines = (need, _) => required(need) is { Count: > 0 } codes ? Each(Once(codes), code => new(new HasCode(fact, code), code)) : [],
        Required = (_, _, lines) => Wording.List(lines.Select(line => line.Item!)),
        Actual = (_, offer, _) => Wording.List(fact.Of(offer)),
        Repair = (_, _, line) => new(line.Item!, $"add {what} {line.Item}", offer => add(offer, line.Item!)),
    };

    private static int Count(Need need, OfferReader offer)
    {
        var count = 0;
        for (var i = 0; i < need.Desired.Count; i++)
        {
            count += Brings(need, need.Desired[i], offer) ? 1 : 0;
        }

        return count;
    }

    private static bool Brings(Need need, DesiredItem line, OfferReader offer) => line.Criterion switch
    {
        "equipment-missing" => offer[OfferFacts.Equipment, line.Item] >= line.Quantity,
        "self-sustainment-missing" => offer.Has(OfferFacts.SelfSustainment, line.Item),
        "language-missing" => offer.Has(OfferFacts.Languages, line.Item),
        "attribute-missing" => offer.Has(OfferFacts.Attributes, line.Item),
        "training-missing" => offer[OfferFacts.Certificates, line.Item] >= need.End.DayNumber,
        _ => false,
    };

    private static string Held(Offer offer, string course) => OfferFacts.Certificates.In(offer, course) switch
    {
        0 => "not held",
        var until when until > DateOnly.MaxValue.DayNumber => "without end",
        var until => $"until {Wording.Day(until - 1)}",
    };

    private static string NameOf(DesiredItem line) => line.Criterion == "equipment-missing" ? $"{line.Item} {line.Quantity}" : line.Item;
}
