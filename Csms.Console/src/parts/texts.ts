import { defineTexts } from '../texts';

export const useTexts = defineTexts('parts', {
  en: { cancel: 'Cancel', copy: 'Copy', copied: 'Copied', onceOnly: 'It is shown this once. Copy it now; nobody can look it up later.', close: 'Done', dismiss: 'Close' },
  de: { cancel: 'Abbrechen', copy: 'Kopieren', copied: 'Kopiert', onceOnly: 'Nur dieses eine Mal zu sehen. Kopieren Sie es jetzt; später kann es niemand nachschlagen.', close: 'Fertig', dismiss: 'Schließen' },
  sv: { cancel: 'Avbryt', copy: 'Kopiera', copied: 'Kopierat', onceOnly: 'Visas bara den här gången. Kopiera nu; ingen kan slå upp det senare.', close: 'Klart', dismiss: 'Stäng' },
});
