namespace Csms.Simulator.Tokens;

/// <summary>What the CSMS answered about tokens that were shown here.</summary>
internal sealed class TokenCache
{
    private const int MostEntries = 1_000;

    private Dictionary<Token, Verdict>? _entries;

    public Verdict? Find(Token token) => _entries?.GetValueOrDefault(token);

    public void Remember(Token token, Verdict verdict)
    {
        _entries ??= [];
        if (_entries.Count >= MostEntries)
            _entries.Remove(_entries.Keys.First());
        _entries[token] = verdict;
    }

    public bool Remove(Token token) => _entries?.Remove(token) ?? false;

    public void Clear() => _entries = null;
}
