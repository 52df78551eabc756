namespace Csms.Simulator.Commands;

/// <summary>What the program tells the shell. 1 is a wrong command line.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The server answered, but refused.</summary>
    public const int Refused = 2;

    /// <summary>The server cannot be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>A replay was not answered as its recording.</summary>
    public const int Different = 4;

    /// <summary>The file is no recorded session.</summary>
    public const int WrongFile = 5;
}
