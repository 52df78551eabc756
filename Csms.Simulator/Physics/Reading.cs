namespace Csms.Simulator.Physics;

/// <summary>One value of a meter.</summary>
/// <param name="Quantity">What is shown.</param>
/// <param name="Value">In Wh, W, A, V, percent, Hz or °C.</param>
/// <param name="Phase">1 to 3, or 0 for all phases together.</param>
internal readonly record struct Reading(Quantity Quantity, decimal Value, int Phase = 0);
