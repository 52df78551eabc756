import type { ErrorSchema, RJSFSchema, RJSFValidationError, ValidatorType } from '@rjsf/utils';

/** A rule that a value breaks; the server has the last word. */
export type Fault = { path: (string | number)[]; rule: 'required' | 'type' | 'enum' | 'maxLength' | 'minItems' | 'maxItems' | 'minimum' | 'maximum' | 'dateTime'; limit: string | number };

/** The schema as a form shows it: without the extension point that every object of 2.0.1 has, and without the whole range of a number as its limits. */
export function formSchema(schema: RJSFSchema): RJSFSchema {
  const { minimum, maximum, ...rest } = schema;
  const shown: RJSFSchema = { ...rest };
  if (minimum !== undefined && minimum > -2147483648) shown.minimum = minimum;
  if (maximum !== undefined && maximum < 2147483647) shown.maximum = maximum;
  if (schema.properties) {
    shown.properties = Object.fromEntries(
      Object.entries(schema.properties).filter(([name]) => name !== 'customData').map(([name, property]) => [name, formSchema(property as RJSFSchema)]),
    );
  }
  if (schema.items && !Array.isArray(schema.items)) shown.items = formSchema(schema.items as RJSFSchema);
  return shown;
}

/** The payload without what was left empty. */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled).filter((item) => item !== undefined);
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, member]) => [name, filled(member)] as const).filter(([, member]) => member !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** What is wrong with a payload by its schema: the keywords that the schemas of OCPP use. */
export function faultsOf(schema: RJSFSchema, value: unknown, path: Fault['path'] = []): Fault[] {
  const fault = (rule: Fault['rule'], limit: string | number = ''): Fault[] => [{ path, rule, limit }];
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault('type', 'object');
      const members = value as Record<string, unknown>;
      const missing = (schema.required ?? []).filter((name) => members[name] === undefined).map((name): Fault => ({ path: [...path, name], rule: 'required', limit: '' }));
      return [...missing, ...Object.entries(schema.properties ?? {}).flatMap(([name, member]) => (members[name] === undefined ? [] : faultsOf(member as RJSFSchema, members[name], [...path, name])))];
    }
    case 'array':
      if (!Array.isArray(value)) return fault('type', 'array');
      if (value.length < (schema.minItems ?? 0)) return fault('minItems', schema.minItems);
      if (value.length > (schema.maxItems ?? Infinity)) return fault('maxItems', schema.maxItems);
      return value.flatMap((item, at) => faultsOf(schema.items as RJSFSchema, item, [...path, at]));
    case 'string':
      if (typeof value !== 'string') return fault('type', 'string');
      if (schema.enum && !schema.enum.includes(value)) return fault('enum');
      if (value.length > (schema.maxLength ?? Infinity)) return fault('maxLength', schema.maxLength);
      return schema.format === 'date-time' && Number.isNaN(Date.parse(value)) ? fault('dateTime') : [];
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || (schema.type === 'integer' && !Number.isInteger(value))) return fault('type', schema.type);
      if (value < (schema.minimum ?? -Infinity)) return fault('minimum', schema.minimum);
      return value > (schema.maximum ?? Infinity) ? fault('maximum', schema.maximum) : [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : fault('type', 'boolean');
    default:
      return [];
  }
}

/** Judges forms without making code of schemas, which the page's content security policy forbids. */
export function validatorIn(words: (fault: Fault) => string): ValidatorType {
  const judge = (schema: RJSFSchema, data: unknown) => faultsOf(schema, filled(data) ?? {});
  return {
    validateFormData(data, schema) {
      const faults = judge(schema, data);
      const errorSchema: Record<string, unknown> = {};
      for (const fault of faults) {
        let place = errorSchema;
        for (const step of fault.path) place = (place[step] ??= {}) as Record<string, unknown>;
        place.__errors = [...((place.__errors as string[] | undefined) ?? []), words(fault)];
      }
      const errors = faults.map((fault): RJSFValidationError => ({ message: words(fault), stack: `${fault.path.join('.')} ${words(fault)}`, property: `.${fault.path.join('.')}` }));
      return { errors, errorSchema: errorSchema as ErrorSchema };
    },
    isValid: (schema, data) => judge(schema as RJSFSchema, data).length === 0,
    rawValidation: () => ({ errors: [] }),
  };
}
