namespace Csms.Simulator.Replay;

/// <summary>What came of a replay.</summary>
/// <param name="Sent">Messages of the station that were sent again.</param>
/// <param name="Answered">Those that were answered.</param>
/// <param name="Different">Those that were answered with something else than in the recording.</param>
/// <param name="Asked">Messages of the server that the replay answered as the station had.</param>
/// <param name="Unknown">Messages of the server that the recording knows no answer to.</param>
internal sealed record ReplayVerdict(int Sent, int Answered, int Different, int Asked, int Unknown)
{
    /// <summary>Whether all was answered as it had been.</summary>
    public bool IsSame => Different == 0 && Answered == Sent;
}
