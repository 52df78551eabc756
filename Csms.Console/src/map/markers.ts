import L from 'leaflet';
import { areOnePlace, clustersOf, type Cluster, type Pin } from './cluster';
import { markElement } from './marks';

const squarePixels = 72;

/** With more of them in sight, names would lie on each other. */
const mostNamed = 30;

/** About what a name takes. */
const nameWidth = 170;

/** Draws pins onto a map, those that are too near to each other as one; of those that are out of sight, none. */
export function drawPins(map: L.Map, layer: L.LayerGroup, pins: Pin[], onOpen?: (id: string) => void) {
  layer.clearLayers();
  const zoom = map.getZoom();
  const sight = map.getBounds().pad(0.2);
  const clusters = clustersOf(pins, (pin) => map.project([pin.latitude, pin.longitude], zoom), squarePixels).filter((cluster) => sight.contains([cluster.latitude, cluster.longitude]));
  const isNamed = clusters.length <= mostNamed;
  for (const cluster of clusters) {
    // A name to the right of its mark would end outside.
    const isAtEdge = map.latLngToContainerPoint([cluster.latitude, cluster.longitude]).x > map.getSize().x - nameWidth;
    const marker = L.marker([cluster.latitude, cluster.longitude], {
      // By keyboard one uses the list beside the map.
      keyboard: false, interactive: !!onOpen, icon: L.divIcon({ className: 'mapPin', html: elementOf(cluster, isNamed, isAtEdge), iconSize: [26, 26] }), zIndexOffset: cluster.status === 'Faulted' ? 500 : 0,
    }).addTo(layer);
    if (onOpen) marker.on('click', () => open(map, cluster, onOpen));
  }
}

function elementOf({ pins, status }: Cluster, isNamed: boolean, isAtEdge: boolean) {
  const box = document.createElement('div');
  box.className = pins.length > 1 ? 'mapMark mapMarkMany' : 'mapMark';
  box.title = pins.length > 1 ? pins.slice(0, 12).map((pin) => pin.name).join('\n') : pins[0]!.name;
  box.append(markElement(status));
  const text = document.createElement('span');
  if (pins.length > 1) {
    text.className = 'mapCount';
    text.textContent = String(pins.length);
    box.append(text);
  } else if (isNamed) {
    text.className = isAtEdge ? 'mapName mapNameBefore' : 'mapName';
    text.textContent = pins[0]!.name;
    box.append(text);
  }
  return box;
}

function open(map: L.Map, cluster: Cluster, onOpen: (id: string) => void) {
  if (cluster.pins.length === 1) return onOpen(cluster.pins[0]!.id);
  if (!areOnePlace(cluster.pins) && map.getZoom() < map.getMaxZoom()) {
    map.fitBounds(L.latLngBounds(cluster.pins.map((pin) => [pin.latitude, pin.longitude])), { padding: [70, 70] });
    return;
  }
  const list = document.createElement('div');
  for (const pin of cluster.pins) {
    const button = document.createElement('button');
    button.className = 'mapChoice';
    button.append(markElement(pin.status), document.createTextNode(pin.name));
    button.onclick = () => onOpen(pin.id);
    list.append(button);
  }
  L.popup({ maxHeight: 240 }).setLatLng([cluster.latitude, cluster.longitude]).setContent(list).openOn(map);
}
