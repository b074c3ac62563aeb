using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Platform.Http.Limits;

/// <summary>The section Limits of the configuration: how much one client, and all together, may take.</summary>
public sealed record LimitSettings
{
    public const string Section = "Limits";

    /// <summary>Requests of one client in <see cref="Seconds"/>. A client is a caller by name, a stranger by address.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "must be at least {1}")]
    public int Requests { get; init; } = 1_200;

    /// <summary>Wrong tokens from one address in <see cref="Seconds"/>; after that no token from there is looked at.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "must be at least {1}")]
    public int WrongTokens { get; init; } = 60;

    /// <summary>The window, which slides, in seconds.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "must be at least {1}")]
    public int Seconds { get; init; } = 60;

    /// <summary>Requests carried out at the same time.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "must be at least {1}")]
    public int ConcurrentRequests { get; init; } = 200;

    /// <summary>Requests that wait for one of them to end; all further ones are refused.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "must be at least {1}")]
    public int WaitingRequests { get; init; } = 400;

    /// <summary>Connections open at the same time.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "must be at least {1}")]
    public int Connections { get; init; } = 2_000;

    /// <summary>The longest that a request may take, in seconds up to a day: more than the longest run of the matcher.</summary>
    [Range(0.001, 86_400, ErrorMessage = "must be a number of seconds from {1} to {2}")]
    public double RequestSeconds { get; init; } = 100;

    /// <summary>The longest that a file may take to be sent or fetched, in seconds up to a day: 20 MB over a line of 200 kbit/s.</summary>
    [Range(0.001, 86_400, ErrorMessage = "must be a number of seconds from {1} to {2}")]
    public double FileSeconds { get; init; } = 900;
}
