namespace Csms.Domain.LocalLists;

/// <summary>Cuts a list, or a change of one, into messages that a station takes.</summary>
/// <param name="sizeOf">The bytes of an entry in a message.</param>
internal sealed class LocalListCut(LocalListLimits limits, Func<LocalListEntry, int> sizeOf)
{
    /// <summary>The members of a message around its entries, generously.</summary>
    private const int FrameBytes = 200;

    /// <summary>OCPP 2.0.1 D01.FR.11: the list in full first, then what did not fit as differentials; each with a version of its own.</summary>
    public IReadOnlyList<LocalListPart> Cut(bool isFull, int version, IReadOnlyList<LocalListEntry> entries)
    {
        var parts = new List<LocalListPart>();
        var part = new List<LocalListEntry>();
        long bytes = FrameBytes;
        foreach (var entry in entries)
        {
            var size = limits.MaxBytesPerMessage is null ? 0 : sizeOf(entry) + 1;
            if (FrameBytes + size > limits.MaxBytesPerMessage)
                throw new LocalListTooLargeException($"One token takes {size} bytes, and the station takes {limits.MaxBytesPerMessage} bytes in one message; nothing was sent.");
            if (part.Count > 0 && (part.Count >= limits.MaxEntriesPerMessage || bytes + size > limits.MaxBytesPerMessage))
            {
                Close();
                part = [];
                bytes = FrameBytes;
            }
            part.Add(entry);
            bytes += size;
        }
        if (part.Count > 0 || (isFull && parts.Count == 0))
            Close();
        return parts;

        void Close() => parts.Add(new LocalListPart(isFull && parts.Count == 0, checked(version + parts.Count), part));
    }
}
