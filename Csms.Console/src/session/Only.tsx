import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { may, useSession, type Session } from './session';
import { useTexts } from './texts';

/** What only those of a role may see; others are told so. */
export function Only({ role, children }: { role: Session['role']; children: ReactNode }) {
  const t = useTexts();
  const { data: session } = useSession();
  return may(session, role) ? children : <Alert color="yellow" role="alert">{t('needsRole', { role: t(role), own: session ? t(session.role) : '' })}</Alert>;
}
