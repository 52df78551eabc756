namespace Csms.Simulator.Commands;

/// <summary>What the program tells the shell. 1 is a wrong command line.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The server answered, but refused.</summary>
    public const int Refused = 2;

    /// <summary>The server cannot be reached.</summary>
    public const int Unreachable = 3;
}
