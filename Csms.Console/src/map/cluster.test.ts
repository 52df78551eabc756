import { expect, test } from 'vitest';
import { areOnePlace, clustersOf, type Pin } from './cluster';

const pin = (id: string, latitude: number, longitude: number, status: Pin['status'] = 'Available'): Pin => ({ id, name: id, latitude, longitude, status });
const project = ({ latitude, longitude }: Pin) => ({ x: longitude * 10, y: latitude * 10 });

test('pins in one square are one, in their middle and as bad as the worst', () => {
  const [near, far] = clustersOf([pin('a', 1, 1), pin('b', 3, 2, 'Offline'), pin('c', 2, 3, 'Charging'), pin('d', 50, 50)], project, 60);
  expect(near).toMatchObject({ latitude: 2, longitude: 2, status: 'Offline' });
  expect(near!.pins.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(far).toMatchObject({ latitude: 50, longitude: 50, status: 'Available' });
});

test('marks on both sides of a border do not lie on each other', () => {
  const [only, ...rest] = clustersOf([pin('a', 1, 5.8), pin('b', 1, 5.9), pin('c', 1, 6.1, 'Faulted')], project, 60);
  expect(rest).toEqual([]);
  expect(only).toMatchObject({ pins: { length: 3 }, status: 'Faulted' });
});

test('the nearer one looks, the fewer are together', () => {
  const pins = [pin('a', 1, 1), pin('b', 3, 3)];
  expect(clustersOf(pins, project, 60)).toHaveLength(1);
  expect(clustersOf(pins, ({ latitude, longitude }) => ({ x: longitude * 100, y: latitude * 100 }), 60)).toHaveLength(2);
});

test('two thousand pins become no more marks than there are squares', () => {
  const pins = Array.from({ length: 2_000 }, (_, at) => pin(`${at}`, (at % 50) * 2, Math.floor(at / 50) * 2.5));
  const clusters = clustersOf(pins, project, 100);
  expect(clusters).toHaveLength(100);
  expect(clusters.reduce((sum, cluster) => sum + cluster.pins.length, 0)).toBe(2_000);
});

test('what is in one place is known', () => {
  expect(areOnePlace([pin('a', 55.6, 12.9), pin('b', 55.6, 12.9)])).toBe(true);
  expect(areOnePlace([pin('a', 55.6, 12.9), pin('b', 55.601, 12.9)])).toBe(false);
});
