import { Select, Stack, Text, type SelectProps } from '@mantine/core';
import type { Schemas } from '../api/client';
import { useTexts } from './texts';

type Role = Schemas['Role'];
type Props = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & { value: Role; onChange: (role: Role) => void };

/** The roles, each with what it may. */
export function RoleSelect({ value, onChange, ...rest }: Props) {
  const t = useTexts();
  const roles = [
    { value: 'Viewer', label: t('Viewer'), may: t('viewerMay') },
    { value: 'Operator', label: t('Operator'), may: t('operatorMay') },
    { value: 'Administrator', label: t('Administrator'), may: t('administratorMay') },
  ];
  return (
    <Select
      {...rest} data={roles} value={value} onChange={(role) => role && role !== value && onChange(role as Role)} allowDeselect={false}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">{roles.find((role) => role.value === option.value)?.may}</Text>
        </Stack>
      )}
    />
  );
}
