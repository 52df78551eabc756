using System.Net;
using System.Runtime.InteropServices;

namespace Csms.Benchmarks.Load;

/// <summary>The system calls of Linux that the load is made with. Constants are those of its C headers.</summary>
internal static unsafe partial class Libc
{
    public const int AddressFamilyInternet = 2;
    public const int StreamNonBlockingCloseOnExec = 1 | 0x800 | 0x80000;
    public const int ProtocolTcp = 6;
    public const int TcpNoDelay = 1;
    public const int SocketLevel = 1;
    public const int SocketError = 4;
    public const int NoSignal = 0x4000;
    public const int ShutdownBoth = 2;

    public const int EpollAdd = 1;
    public const int EpollModify = 3;
    public const uint Readable = 1;
    public const uint Writable = 4;

    public const int Interrupted = 4;
    public const int WouldBlock = 11;
    public const int InProgress = 115;

    /// <summary>An <c>epoll_event</c>'s size: packed on x64 only. Its data are its last eight bytes.</summary>
    public static readonly int EpollEventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int socket, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(int socket, int level, int name, int* value, int length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetOption(int socket, int level, int name, int* value, int* length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int socket, byte* bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int socket, byte* bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    public static partial int Shutdown(int socket, int how);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, byte* theEvent);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, byte* events, int count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "sched_yield")]
    public static partial int Yield();

    /// <summary>An end point as a <c>sockaddr_in</c>.</summary>
    public static byte[] Address(IPAddress address, int port)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, (ushort)AddressFamilyInternet);
        bytes[2] = (byte)(port >> 8);
        bytes[3] = (byte)(port & 0xff);
        address.TryWriteBytes(bytes.AsSpan(4), out _);
        return bytes;
    }

    /// <summary>The last call's error, in the system's words.</summary>
    public static ConnectionLostException Failure(string what) => Failure(what, Marshal.GetLastPInvokeError());

    public static ConnectionLostException Failure(string what, int error) => new($"{what}: {Marshal.GetPInvokeErrorMessage(error)}");
}
