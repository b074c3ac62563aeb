using System.Globalization;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>If-Match: every change names the version that it was decided on.</summary>
public static class Precondition
{
    /// <summary>A strong ETag such as "3". Lists and * are refused (400): a change is decided on one version, which its sender has read.</summary>
    public const string Pattern = "^\"[0-9]{1,9}\"$";

    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The refusal if the caller did not name the current version, else null.</summary>
    public static Refused? Check(string? ifMatch, int version) => ifMatch switch
    {
        null => Refused.PreconditionRequired(),
        _ when ifMatch == ETag(version) => null,
        _ => Refused.Stale(ifMatch, ETag(version)),
    };
}
