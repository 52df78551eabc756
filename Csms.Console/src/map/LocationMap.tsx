import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Failure } from '../parts/Page';
import type { Pin } from './cluster';
import type { MapProps } from './MapCanvas';

const MapCanvas = lazy(() => import('./MapCanvas'));

/** A map of locations, by the tile server of the settings, or without one. */
export function LocationMap(props: MapProps) {
  const tiles = useQuery({ queryKey: ['map-tiles'], queryFn: () => bodyOf(api.GET('/api/v1/map/tiles')), staleTime: Infinity });
  if (tiles.error) return <Failure error={tiles.error} />;
  if (!tiles.data) return <Skeleton h={props.height} />;
  return <Suspense fallback={<Skeleton h={props.height} />}><MapCanvas {...props} tiles={tiles.data} /></Suspense>;
}

/** The pins of those that have coordinates. */
export function pinsOf(locations: Pick<Schemas['MapLocation'], 'id' | 'name' | 'latitude' | 'longitude' | 'figures'>[]): Pin[] {
  return locations.flatMap(({ id, name, latitude, longitude, figures }) =>
    latitude == null || longitude == null ? [] : [{ id, name: name ?? id, latitude, longitude, status: figures.status }]);
}
