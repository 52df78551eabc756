import { Alert, Button, Group, List, Stack, Text, Textarea, ThemeIcon } from '@mantine/core';
import { IconCheck, IconFlag } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { useNow } from '../parts/useNow';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { useTexts } from './detailTexts';
import { useFlagName, useFlagReason } from './flags';

type Transaction = Schemas['TransactionResource'];

/** Why a transaction is not to be billed as it is, and whether somebody has looked at it. */
export function Flags({ transaction }: { transaction: Transaction }) {
  const t = useTexts();
  const nameOf = useFlagName();
  const reasonOf = useFlagReason();
  const seen = transaction.review?.flags ?? [];
  return (
    <Section title={t('flags')} about={transaction.needsReview ? t('flagsAbout') : undefined}>
      <List spacing="sm" center={false} listStyleType="none">
        {transaction.flags.map((flag) => (
          <List.Item
            key={flag}
            icon={<ThemeIcon variant="light" size={26} radius="xl" color={seen.includes(flag) ? 'teal' : 'orange'}>{seen.includes(flag) ? <IconCheck size={15} /> : <IconFlag size={15} />}</ThemeIcon>}
          >
            <Text size="sm" fw={600}>{nameOf(flag)}</Text>
            <Text size="sm" c="dimmed">{reasonOf(flag)}{flag === 'missingSeqNo' && transaction.missingSeqNos && ` (${transaction.missingSeqNos})`}</Text>
          </List.Item>
        ))}
      </List>
      <Review transaction={transaction} />
    </Section>
  );
}

function Review({ transaction }: { transaction: Transaction }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const { data: session } = useSession();
  const { review } = transaction;
  return (
    <Stack mt="md" gap="sm">
      {review && (
        <Alert color={transaction.needsReview ? 'yellow' : 'teal'} title={t('reviewedBy', { name: review.by, ago: formats.ago(review.at, now) })}>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{review.note}</Text>
          {transaction.needsReview && <Text size="sm" mt={4} fw={600}>{t('newFlag')}</Text>}
        </Alert>
      )}
      {transaction.needsReview && (may(session, 'Operator') ? <Form id={`${transaction.id}`} /> : <Text size="sm" c="dimmed">{t('operatorsReview')}</Text>)}
    </Stack>
  );
}

function Form({ id }: { id: string }) {
  const t = useTexts();
  const [note, setNote] = useState('');
  const review = useChange(() => bodyOf(api.POST('/api/v1/transactions/{id}/review', { params: { path: { id } }, body: { note } })), {
    done: t('reviewDone'), touches: ['transactions', 'overview', 'audit'], onDone: () => setNote(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    review.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Textarea label={t('note')} description={t('noteHow')} value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={500} autosize minRows={2} required />
      <Group mt="sm"><Button type="submit" loading={review.isPending} disabled={!note.trim()} leftSection={<IconCheck size={16} />}>{t('review')}</Button></Group>
    </form>
  );
}
