import { ActionIcon, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconDoorEnter, IconKey, IconTrash } from '@tabler/icons-react';
import { api, bodyOf, type Schemas } from '../api/client';
import type { Question } from '../parts/Confirm';
import type { Secret } from '../parts/ShownOnce';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useTexts } from './texts';

type Props = { knock: Schemas['Knock']; onSecret: (secret: Secret) => void; onAsk: (question: Question) => void };

const touches = ['knocks', 'stations', 'overview', 'audit'];

/** Lets a station in, gives it a new password, or forgets that it has knocked. */
export function KnockActions({ knock: { stationId, isRegistered, kind }, onSecret, onAsk }: Props) {
  const t = useTexts();
  const { data: session } = useSession();
  const tell = ({ password }: Schemas['StationResource']) => {
    if (password) onSecret({ title: t('passwordOf', { station: stationId }), text: t('passwordHow'), value: password });
    else notifications.show({ color: 'teal', message: t('admitted', { station: stationId }) });
  };
  const admit = useChange((body: Omit<Schemas['NewStationBody'], 'id'>) => bodyOf(api.POST('/api/v1/stations', { body: { id: stationId, ...body } })), { touches, onDone: tell });
  const renew = useChange(
    () => bodyOf(api.PATCH('/api/v1/stations/{stationId}', { params: { path: { stationId } }, body: { generatePassword: true } })), { touches, onDone: tell });
  const assume = useChange(
    (defaultSubprotocol: string) => bodyOf(api.PATCH('/api/v1/stations/{stationId}', { params: { path: { stationId } }, body: { defaultSubprotocol } })),
    { touches, done: t('assumed') });
  const forget = useChange(() => bodyOf(api.DELETE('/api/v1/knocks/{stationId}', { params: { path: { stationId } } })), { touches, done: t('forgotten', { station: stationId }) });
  if (!may(session, 'Operator')) return null;
  const askForget = () => onAsk({ title: t('forget'), text: t('forgetAsk', { station: stationId }), action: t('forget'), onYes: () => forget.mutate() });
  const askRenew = () => onAsk({ title: t('renew'), text: t('renewAsk', { station: stationId }), action: t('renew'), onYes: () => renew.mutate() });
  return (
    <>
      {!isRegistered && <Button size="xs" leftSection={<IconDoorEnter size={15} />} onClick={() => admit.mutate({})} loading={admit.isPending}>{t('admit')}</Button>}
      {isRegistered && kind === 'Credentials' && <Button size="xs" variant="default" leftSection={<IconKey size={15} />} onClick={askRenew} loading={renew.isPending}>{t('renew')}</Button>}
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('moreOf', { station: stationId })}><IconDots size={18} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {!isRegistered && <Menu.Item onClick={() => admit.mutate({ securityProfile: 0 })}>{t('admitWithout')}</Menu.Item>}
          {kind === 'Subprotocol' && ['ocpp1.6', 'ocpp2.0.1'].map((spoken) => (
            <Menu.Item key={spoken} onClick={() => (isRegistered ? assume.mutate(spoken) : admit.mutate({ defaultSubprotocol: spoken }))}>
              {isRegistered ? t('assume', { spoken }) : t('admitAs', { spoken })}
            </Menu.Item>
          ))}
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={askForget}>{t('forget')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
