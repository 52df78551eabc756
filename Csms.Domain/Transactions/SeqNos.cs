using System.Globalization;

namespace Csms.Domain.Transactions;

/// <summary>The sequence numbers of a transaction's events that have come, as ranges: <c>0-5,7</c>. Usually one range, whatever came when.</summary>
internal sealed class SeqNos
{
    private readonly List<(int First, int Last)> _ranges = [];

    public int? Min => _ranges.Count == 0 ? null : _ranges[0].First;

    public int? Max => _ranges.Count == 0 ? null : _ranges[^1].Last;

    public static SeqNos Parse(string? text)
    {
        var numbers = new SeqNos();
        foreach (var range in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            // From the second character on: the first may be a minus sign.
            var dash = range.IndexOf('-', 1);
            var first = int.Parse(dash < 0 ? range : range.AsSpan(0, dash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            var last = dash < 0 ? first : int.Parse(range.AsSpan(dash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            numbers._ranges.Add((first, last));
        }
        return numbers;
    }

    /// <summary>False when the number had come before.</summary>
    public bool Add(int number)
    {
        var at = _ranges.Count;
        while (at > 0 && _ranges[at - 1].First > number)
            at--;
        if (at > 0 && number <= _ranges[at - 1].Last)
            return false;
        var touchesBefore = at > 0 && _ranges[at - 1].Last == (long)number - 1;
        var touchesAfter = at < _ranges.Count && _ranges[at].First == (long)number + 1;
        if (touchesBefore && touchesAfter)
        {
            _ranges[at - 1] = (_ranges[at - 1].First, _ranges[at].Last);
            _ranges.RemoveAt(at);
        }
        else if (touchesBefore)
            _ranges[at - 1] = (_ranges[at - 1].First, number);
        else if (touchesAfter)
            _ranges[at] = (number, _ranges[at].Last);
        else
            _ranges.Insert(at, (number, number));
        return true;
    }

    public bool Contains(int number) => _ranges.Exists(range => range.First <= number && number <= range.Last);

    /// <summary>What is missing from <paramref name="first"/> to the greatest number; null when nothing is.</summary>
    public string? Missing(int first)
    {
        var gaps = new List<string>();
        var expected = (long)first;
        foreach (var (low, high) in _ranges)
        {
            if (low > expected)
                gaps.Add(Text((int)expected, low - 1));
            expected = Math.Max(expected, high + 1L);
        }
        return gaps.Count == 0 ? null : string.Join(',', gaps);
    }

    public override string ToString() => string.Join(',', _ranges.Select(range => Text(range.First, range.Last)));

    private static string Text(int first, int last) => first == last ? $"{first}" : $"{first}-{last}";
}
