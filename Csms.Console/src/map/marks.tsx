import { defineTexts } from '../texts';
import type { LocationStatus } from './status';

const circle = 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z';

// Each has a shape and a sign of its own: who cannot tell the colors tells these. In a square of 24.
const marks: Record<LocationStatus, { color: string; shape: string; sign: string }> = {
  Faulted: { color: 'var(--mantine-color-red-filled)', shape: 'M12 2.5 22.5 21h-21z', sign: 'M12 9.5v5M12 17.6v.4' },
  Offline: { color: 'var(--mantine-color-orange-filled)', shape: 'M3 3h18v18H3z', sign: 'M8 8l8 8M16 8l-8 8' },
  Charging: { color: 'var(--mantine-color-blue-filled)', shape: circle, sign: 'M12.8 6 8.5 12.6h3.2L11 18l4.4-6.7h-3.2z' },
  Available: { color: 'var(--mantine-color-teal-filled)', shape: circle, sign: 'M7.5 12.5l3 3 6-6.5' },
  Empty: { color: 'var(--mantine-color-dimmed)', shape: circle, sign: 'M8 12h8' },
};

const useTexts = defineTexts('locationStatus', {
  en: { Faulted: 'Faulted', Offline: 'A station is offline', Charging: 'Charging', Available: 'Available', Empty: 'No stations' },
  de: { Faulted: 'Gestört', Offline: 'Eine Station ist offline', Charging: 'Lädt', Available: 'Frei', Empty: 'Keine Stationen' },
  sv: { Faulted: 'Fel', Offline: 'En station är offline', Charging: 'Laddar', Available: 'Ledig', Empty: 'Inga stationer' },
});

/** What each status is called. */
export function useStatusName() {
  const t = useTexts();
  return (status: LocationStatus) => t(status);
}

/** How a location is, by color, shape and sign. */
export function StatusMark({ status, size = 18 }: { status: LocationStatus; size?: number }) {
  const nameOf = useStatusName();
  const { color, shape, sign } = marks[status];
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} role="img" aria-label={nameOf(status)} style={{ flexShrink: 0 }} strokeLinecap="round" strokeLinejoin="round">
      <title>{nameOf(status)}</title>
      <path d={shape} fill={color} stroke={color} strokeWidth={2} />
      <path d={sign} fill={status === 'Charging' ? '#fff' : 'none'} stroke="#fff" strokeWidth={status === 'Charging' ? 1 : 2.2} />
    </svg>
  );
}

/** The same as an element, for the map. */
export function markElement(status: LocationStatus) {
  const { color, shape, sign } = marks[status];
  const element = (name: string, attributes: Record<string, string>) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = element('svg', { viewBox: '0 0 24 24', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' });
  svg.append(
    element('path', { d: shape, style: `fill:${color};stroke:${color}`, 'stroke-width': '2' }),
    element('path', { d: sign, fill: status === 'Charging' ? '#fff' : 'none', stroke: '#fff', 'stroke-width': status === 'Charging' ? '1' : '2.2' }),
  );
  return svg;
}
