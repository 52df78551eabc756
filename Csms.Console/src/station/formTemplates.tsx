import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { titleId, type ArrayFieldTitleProps, type ObjectFieldTemplateProps, type TemplatesType, type TitleFieldProps } from '@rjsf/utils';

/** An object within an object stands at a line, so that one sees where it ends. */
function ObjectField({ title, required, properties, optionalDataControl, fieldPathId, schema, registry }: ObjectFieldTemplateProps) {
  const isRoot = fieldPathId.path.length === 0;
  const shown = properties.filter((property) => !property.hidden);
  const fields = <SimpleGrid cols={{ base: 1, sm: shown.every((property) => isPlain(schema.properties?.[property.name])) ? 2 : 1 }} verticalSpacing="xs">{shown.map((property) => <div key={property.name}>{property.content}</div>)}</SimpleGrid>;
  if (isRoot) return fields;
  return (
    <Stack gap={6} my="xs" role="group" aria-labelledby={titleId(fieldPathId)}>
      <FieldTitle id={titleId(fieldPathId)} title={title} required={required} optionalDataControl={optionalDataControl} schema={schema} registry={registry} />
      {shown.length > 0 && <div style={{ borderLeft: '2px solid var(--mantine-color-default-border)', paddingLeft: 14 }}>{fields}</div>}
    </Stack>
  );
}

function FieldTitle({ id, title, required, optionalDataControl }: TitleFieldProps) {
  return (
    <Group justify="space-between" mih={28}>
      <Text id={id} size="sm" fw={650}>{title}{required && <Text span c="red"> *</Text>}</Text>
      {optionalDataControl}
    </Group>
  );
}

const ArrayFieldTitle = ({ fieldPathId, title, ...rest }: ArrayFieldTitleProps) => (title ? <FieldTitle id={titleId(fieldPathId)} title={title} {...rest} /> : null);

/** Whether it is one field, and not a form of its own. */
const isPlain = (schema: unknown) => !['object', 'array'].includes((schema as { type?: string } | undefined)?.type ?? '');

export const templates: Partial<TemplatesType> = { ObjectFieldTemplate: ObjectField, TitleFieldTemplate: FieldTitle, ArrayFieldTitleTemplate: ArrayFieldTitle };
