import { Autocomplete, Button, Group, Select, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../../api/client';
import { focusFault } from '../../parts/focusFault';
import { useChange } from '../../parts/useChange';
import { may, useSession } from '../../session/session';
import { useTexts as useStationTexts } from '../texts';
import type { Station } from '../useStation';
import { useTexts } from './texts';

/** Says which tokens belong on a station's list; also for one that is away, which gets them when it comes. */
export function Scope({ station, list }: { station: Station; list: Schemas['LocalList'] }) {
  const t = useTexts();
  const words = useStationTexts();
  const { data: session } = useSession();
  const [scope, setScope] = useState<Schemas['LocalListScope']>(list.scope ?? 'None');
  const [groupId, setGroupId] = useState(list.groupId ?? '');
  const [hasTried, setTried] = useState(false);
  const groups = useQuery({ queryKey: ['tokens', 'groups'], queryFn: () => bodyOf(api.GET('/api/v1/token-groups')) });
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/stations/{stationId}/local-list', { params: { path: { stationId: station.id } }, body: { scope, groupId: scope === 'Group' ? groupId.trim() : null } })),
    { done: t('saved'), touches: ['localList', 'audit'] },
  );
  const mayChange = may(session, 'Operator');
  const isLacking = scope === 'Group' && !groupId.trim();
  const refused = save.error instanceof Problem ? save.error.violations.find((broken) => broken.path === 'groupId')?.description : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isLacking) save.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('scope')} flex="1 1 240px" maw={340} value={scope} onChange={(value) => value && setScope(value)} allowDeselect={false} disabled={!mayChange}
          data={[{ value: 'None' as const, label: t('scopeNone') }, { value: 'All' as const, label: t('scopeAll') }, { value: 'Group' as const, label: t('scopeGroup') }]}
        />
        {scope === 'Group' && (
          <Autocomplete
            label={t('group')} flex="1 1 200px" maw={300} value={groupId} onChange={setGroupId} data={groups.data?.items.map((group) => group.groupId) ?? []} maxLength={36} disabled={!mayChange}
            placeholder={t('groupHow')} error={(hasTried && isLacking && t('needGroup')) || refused}
          />
        )}
        <Tooltip label={words('operatorsOnly')} disabled={mayChange}><Button type="submit" loading={save.isPending} disabled={!mayChange}>{t('save')}</Button></Tooltip>
      </Group>
    </form>
  );
}
