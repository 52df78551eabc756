namespace Csms.Domain.Configuration;

/// <summary>How much of a list a station takes in one message; null for what it does not limit.</summary>
/// <param name="MaxBytes">Of the whole message.</param>
public sealed record MessageLimits(int? MaxItems, int? MaxBytes)
{
    // The frame's head and the names around the list, rounded up.
    private const int Envelope = 160;

    /// <summary>Cuts a list into messages that the station takes.</summary>
    /// <param name="sizeOf">The bytes of an item in a message.</param>
    /// <param name="tooLong">What is thrown for an item of so many bytes that it fits into no message.</param>
    public IReadOnlyList<IReadOnlyList<T>> Cut<T>(IEnumerable<T> items, Func<T, int> sizeOf, Func<int, Exception> tooLong)
    {
        List<IReadOnlyList<T>> messages = [];
        List<T> message = [];
        long bytes = Envelope;
        foreach (var item in items)
        {
            var size = MaxBytes is null ? 0 : sizeOf(item) + 1;
            if (Envelope + size > MaxBytes)
                throw tooLong(size);
            if (message.Count > 0 && (message.Count >= MaxItems || bytes + size > MaxBytes))
            {
                messages.Add(message);
                (message, bytes) = ([], Envelope);
            }
            message.Add(item);
            bytes += size;
        }
        if (message.Count > 0)
            messages.Add(message);
        return messages;
    }
}
