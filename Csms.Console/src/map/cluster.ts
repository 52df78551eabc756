import { worst, type LocationStatus } from './status';

export type Pin = { id: string; name: string; latitude: number; longitude: number; status: LocationStatus };

/** Pins that are too near to each other to be told apart. */
export type Cluster = { pins: Pin[]; latitude: number; longitude: number; status: LocationStatus };

/** Puts pins in the same square of the picture together. Each stands in the middle of its pins and is as bad as the worst of them. */
export function clustersOf(pins: Pin[], project: (pin: Pin) => { x: number; y: number }, squarePixels: number): Cluster[] {
  const squares = new Map<string, Pin[]>();
  for (const pin of pins) {
    const { x, y } = project(pin);
    const key = `${Math.floor(x / squarePixels)} ${Math.floor(y / squarePixels)}`;
    const there = squares.get(key);
    if (there) there.push(pin);
    else squares.set(key, [pin]);
  }
  return [...squares.values()].map((together) => ({
    pins: together,
    latitude: mean(together.map((pin) => pin.latitude)),
    longitude: mean(together.map((pin) => pin.longitude)),
    status: together.map((pin) => pin.status).reduce(worst),
  }));
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Whether all of them are in the same place, which no zoom takes apart. */
export const areOnePlace = (pins: Pin[]) => pins.every((pin) => Math.abs(pin.latitude - pins[0]!.latitude) < 1e-5 && Math.abs(pin.longitude - pins[0]!.longitude) < 1e-5);
