using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Platform.Data.Sqlite;

/// <summary>A statement that stays compiled, and goes back to its connection when what it found has been read.</summary>
internal sealed class KeptStatement : SqliteCommand
{
    private readonly KeptConnection _home;

    public KeptStatement(string text, KeptConnection home)
        : base(text, home)
    {
        _home = home;
        // Without it, it would be compiled anew after each use that did not read to the end.
        Prepare();
    }

    protected override SqliteDataReader? DataReader
    {
        get => base.DataReader;
        set
        {
            var isRead = value is null && base.DataReader is not null;
            base.DataReader = value;
            if (isRead)
            {
                _home.Keep(this);
            }
        }
    }

    /// <summary>Gives it up: the connection, which stays open, would remember it otherwise.</summary>
    public void End()
    {
        Dispose();
        Connection = null;
    }
}
