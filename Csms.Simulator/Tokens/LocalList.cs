namespace Csms.Simulator.Tokens;

/// <summary>The list of tokens that the CSMS sent for the time without a connection.</summary>
internal sealed class LocalList
{
    private Dictionary<Token, Verdict> _entries = [];

    /// <summary>0 means that there is no list.</summary>
    public int Version { get; private set; }

    public int Count => _entries.Count;

    public Verdict? Find(Token token) => _entries.GetValueOrDefault(token);

    public void Replace(int version, IEnumerable<(Token Token, Verdict? Verdict)> entries)
    {
        _entries = [];
        Change(version, entries);
    }

    /// <summary>An entry without a verdict removes its token.</summary>
    public void Change(int version, IEnumerable<(Token Token, Verdict? Verdict)> entries)
    {
        foreach (var (token, verdict) in entries)
        {
            if (verdict is null)
                _entries.Remove(token);
            else
                _entries[token] = verdict;
        }
        Version = _entries.Count == 0 && version == 0 ? 0 : version;
    }

    public bool Remove(Token token) => _entries.Remove(token);
}
