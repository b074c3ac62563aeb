using System.Net;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Events;

/// <summary>Compares the pledges that events are known to name with whatever looks like the key of a pledge in their text.</summary>
public static partial class NamedInEvents
{
    /// <summary>Fails if any event of the registry names a pledge of which <see cref="PledgeMembers"/> does not know.</summary>
    /// <returns>How many keys the events name.</returns>
    public static async Task<int> IsWhole(RegistryApp app)
    {
        var (missing, found) = (new List<string>(), 0);
        for (string? next = "/v1/changes?limit=200"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            foreach (var each in page["items"]!.AsArray())
            {
                var (kind, text) = ((string)each!["subjectKind"]!, each["changes"]!.ToJsonString(Json.Options));
                var keys = Key().Matches(text).Select(match => match.Value).Where(KeyScopes.IsOfState).Distinct().ToList();
                found += keys.Count;
                missing.AddRange(keys.Except(PledgeMembers.Named(kind, text).Select(named => named.Id)).Select(key => $"{each["seq"]}, {kind}: {key}"));
            }

            next = (string?)page["next"];
        }

        Assert.Empty(missing);
        return found;
    }

    [GeneratedRegex("(?<![A-Z])[A-Z]{3}-[0-9]{5,9}(?![0-9])")]
    private static partial Regex Key();
}
