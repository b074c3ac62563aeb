namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>Which part of a list a request asks for, so that the whole list can be read part by part.</summary>
public interface IPartQuery
{
    /// <summary>Where the part before ended; null for the first part.</summary>
    string? Place { get; }

    /// <summary>As much as a request can get of what comes after a place.</summary>
    IPartQuery LongestFrom(string? place);
}
