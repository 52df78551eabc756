import { Alert, Button, FileButton, Group, Progress, Stack, Text, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { tokensOf, type Row } from './csv';
import { useTexts } from './texts';
import { Verdicts } from './Verdicts';

export type Judged = Schemas['ImportedToken'];

/** The server takes so many rows at once. */
const chunk = 500;

/** Registers the tokens of a file, after it has shown what would become of each. */
export function ImportTokens({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('import')} size="xl" closeOnClickOutside={false}><Steps onClose={onClose} /></Dialog>;
}

// Within the modal, so that it is empty each time.
function Steps({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [rows, setRows] = useState<Row[]>([]);
  const [done, setDone] = useState(0);
  const judge = async (wanted: Row[], dryRun: boolean) => {
    const seen = new Set<string>();
    const judged: Judged[] = [];
    setDone(0);
    for (let from = 0; from < wanted.length; from += chunk) {
      const part = wanted.slice(from, from + chunk);
      // The server sees one part at a time; whether an id came in an earlier one is known here.
      const isNew = part.map(({ idToken }) => !seen.has(idToken.toLowerCase()));
      part.forEach(({ idToken }) => seen.add(idToken.toLowerCase()));
      const answers = (await bodyOf(api.POST('/api/v1/tokens/import', { body: { items: part.filter((_, at) => isNew[at]), dryRun } }))).items.values();
      for (const [at, row] of part.entries()) judged.push(isNew[at] ? answers.next().value! : { idToken: row.idToken, verdict: 'Refused', reason: t('twice') });
      setDone(Math.min(wanted.length, from + chunk));
    }
    return judged;
  };
  const preview = useMutation({
    mutationFn: (file: string) => {
      const found = tokensOf(file);
      setRows(found);
      return judge(found, true);
    },
  });
  const take = useMutation({
    mutationFn: () => judge(rows, false),
    onSettled: () => ['tokens', 'audit'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  });
  const read = (file: File | null) => void file?.text().then((content) => {
    setText(content);
    preview.mutate(content);
  });
  const shown = take.data ?? preview.data;
  const changes = preview.data?.filter(({ verdict }) => verdict === 'New' || verdict === 'Changed').length ?? 0;
  return (
    <Stack>
      {!shown && (
        <>
          <Text size="sm" c="dimmed">{t('importHow')}</Text>
          <Textarea
            label={t('paste')} placeholder={'idToken,type,status,groupId,expiresAt\n04A2B3C4D5E680,ISO14443,Accepted,Fleet,2030-12-31'} value={text} onChange={(event) => setText(event.currentTarget.value)}
            autosize minRows={6} maxRows={12} ff="monospace" data-autofocus
          />
        </>
      )}
      {preview.data?.length === 0 && <Alert color="yellow">{t('noRows')}</Alert>}
      {(preview.isPending || take.isPending) && <Progress value={rows.length > 0 ? (done / rows.length) * 100 : 0} animated aria-label={t('progress')} />}
      {preview.error && <Failure error={preview.error} />}
      {take.error && <Failure error={take.error} />}
      {take.data && <Alert color="teal" role="status">{t('imported')}</Alert>}
      {shown && shown.length > 0 && <Verdicts judged={shown} />}
      <Group justify="space-between">
        {shown ? (!take.data && <Button variant="default" onClick={preview.reset} disabled={take.isPending}>{t('back')}</Button>) : (
          <FileButton onChange={read} accept=".csv,text/csv,text/plain">{(props) => <Button {...props} variant="default" leftSection={<IconFile size={16} />}>{t('file')}</Button>}</FileButton>
        )}
        {take.data ? <Button onClick={onClose}>{t('finish')}</Button>
          : shown ? <Button onClick={() => take.mutate()} loading={take.isPending} disabled={changes === 0}>{t('take', { count: changes })}</Button>
            : <Button onClick={() => preview.mutate(text)} loading={preview.isPending} disabled={!text.trim()}>{t('preview')}</Button>}
      </Group>
    </Stack>
  );
}
