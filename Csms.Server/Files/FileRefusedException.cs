namespace Csms.Server.Files;

/// <summary>A file that is not taken; the message says why to whoever brings it.</summary>
internal sealed class FileRefusedException(int status, string reason) : Exception(reason)
{
    /// <summary>Of HTTP.</summary>
    public int Status { get; } = status;

    public static FileRefusedException TooLong(long maxBytes) => new(StatusCodes.Status413PayloadTooLarge, $"The file is longer than {maxBytes} bytes.");

    public static FileRefusedException DiskFull() => new(StatusCodes.Status507InsufficientStorage, "The server's disk is full.");

    public static FileRefusedException BadName() => new(StatusCodes.Status400BadRequest, "The file's name holds a path.");

    public static FileRefusedException BadBody(string reason) => new(StatusCodes.Status400BadRequest, reason);

    public static FileRefusedException Busy() => new(StatusCodes.Status503ServiceUnavailable, "Too many files are being brought; come again later.");
}
