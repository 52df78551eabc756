import { expect, test } from 'vitest';
import { isShown, searchOf, stationsSearch, textOf } from './search';

test('a saved search is found again as it was', () => {
  const search = stationsSearch({ text: 'Süd & Nord=7', state: 'offline', version: '1.6', hide: 'seen,model' });
  expect(searchOf(textOf(search))).toEqual(search);
  expect(search.hide).toBe('model,seen');
  expect([isShown(search, 'model'), isShown(search, 'firmware')]).toEqual([false, true]);
});

test('what nobody could have saved is left out', () => {
  expect(searchOf('state=nowhere&hide=id,constructor&text=')).toEqual({ text: undefined, state: undefined, version: undefined, hide: undefined });
});
