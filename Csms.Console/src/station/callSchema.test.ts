import { expect, test } from 'vitest';
import { faultsOf, filled, formSchema } from './callSchema';

const schema = {
  type: 'object', required: ['type', 'token'],
  properties: {
    type: { type: 'string', enum: ['Immediate', 'OnIdle'] },
    evseId: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    token: { type: 'object', required: ['idToken'], properties: { idToken: { type: 'string', maxLength: 4 }, customData: { type: 'object' } } },
    list: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'number', minimum: 0 } },
    at: { type: 'string', format: 'date-time' },
  },
} as const;

const rules = (value: unknown) => faultsOf(schema as never, value).map((fault) => `${fault.path.join('.')} ${fault.rule}`);

test('What is right has no faults', () => {
  expect(rules({ type: 'OnIdle', evseId: 1, token: { idToken: 'ABCD' }, list: [1, 2.5], at: '2026-03-01T12:00:00Z' })).toEqual([]);
});

test('Each fault is told at its place', () => {
  expect(rules({ type: 'Soon', evseId: 1.5, token: { idToken: 'ABCDE' }, list: [-1], at: 'yesterday' })).toEqual([
    'type enum', 'evseId type', 'token.idToken maxLength', 'list.0 minimum', 'at dateTime',
  ]);
  expect(rules({ token: {}, list: [] })).toEqual(['type required', 'token.idToken required', 'list minItems']);
});

test('What was left empty is not sent', () => {
  expect(filled({ type: 'OnIdle', evseId: null, token: { idToken: '', more: {} }, list: [undefined, 1], flag: false, zero: 0 })).toEqual({ type: 'OnIdle', list: [1], flag: false, zero: 0 });
});

test('A form shows neither the extension point nor limits that say nothing', () => {
  const shown = formSchema(schema as never);
  expect(shown.properties!.evseId).toEqual({ type: 'integer' });
  expect(Object.keys((shown.properties!.token as { properties: object }).properties)).toEqual(['idToken']);
});
