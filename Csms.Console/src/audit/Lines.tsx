import { ActionIcon, Anchor, Badge, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { Schemas } from '../api/client';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { Differences } from './Differences';
import { useTexts } from './texts';

type Line = Schemas['AuditResource'];

const colors: Record<string, string> = { POST: 'teal', PUT: 'blue', PATCH: 'blue', DELETE: 'red' };

/** Lines of the audit; those that have changed something unfold. */
export function Lines({ lines }: { lines: Line[] }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const [unfolded, setUnfolded] = useState<string[]>([]);
  const toggle = (key: string) => setUnfolded((keys) => (keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]));
  // Lines have no id; two of one instant differ in their place from the end.
  const keyOf = (line: Line, at: number) => `${line.at} ${line.action} ${lines.slice(at + 1).filter((other) => other.at === line.at).length}`;
  return (
    <Table verticalSpacing="xs" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={44}><VisuallyHidden>{t('whatChanged')}</VisuallyHidden></Table.Th>
          <Table.Th visibleFrom="sm">{t('when')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('operator')}</Table.Th>
          <Table.Th>{t('action')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('station')}</Table.Th>
          <Table.Th visibleFrom="md">{t('address')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, at) => {
          const key = keyOf(line, at);
          const isOpen = unfolded.includes(key);
          return (
            <Fragment key={key}>
              <Table.Tr>
                <Table.Td pr={0}>
                  {!!(line.before ?? line.after) && (
                    <ActionIcon variant="subtle" color="gray" size="sm" aria-expanded={isOpen} aria-label={t('whatChanged')} onClick={() => toggle(key)}>
                      {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
                    </ActionIcon>
                  )}
                </Table.Td>
                <Table.Td visibleFrom="sm"><Text size="sm" title={formats.ago(line.at, now)} className="figures">{formats.time(line.at)}</Text></Table.Td>
                <Table.Td visibleFrom="sm"><OperatorOf line={line} /></Table.Td>
                <Table.Td>
                  <Action line={line} />
                  <Group gap={6} hiddenFrom="sm"><OperatorOf line={line} /><StationOf line={line} /><Text size="xs" c="dimmed">{formats.time(line.at)}</Text></Group>
                </Table.Td>
                <Table.Td visibleFrom="sm"><StationOf line={line} /></Table.Td>
                <Table.Td visibleFrom="md"><Text size="sm" c="dimmed">{line.address ?? t('server')}</Text></Table.Td>
              </Table.Tr>
              {isOpen && (
                <Table.Tr bg="var(--mantine-color-default-hover)">
                  <Table.Td colSpan={6} style={{ overflowX: 'auto' }}><Differences before={line.before} after={line.after} /></Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function OperatorOf({ line }: { line: Line }) {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link from="/audit" to="." search={(search) => ({ ...search, operator: line.operatorName })} {...props} />}>{line.operatorName}</Anchor>
  );
}

function StationOf({ line }: { line: Line }) {
  const { stationId } = line;
  return stationId ? <Anchor size="sm" renderRoot={(props) => <Link to="/stations/$stationId" params={{ stationId }} {...props} />}>{stationId}</Anchor> : null;
}

// A change of the API is its verb and path; a command and a sign-in have words.
function Action({ line }: { line: Line }) {
  const [verb = '', path] = line.action.split(' /', 2);
  return (
    <div>
      {path === undefined
        ? <Text size="sm">{line.action}</Text>
        : (
            <Group gap={6} wrap="nowrap" align="flex-start">
              <Badge size="sm" radius="sm" variant="light" color={colors[verb] ?? 'gray'} style={{ flexShrink: 0 }}>{verb}</Badge>
              <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>/{path}</Text>
            </Group>
          )}
      {line.detail && <Text size="xs" c="dimmed" lineClamp={3} title={line.detail} style={{ overflowWrap: 'anywhere' }}>{line.detail}</Text>}
    </div>
  );
}
