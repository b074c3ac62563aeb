using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>What may stand in a text; the code is the <c>format</c> in the document of the API. <see cref="TextRules"/> holds the rules.</summary>
public enum TextForm
{
    /// <summary>
    /// Text for people: begins with something visible, no control characters or noncharacters, nothing that makes what follows run backwards.
    /// </summary>
    [JsonStringEnumMemberName("plain-text")]
    Text,

    /// <summary>
    /// A name or reference, which must not look like another one: assigned characters, and nothing invisible among them but joiners where the script needs
    /// them.
    /// </summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>
    /// The name of somebody: a name without a colon, which sets apart who was named by whom (oidc:…, system:…), and of scripts that are not taken for one
    /// another.
    /// </summary>
    [JsonStringEnumMemberName("person-name")]
    PersonName,
}
