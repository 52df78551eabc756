import { Page } from '../parts/Page';
import { Only } from '../session/Only';
import { Deliveries } from './Deliveries';
import { Hooks } from './Hooks';
import { Recipients } from './Recipients';
import { useTexts } from './texts';

/** Who is told what happens: other systems, and people by mail. */
export function IntegrationsPage() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <Only role="Administrator">
        <Hooks />
        <Recipients />
        <Deliveries />
      </Only>
    </Page>
  );
}
