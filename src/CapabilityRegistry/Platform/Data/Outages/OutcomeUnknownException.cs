namespace CapabilityRegistry.Platform.Data.Outages;

/// <summary>The database did not answer a commit, and whether it was carried out could not be found out either. It must not be repeated unseen.</summary>
public sealed class OutcomeUnknownException(Exception cause) : Exception("It could not be found out whether a commit was carried out.", cause);
