namespace Csms.Server.Commands;

/// <summary>How much of a list a station takes in one message; null for what it does not limit.</summary>
internal sealed record MessageLimits(int? MaxItems, int? MaxBytes);

/// <summary>Cuts a list into messages that a station takes.</summary>
internal static class MessageCut
{
    // The frame's head and the names around the list.
    private const int Envelope = 128;

    /// <summary>An item that is too long by itself goes alone: the station says what it makes of it.</summary>
    public static IEnumerable<IReadOnlyList<T>> Cut<T>(IEnumerable<T> items, MessageLimits limits, Func<T, int> sizeOf)
    {
        List<T> message = [];
        var bytes = Envelope;
        foreach (var item in items)
        {
            var size = sizeOf(item) + 1;
            if (message.Count > 0 && (message.Count >= limits.MaxItems || bytes + size > limits.MaxBytes))
            {
                yield return message;
                (message, bytes) = ([], Envelope);
            }
            message.Add(item);
            bytes += size;
        }
        if (message.Count > 0)
            yield return message;
    }
}
