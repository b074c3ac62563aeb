using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>The section Telemetry of the configuration: to whom the registry tells how it does, and how its log looks.</summary>
public sealed record TelemetrySettings : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>How a log looks in which each line is an object of JSON.</summary>
    public const string AsJson = "json";

    /// <summary>The receiver of OTLP over HTTP, such as http://collector:4318; null: nothing is measured and nothing is sent.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Header fields for the receiver, as name=value, separated by commas; they may be secret.</summary>
    public string? Headers { get; init; }

    /// <summary>The share of requests and of work in the background that is traced.</summary>
    [Range(0.0, 1.0, ErrorMessage = "must be a number from {1} to {2}")]
    public double Traces { get; init; } = 1;

    /// <summary>The time from one report of all metrics to the next.</summary>
    [Range(1, 3_600, ErrorMessage = "must be a number of seconds from {1} to {2}")]
    public int Seconds { get; init; } = 60;

    /// <summary>How the log on the console looks: text for people, or json.</summary>
    [AllowedValues("text", AsJson, ErrorMessage = "must be text or json")]
    public string Logs { get; init; } = "text";

    public bool IsSent => Endpoint is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSent && !IsAddress(Endpoint!))
        {
            yield return new($"{Section}:{nameof(Endpoint)} must be an address such as http://collector:4318, found '{Endpoint}'.");
        }

        if (Headers is { Length: > 0 } && !Headers.Split(',').All(field => field.IndexOf('=') > 0))
        {
            yield return new($"{Section}:{nameof(Headers)} must be header fields such as name=value, separated by commas.");
        }
    }

    /// <summary>Where the receiver takes one kind of signal: traces or metrics.</summary>
    public Uri Of(string signal) => new($"{Endpoint!.TrimEnd('/')}/v1/{signal}");

    // Without a name and a password: those would end in a log.
    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address is { Query: "", Fragment: "", UserInfo: "" };
}
