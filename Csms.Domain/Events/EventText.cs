namespace Csms.Domain.Events;

/// <summary>An event's content as JSON, in the words that the host has for it.</summary>
public delegate string EventText(object content);
