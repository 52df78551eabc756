import L from 'leaflet';

const steps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002];

/** Pixels between two lines at least. */
const apart = 110;

/** In the corner the degrees of one direction are enough. */
const besideCorner = 24;

/** Lines of latitude and longitude with their degrees: what there is to go by where no tiles are. */
export function graticuleOn(map: L.Map) {
  const lines = L.layerGroup().addTo(map);
  const draw = () => {
    lines.clearLayers();
    const bounds = map.getBounds();
    const [south, north, west, east] = [Math.max(-85, bounds.getSouth()), Math.min(85, bounds.getNorth()), bounds.getWest(), bounds.getEast()];
    const pixelsPerDegree = map.getSize().x / Math.max(1e-9, east - west);
    const step = steps.findLast((each) => each * pixelsPerDegree >= apart) ?? steps[0]!;
    for (const latitude of between(south, north, step)) {
      line([[latitude, west], [latitude, east]]);
      if (map.latLngToContainerPoint([latitude, west]).y > besideCorner) label(L.latLng(latitude, west), `${degrees(latitude, step)}° ${latitude < 0 ? 'S' : 'N'}`, 'mapDegree mapDegreeLeft');
    }
    for (const longitude of between(west, east, step)) {
      line([[south, longitude], [north, longitude]]);
      const shown = ((((longitude + 180) % 360) + 360) % 360) - 180;
      label(L.latLng(north, longitude), `${degrees(shown, step)}° ${shown < 0 ? 'W' : 'E'}`, 'mapDegree mapDegreeTop');
    }
  };
  const line = (points: L.LatLngTuple[]) => L.polyline(points, { className: 'mapLine', interactive: false, weight: 1, noClip: true }).addTo(lines);
  const label = (at: L.LatLng, text: string, className: string) => {
    const element = document.createElement('span');
    element.textContent = text;
    L.marker(at, { interactive: false, keyboard: false, zIndexOffset: -1000, icon: L.divIcon({ className, html: element, iconSize: [0, 0] }) }).addTo(lines);
  };
  map.on('moveend resize', draw);
  draw();
}

function between(from: number, to: number, step: number) {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, at) => (first + at) * step);
}

const degrees = (value: number, step: number) => Math.abs(value).toFixed(Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
