namespace Csms.Simulator;

/// <summary>One entry of the <see cref="Agenda"/>.</summary>
internal sealed class Appointment(Action action)
{
    private Action? _action = action;

    public bool Cancelled => _action is null;

    public void Cancel() => _action = null;

    public void Run()
    {
        var action = _action;
        _action = null;
        action?.Invoke();
    }
}
