using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace CapabilityRegistry.Kernel.Disclosure;

/// <summary>
/// Which members of an object hold keys of pledges, by the kind of the object. It holds for the object in JSON as the API shows it, for its
/// parts at any depth, and for merge patches between two versions of it.
/// </summary>
public static class PledgeMembers
{
    /// <summary>Every kind of subject in the log of events; an empty list for a kind that names no pledge.</summary>
    public static readonly FrozenDictionary<string, string[]> Table = new Dictionary<string, string[]>
    {
        ["agreement"] = ["pledge"],
        ["cap"] = [],
        ["catalogue"] = [],
        ["condition"] = ["pledge"],
        ["deficiency"] = ["pledge"],
        ["deployment"] = ["pledge"],
        ["digest"] = [],
        ["evaluation"] = ["pledge"],
        ["file"] = [],
        ["finding"] = ["pledge"],
        ["help-offer"] = [],
        ["individual-pledge"] = [],
        ["investigation"] = ["pledge"],
        ["invitation"] = ["pledge"],
        ["match-run"] = ["pledge", "pledges", "other", "withdrawals", "to", "actual", "required"],
        ["match-weights"] = [],
        ["paper"] = ["pledge"],
        ["pledge"] = ["id", "partners"],
        ["policy-term"] = [],
        ["readiness-policy"] = [],
        ["recognition"] = [],
        ["requirement"] = ["pledge", "fulfilledBy"],
        ["share"] = ["pledge"],
        ["strength"] = [],
        ["sur"] = [],
        ["sur-comparison"] = ["pledge"],
        ["token"] = [],
        ["training-place"] = [],
        ["vetting"] = ["pledge"],
        ["visit"] = ["pledge"],
    }.ToFrozenDictionary();

    /// <summary>The pledges that the object names, each as often as it does.</summary>
    /// <param name="kind">The kind of the object, as in the log of events.</param>
    /// <param name="json">The object, a part of it, or a merge patch.</param>
    /// <exception cref="KeyNotFoundException">The table does not know the kind.</exception>
    public static IReadOnlyList<DisclosedObject> Named(string kind, string json)
    {
        if (Table[kind] is not { Length: > 0 } members)
        {
            return [];
        }

        var (named, isKey) = (new List<DisclosedObject>(), false);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            // A key, or a list of keys, follows the name; a part in braces has names of its own.
            isKey = reader.TokenType switch
            {
                JsonTokenType.PropertyName => members.Contains(reader.GetString()),
                JsonTokenType.StartArray or JsonTokenType.String => isKey,
                _ => false,
            };
            if (isKey && reader.TokenType == JsonTokenType.String)
            {
                named.AddRange(DisclosedObject.PledgesListed(reader.GetString()!));
            }
        }

        return named;
    }
}
