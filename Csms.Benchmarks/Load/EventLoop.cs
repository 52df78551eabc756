namespace Csms.Benchmarks.Load;

/// <summary>
/// One thread that waits for all sockets of the load and runs what follows a read itself. That costs a part of what the runtime's sockets cost with
/// their thread pool, and no two stations run at once.
/// </summary>
internal sealed unsafe class EventLoop
{
    private const int EventsAtOnce = 256;
    private const int IdleMs = 100;
    private const int TickMs = 1;

    private readonly int _epoll;
    private readonly StationSocket?[] _sockets = new StationSocket?[32_768];
    private Action? _tick;

    private EventLoop()
    {
        _epoll = Libc.EpollCreate(0);
        if (_epoll < 0)
            throw Libc.Failure("epoll_create1");
        new Thread(Run) { IsBackground = true, Name = "load" }.Start();
    }

    /// <summary>The loop of this process.</summary>
    public static EventLoop Instance { get; } = new();

    /// <summary>Called by the loop between reads, at least every millisecond; null for nothing. The loop sees a change within a tenth of a second.</summary>
    public Action? Tick
    {
        get => Volatile.Read(ref _tick);
        set => Volatile.Write(ref _tick, value);
    }

    /// <summary>Watches a socket from now on, first for becoming connected.</summary>
    public void Add(StationSocket socket)
    {
        // A descriptor is closed by the loop's thread alone: no event of a closed one can be taken for one of its successor.
        if (socket.Descriptor >= _sockets.Length)
            throw new IOException($"More than {_sockets.Length} open files.");
        _sockets[socket.Descriptor] = socket;
        Control(Libc.EpollAdd, socket, Libc.Readable | Libc.Writable);
    }

    /// <summary>Watches a connected socket for what it receives only.</summary>
    public void WatchReadingOnly(StationSocket socket) => Control(Libc.EpollModify, socket, Libc.Readable);

    private void Control(int operation, StationSocket socket, uint events)
    {
        var theEvent = stackalloc byte[Libc.EpollEventSize];
        *(uint*)theEvent = events;
        *(long*)(theEvent + Libc.EpollEventSize - sizeof(long)) = socket.Descriptor;
        if (Libc.EpollControl(_epoll, operation, socket.Descriptor, theEvent) < 0)
            throw Libc.Failure("epoll_ctl");
    }

    private void Run()
    {
        var events = stackalloc byte[EventsAtOnce * Libc.EpollEventSize];
        while (true)
        {
            Tick?.Invoke();
            var count = Libc.EpollWait(_epoll, events, EventsAtOnce, Tick is null ? IdleMs : TickMs);
            for (var i = 0; i < count; i++)
            {
                var theEvent = events + i * Libc.EpollEventSize;
                _sockets[*(long*)(theEvent + Libc.EpollEventSize - sizeof(long))]!.OnReady();
            }
        }
    }
}
