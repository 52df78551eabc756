import { Button, Grid, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../api/client';
import { LocationMap, pinsOf } from '../map/LocationMap';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { countriesIn } from './countries';
import { EditHours, draftOf, hoursOf } from './EditHours';
import { useTexts } from './texts';

type Location = Schemas['LocationResource'];
type Props = { location: Location | 'new' | null; onClose: () => void; onAdded?: (id: string) => void };

/** Adds a location, or changes one. */
export function EditLocation({ location, onClose, onAdded }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={!!location} onClose={onClose} title={location === 'new' ? t('add') : t('edit')} size="xl">
      {location && <Form location={location === 'new' ? null : location} onClose={onClose} onAdded={onAdded} />}
    </Dialog>
  );
}

function Form({ location, onClose, onAdded }: { location: Location | null } & Omit<Props, 'location'>) {
  const t = useTexts();
  const language = document.documentElement.lang;
  const [id, setId] = useState(location?.id ?? '');
  const [words, setWords] = useState({
    name: location?.name ?? '', address: location?.address ?? '', postalCode: location?.postalCode ?? '', city: location?.city ?? '', state: location?.state ?? '', country: location?.country ?? null as string | null,
    timeZone: location?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const [point, setPoint] = useState<{ latitude: number | string; longitude: number | string }>({ latitude: location?.latitude ?? '', longitude: location?.longitude ?? '' });
  const [hours, setHours] = useState(() => draftOf(location?.openingHours ?? null));
  const countries = useMemo(() => countriesIn(language), [language]);
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), words.timeZone])], [words.timeZone]);
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/locations/{id}', {
      params: { path: { id: id.trim() } },
      body: {
        ...words, name: words.name || null, postalCode: words.postalCode || null, state: words.state || null, country: words.country ?? '',
        latitude: numberOf(point.latitude), longitude: numberOf(point.longitude), openingHours: hoursOf(hours),
      },
    })),
    {
      touches: ['locations', 'map', 'stations', 'audit'], toldByForm: true, done: t('saved', { name: words.name || id }),
      onDone: () => {
        onClose();
        onAdded?.(id.trim());
      },
    });
  const faultOf = (path: string) => (save.error instanceof Problem ? save.error.violations.find((violation) => violation.path === path || violation.path.startsWith(`${path}.`))?.description : undefined);
  const set = (member: keyof typeof words) => ({ value: words[member] ?? '', error: faultOf(member), onChange: (event: { currentTarget: { value: string } }) => setWords({ ...words, [member]: event.currentTarget.value }) });
  const pins = useMemo(() => {
    const [latitude, longitude] = [numberOf(point.latitude), numberOf(point.longitude)];
    return latitude === null || longitude === null ? [] : pinsOf([{ id: '', name: words.name || id || '·', latitude, longitude, figures: { status: 'Available' } as Location['figures'] }]);
  }, [point, words.name, id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Grid>
          {!location && <Grid.Col span={12}><TextInput label={t('id')} description={t('idHow')} value={id} onChange={(event) => setId(event.currentTarget.value)} error={faultOf('id')} maxLength={36} required data-autofocus autoComplete="off" spellCheck={false} /></Grid.Col>}
          <Grid.Col span={12}><TextInput label={t('name')} {...set('name')} maxLength={255} data-autofocus={!!location || undefined} autoComplete="off" /></Grid.Col>
          <Grid.Col span={12}><TextInput label={t('street')} {...set('address')} maxLength={255} required autoComplete="off" /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 4 }}><TextInput label={t('postalCode')} {...set('postalCode')} maxLength={10} autoComplete="off" /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 8 }}><TextInput label={t('city')} {...set('city')} maxLength={45} required autoComplete="off" /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 4 }}><TextInput label={t('state')} {...set('state')} maxLength={45} autoComplete="off" /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 8 }}><Select label={t('country')} data={countries} value={words.country} onChange={(country) => setWords({ ...words, country })} error={faultOf('country')} searchable required limit={60} /></Grid.Col>
          <Grid.Col span={12}><Select label={t('timeZone')} data={zones} value={words.timeZone} onChange={(zone) => setWords({ ...words, timeZone: zone ?? words.timeZone })} error={faultOf('timeZone')} searchable required limit={60} allowDeselect={false} /></Grid.Col>
        </Grid>
        <EditHours draft={hours} onChange={setHours} error={faultOf('openingHours')} />
        <Grid>
          <Grid.Col span={{ base: 12, sm: 6 }}><NumberInput label={t('latitude')} value={point.latitude} onChange={(latitude) => setPoint({ ...point, latitude })} error={faultOf('latitude')} min={-90} max={90} decimalScale={7} hideControls placeholder="55.60917" /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}><NumberInput label={t('longitude')} value={point.longitude} onChange={(longitude) => setPoint({ ...point, longitude })} error={faultOf('longitude')} min={-180} max={180} decimalScale={7} hideControls placeholder="12.99972" /></Grid.Col>
        </Grid>
        <Text size="xs" c="dimmed" mt={-8}>{t('pick')}</Text>
        <LocationMap pins={pins} height={240} label={t('coordinates')} onPick={(latitude, longitude) => setPoint({ latitude: rounded(latitude), longitude: rounded(longitude) })} />
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={save.isPending}>{t('save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

const numberOf = (value: number | string) => (value === '' || Number.isNaN(Number(value)) ? null : Number(value));

/** Half a meter. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
