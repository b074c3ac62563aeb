using System.Globalization;

namespace CapabilityRegistry.Platform.Http.Limits;

/// <summary>How much one client, and all together, may take: the section Limits of the configuration.</summary>
public sealed record LimitSettings
{
    public const string Section = "Limits";

    /// <summary>Requests of one client in <see cref="Seconds"/>. A client is a caller by name, a stranger by address.</summary>
    public int Requests { get; init; } = 1_200;

    /// <summary>Wrong tokens from one address in <see cref="Seconds"/>; after that no token from there is looked at.</summary>
    public int WrongTokens { get; init; } = 60;

    /// <summary>The window, which slides, in seconds.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Requests carried out at the same time.</summary>
    public int ConcurrentRequests { get; init; } = 200;

    /// <summary>Requests that wait for one of them to end; all further ones are refused.</summary>
    public int WaitingRequests { get; init; } = 400;

    /// <summary>Connections open at the same time.</summary>
    public int Connections { get; init; } = 2_000;

    /// <summary>The longest that a request may take, in seconds: more than the longest run of the matcher.</summary>
    public double RequestSeconds { get; init; } = 100;

    /// <exception cref="InvalidOperationException">A setting is unknown, no number or too small; the message names it.</exception>
    public static LimitSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<LimitSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        (string Name, double Value, double Least)[] all =
        [
            (nameof(Requests), settings.Requests, 1), (nameof(WrongTokens), settings.WrongTokens, 1), (nameof(Seconds), settings.Seconds, 1),
            (nameof(ConcurrentRequests), settings.ConcurrentRequests, 1), (nameof(WaitingRequests), settings.WaitingRequests, 0),
            (nameof(Connections), settings.Connections, 1), (nameof(RequestSeconds), settings.RequestSeconds, 0.001),
        ];
        return all.FirstOrDefault(each => !(each.Value >= each.Least)) is { Name: { } name } wrong
            ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Section}:{name} must be at least {wrong.Least}, found {wrong.Value}."))
            : settings;
    }
}
