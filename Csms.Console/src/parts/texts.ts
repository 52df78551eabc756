import { defineTexts } from '../texts';

export const useTexts = defineTexts('parts', {
  en: {
    cancel: 'Cancel', copy: 'Copy', copied: 'Copied', onceOnly: 'It is shown this once. Copy it now; nobody can look it up later.', close: 'Done', dismiss: 'Close',
    simulate: 'No charger at hand? From the folder of the sources, the simulator plays it, with a vehicle plugged in:', simulateCommand: 'Command that starts the simulator', copyCommand: 'Copy the command',
  },
  de: {
    cancel: 'Abbrechen', copy: 'Kopieren', copied: 'Kopiert', onceOnly: 'Nur dieses eine Mal zu sehen. Kopieren Sie es jetzt; später kann es niemand nachschlagen.', close: 'Fertig', dismiss: 'Schließen',
    simulate: 'Keine Ladestation zur Hand? Aus dem Ordner der Quellen spielt der Simulator sie, mit gestecktem Fahrzeug:', simulateCommand: 'Befehl, der den Simulator startet', copyCommand: 'Befehl kopieren',
  },
  sv: {
    cancel: 'Avbryt', copy: 'Kopiera', copied: 'Kopierat', onceOnly: 'Visas bara den här gången. Kopiera nu; ingen kan slå upp det senare.', close: 'Klart', dismiss: 'Stäng',
    simulate: 'Ingen laddstation till hands? Från källkodens mapp spelar simulatorn den, med ett fordon inkopplat:', simulateCommand: 'Kommando som startar simulatorn', copyCommand: 'Kopiera kommandot',
  },
});
