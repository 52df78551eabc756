import 'leaflet/dist/leaflet.css';
import './map.css';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../api/client';
import type { Pin } from './cluster';
import { graticuleOn } from './graticule';
import { drawPins } from './markers';
import { useTexts } from './texts';

export type MapProps = { pins: Pin[]; height: number | string; label: string; onOpen?: (id: string) => void; onPick?: (latitude: number, longitude: number) => void };

/** A map with pins; without a tile server it is drawn on lines of latitude and longitude. To be loaded lazily: it brings Leaflet. */
export default function MapCanvas({ pins, height, label, onOpen, onPick, tiles }: MapProps & { tiles: Schemas['MapTiles'] }) {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const now = useRef({ pins, onOpen, onPick });
  const shown = useRef<{ map: L.Map; draw: () => void; fit: () => void } | null>(null);
  const wasFitted = useRef(false);
  useEffect(() => {
    // One finger scrolls the page, two move the map; the wheel is the page's until the map is chosen.
    const map = L.map(place.current!, { zoomControl: false, attributionControl: !!tiles.url, scrollWheelZoom: false, dragging: !L.Browser.mobile, minZoom: 2, maxZoom: 18, worldCopyJump: true, zoomSnap: 0.5 });
    L.control.zoom({ position: 'topright', zoomInTitle: t('zoomIn'), zoomOutTitle: t('zoomOut') }).addTo(map);
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
    map.on('focus', () => map.scrollWheelZoom.enable());
    map.on('blur', () => map.scrollWheelZoom.disable());
    map.setView([50, 12], 4);
    if (tiles.url) {
      map.attributionControl.setPrefix(false);
      L.tileLayer(tiles.url, { attribution: escaped(tiles.attribution ?? ''), maxZoom: 18, referrerPolicy: 'origin' }).addTo(map);
    } else graticuleOn(map);
    const layer = L.layerGroup().addTo(map);
    const draw = () => drawPins(map, layer, now.current.pins, now.current.onOpen);
    const fit = () => {
      const points = now.current.pins.map((pin): L.LatLngTuple => [pin.latitude, pin.longitude]);
      if (points.length > 0) map.fitBounds(L.latLngBounds(points), { padding: [56, 56], maxZoom: tiles.url ? 14 : 11, animate: false });
    };
    map.on('moveend', draw);
    map.on('click', ({ latlng }) => now.current.onPick?.(latlng.lat, latlng.wrap().lng));
    const watch = new ResizeObserver(() => map.invalidateSize());
    watch.observe(place.current!);
    shown.current = { map, draw, fit };
    wasFitted.current = false;
    return () => {
      watch.disconnect();
      map.remove();
      shown.current = null;
    };
    // The words of its buttons are those of the language in which the map was made.
  }, [tiles.url, tiles.attribution]);
  useEffect(() => {
    now.current = { pins, onOpen, onPick };
    // What is drawn anew keeps the part that one looks at.
    if (!wasFitted.current && pins.length > 0) {
      wasFitted.current = true;
      shown.current?.fit();
    }
    shown.current?.draw();
  }, [pins, onOpen, onPick, tiles.url]);
  return (
    <div className="mapBox" data-pick={!!onPick || undefined}>
      <div ref={place} className="map" style={{ height }} role="region" aria-label={label} />
      {pins.length > 0 && (
        <Tooltip label={t('fit')} position="left">
          <ActionIcon variant="default" size="lg" pos="absolute" top={84} right={10} style={{ zIndex: 401 }} aria-label={t('fit')} onClick={() => shown.current?.fit()}><IconFocus2 size={18} /></ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

// Leaflet writes attributions as HTML.
function escaped(text: string) {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
