using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel.Access;

/// <summary>Whether a token may read or write, within what its role may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TokenScope>))]
public enum TokenScope
{
    /// <summary>Operations that change nothing.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>Operations that change something.</summary>
    [JsonStringEnumMemberName("write")]
    Write,
}

public static class TokenScopes
{
    public static readonly IReadOnlyList<TokenScope> All = Enum.GetValues<TokenScope>();

    /// <summary>Separated by a space, as OAuth writes them (RFC 6749, 3.3): read write.</summary>
    public static string Text(this IEnumerable<TokenScope> scopes) => string.Join(' ', scopes.Order().Select(scope => scope.Code()));

    /// <exception cref="ArgumentException">One of the words is no scope.</exception>
    public static IReadOnlyList<TokenScope> Parse(string text) => [.. text.Split(' ').Select(Codes.Parse<TokenScope>).Distinct().Order()];
}
