/** Where a station connects to, as seen from this browser. */
export const stationAddress = (id: string) => `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/ocpp/${encodeURIComponent(id)}`;
