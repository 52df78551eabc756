import { Page } from '../parts/Page';
import { Only } from '../session/Only';
import { Keys } from './Keys';
import { People } from './People';
import { useTexts } from './texts';

/** Who may use the system: people, and programs. */
export function AccountsPage() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <Only role="Administrator">
        <People />
        <Keys />
      </Only>
    </Page>
  );
}
