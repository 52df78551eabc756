import { worst, type LocationStatus } from './status';

export type Pin = { id: string; name: string; latitude: number; longitude: number; status: LocationStatus };

/** Pins that are too near to each other to be told apart. */
export type Cluster = { pins: Pin[]; latitude: number; longitude: number; status: LocationStatus };

type Point = { x: number; y: number };

/** A mark is wider than it is high. */
const flatness = 0.6;

/** Puts pins in the same square of the picture together, and squares whose marks would lie on each other. Each is as bad as the worst of its pins. */
export function clustersOf(pins: Pin[], project: (pin: Pin) => Point, squarePixels: number): Cluster[] {
  const squares = new Map<string, { pins: Pin[]; points: Point[] }>();
  for (const pin of pins) {
    const point = project(pin);
    const key = `${Math.floor(point.x / squarePixels)} ${Math.floor(point.y / squarePixels)}`;
    const square = squares.get(key) ?? { pins: [], points: [] };
    square.pins.push(pin);
    square.points.push(point);
    squares.set(key, square);
  }
  const kept: (Cluster & Point)[] = [];
  for (const { pins: together, points } of [...squares.values()].sort((a, b) => b.pins.length - a.pins.length)) {
    const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
    const near = kept.find((other) => Math.abs(other.x - x) < squarePixels && Math.abs(other.y - y) < squarePixels * flatness);
    if (near) near.pins.push(...together);
    else kept.push({ pins: together, x, y, latitude: mean(together.map((pin) => pin.latitude)), longitude: mean(together.map((pin) => pin.longitude)), status: 'Empty' });
  }
  return kept.map(({ pins: together, latitude, longitude }) => ({ pins: together, latitude, longitude, status: together.map((pin) => pin.status).reduce(worst) }));
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Whether all of them are in the same place, which no zoom takes apart. */
export const areOnePlace = (pins: Pin[]) => pins.every((pin) => Math.abs(pin.latitude - pins[0]!.latitude) < 1e-5 && Math.abs(pin.longitude - pins[0]!.longitude) < 1e-5);
