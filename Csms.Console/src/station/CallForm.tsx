import { Button, Group, Text } from '@mantine/core';
import Form from '@rjsf/mantine';
import type { RJSFSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import { filled, formSchema, validatorIn } from './callSchema';
import { useTexts } from './callTexts';
import { templates } from './formTemplates';

type Props = { schema: RJSFSchema; payload: unknown; onChange: (payload: unknown) => void; onSend: (payload: unknown) => void; isPending: boolean; isDisabled: boolean };

/** A form made from the schema of an action's request. What is left empty is not sent. */
export default function CallForm({ schema, payload, onChange, onSend, isPending, isDisabled }: Props) {
  const t = useTexts();
  const shown = useMemo(() => formSchema(schema), [schema]);
  const validator = useMemo(() => validatorIn((fault) => t(fault.rule, { limit: fault.limit, type: fault.limit })), [t]);
  const isEmpty = Object.keys(shown.properties ?? {}).length === 0;
  return (
    <Form
      schema={shown} validator={validator} formData={payload} onChange={({ formData }) => onChange(formData)} onSubmit={({ formData }) => onSend(filled(formData) ?? {})}
      // What is wrong stands at its field.
      onError={() => {}} templates={templates} noHtml5Validate showErrorList={false} focusOnFirstError uiSchema={{ 'ui:globalOptions': { enableOptionalDataFieldForType: ['object', 'array'] } }}
      experimental_defaultFormStateBehavior={{ arrayMinItems: { populate: 'requiredOnly' }, emptyObjectFields: 'populateRequiredDefaults' }}
    >
      {isEmpty && <Text size="sm" c="dimmed">{t('nothing')}</Text>}
      <Group justify="flex-end" mt="md"><Button type="submit" loading={isPending} disabled={isDisabled}>{t('send')}</Button></Group>
    </Form>
  );
}
