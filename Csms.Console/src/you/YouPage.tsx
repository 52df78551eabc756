import { SimpleGrid, Stack } from '@mantine/core';
import { Page } from '../parts/Page';
import { Browsers } from './Browsers';
import { Looks } from './Looks';
import { Password } from './Password';
import { SecondFactor } from './SecondFactor';
import { useTexts } from './texts';

/** What somebody sets for themselves. */
export function YouPage() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack><SecondFactor /><Looks /></Stack>
        <Password />
      </SimpleGrid>
      <Browsers />
    </Page>
  );
}
