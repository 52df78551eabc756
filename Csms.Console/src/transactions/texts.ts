import { defineTexts } from '../texts';

export const useTexts = defineTexts('transactions', {
  en: {
    title: 'Transactions', started: 'Started', place: 'Station', token: 'Token', state: 'State', duration: 'Duration', energy: 'Energy', flags: 'Flags', all: 'All', running: 'Running',
    ended: 'Ended', station: 'Station', from: 'Started from', to: 'until', flagged: 'With flags', reviewNeeded: 'To be reviewed', reviewed: 'Reviewed', clear: 'Clear', more: 'More',
    csv: 'Export', csvHow: 'All that the filters let through as CSV, however many', none: 'Nothing has been charged yet.',
    noneHow: 'As soon as somebody charges at a station, or you start it from the station’s page, it appears here.', noneSuch: 'No transaction is like that.', noneSuchHow: 'Widen the filters, or clear them.',
  },
  de: {
    title: 'Ladevorgänge', started: 'Begonnen', place: 'Station', token: 'Karte', state: 'Zustand', duration: 'Dauer', energy: 'Energie', flags: 'Markierungen', all: 'Alle', running: 'Laufend',
    ended: 'Beendet', station: 'Station', from: 'Begonnen ab', to: 'bis', flagged: 'Mit Markierung', reviewNeeded: 'Zu prüfen', reviewed: 'Geprüft', clear: 'Zurücksetzen', more: 'Mehr',
    csv: 'Export', csvHow: 'Alles, was die Filter durchlassen, als CSV – gleich wie viel', none: 'Noch wurde nichts geladen.',
    noneHow: 'Sobald jemand an einer Station lädt oder Sie es von deren Seite aus starten, erscheint es hier.', noneSuch: 'So einen Ladevorgang gibt es nicht.', noneSuchHow: 'Fassen Sie die Filter weiter, oder setzen Sie sie zurück.',
  },
  sv: {
    title: 'Laddningar', started: 'Startad', place: 'Station', token: 'Kort', state: 'Läge', duration: 'Tid', energy: 'Energi', flags: 'Flaggor', all: 'Alla', running: 'Pågår',
    ended: 'Avslutad', station: 'Station', from: 'Startad från', to: 'till', flagged: 'Med flagga', reviewNeeded: 'Att granska', reviewed: 'Granskad', clear: 'Rensa', more: 'Fler',
    csv: 'Exportera', csvHow: 'Allt som filtren släpper igenom som CSV, hur mycket det än är', none: 'Inget har laddats än.',
    noneHow: 'När någon laddar vid en station, eller du startar från stationens sida, visas det här.', noneSuch: 'Det finns ingen sådan laddning.', noneSuchHow: 'Vidga filtren eller rensa dem.',
  },
});
