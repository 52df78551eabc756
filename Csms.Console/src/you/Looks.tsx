import { Group, SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../parts/Section';
import { languages, speak, type Language } from '../texts';
import { useTexts } from './texts';

/** Language and theme, kept by this browser. */
export function Looks() {
  const t = useTexts();
  const { i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const themes = [{ value: 'light', label: t('light') }, { value: 'dark', label: t('dark') }, { value: 'auto', label: t('auto') }];
  return (
    <Section title={t('looks')} about={t('looksHow')}>
      <Stack>
        <Group justify="space-between">
          <Text size="sm" fw={500}>{t('language')}</Text>
          <SegmentedControl
            aria-label={t('language')} value={i18n.language} onChange={(language) => speak(language as Language)}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
        </Group>
        <Group justify="space-between">
          <Text size="sm" fw={500}>{t('theme')}</Text>
          <SegmentedControl aria-label={t('theme')} value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)} data={themes} />
        </Group>
      </Stack>
    </Section>
  );
}
