import { expect, test } from 'vitest';
import { linesOf, tokensOf } from './csv';

test('columns are found by their names, in any order and spelling', () => {
  expect(tokensOf('Status;Valid until;ID Token\nBlocked;2030-12-31;A1\n')).toEqual([{ idToken: 'A1', status: 'Blocked', expiresAt: '2030-12-31' }]);
});

test('without names the order is id, type, status, group, expiry', () => {
  expect(tokensOf('\uFEFFA1,ISO14443,Accepted,Fleet,2030-01-01\r\nA2')).toEqual([
    { idToken: 'A1', type: 'ISO14443', status: 'Accepted', groupId: 'Fleet', expiresAt: '2030-01-01' },
    { idToken: 'A2' },
  ]);
});

test('quotes hold separators, line ends and quotes', () => {
  expect(linesOf('"a,""b""\nc",d\n\n , \n')).toEqual([['a,"b"\nc', 'd']]);
});

test('the apostrophe of an export is not a part of an id', () => {
  expect(tokensOf("idToken\n'=A1\n'B")).toEqual([{ idToken: '=A1' }, { idToken: "'B" }]);
});

test('an empty text has no tokens', () => {
  expect(tokensOf('\n')).toEqual([]);
});
