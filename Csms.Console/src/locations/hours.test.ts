import { expect, test } from 'vitest';
import { groupsOf, regularOf, spansOf, weekdayName } from './hours';

const on = (weekday: number, begin: string, end: string) => ({ weekday, begin, end });

test('days with the same hours are one line', () => {
  expect(groupsOf([on(1, '08:00', '12:00'), on(1, '13:00', '18:00'), on(2, '08:00', '12:00'), on(6, '08:00', '12:00')])).toEqual([
    { days: [1, 2, 6], begin: '08:00', end: '12:00' }, { days: [1], begin: '13:00', end: '18:00' },
  ]);
});

test('what is edited as lines is kept as days', () => {
  const regular = [on(1, '08:00', '18:00'), on(2, '08:00', '18:00'), on(7, '10:00', '12:00')];
  expect(regularOf(groupsOf(regular))).toEqual(regular);
});

test('days that follow each other are told as from and to', () => {
  expect(spansOf([1, 2, 3, 5, 7])).toEqual([[1, 3], [5, 5], [7, 7]]);
});

test('the week begins with Monday', () => {
  expect([weekdayName(1, 'en'), weekdayName(7, 'en')]).toEqual(['Mon', 'Sun']);
});
