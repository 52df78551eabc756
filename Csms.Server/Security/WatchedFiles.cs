namespace Csms.Server.Security;

/// <summary>
/// What was read from files, read anew when one of them changes. Each look costs a <c>stat</c> per file, which beside a TLS handshake is nothing and
/// works on every file system. What cannot be read leaves the last good one in force and is logged once.
/// </summary>
internal sealed partial class WatchedFiles<T>(IReadOnlyList<string> paths, Func<T> read, ILogger logger)
{
    private readonly Lock _gate = new();
    private string _seen = Stamp(paths);
    private T _current = read();

    public T Current
    {
        get
        {
            lock (_gate)
            {
                var stamp = Stamp(paths);
                if (stamp != _seen)
                    Reload(stamp);
                return _current;
            }
        }
    }

    private void Reload(string stamp)
    {
        _seen = stamp;
        try
        {
            _current = read();
            LogReloaded(string.Join(", ", paths));
        }
        catch (Exception fault) when (SecurityOptionsCheck.IsUnreadable(fault))
        {
            // Certificate and key may be replaced one after the other: the second change brings the next attempt.
            LogUnreadable(string.Join(", ", paths), fault.Message);
        }
    }

    private static string Stamp(IReadOnlyList<string> paths) => string.Join(
        '|', paths.Select(path => new FileInfo(path)).Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}:{file.Length}" : "gone"));
}
