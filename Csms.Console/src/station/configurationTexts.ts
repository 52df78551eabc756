import { defineTexts } from '../texts';

export const useTexts = defineTexts('configuration', {
  en: {
    search: 'Search keys and values', key: 'Key', value: 'Value', readOnly: 'read only', writeOnly: 'not shown', edit: 'Change {{key}}', save: 'Write', cancel: 'Cancel', refresh: 'Ask the station', told: 'As the station told it {{ago}}.', live: 'Asked just now.',
    none: 'The station has not told its settings yet.', noneHow: 'Ask it: 1.6 stations answer at once, 2.0.1 stations send a report.', noMatch: 'No setting is called so.', report: 'Ask for a full report', reportAsked: 'The station answered: {{status}}. What it reports appears here.',
    written: '{{key}}: {{status}}', drift: 'Differs from what is wanted', wanted: 'Wanted', actual: 'Is', state: 'State', InSync: 'In sync', Pending: 'Will be written', Refused: 'Refused by the station', RebootRequired: 'Counts after the next boot', Unknown: 'Never told',
    shown: '{{n}} of {{all}} settings',
  },
  de: {
    search: 'Schlüssel und Werte durchsuchen', key: 'Schlüssel', value: 'Wert', readOnly: 'nur lesbar', writeOnly: 'nicht gezeigt', edit: '{{key}} ändern', save: 'Schreiben', cancel: 'Abbrechen', refresh: 'Station fragen', told: 'Wie die Station es {{ago}} sagte.', live: 'Eben gefragt.',
    none: 'Die Station hat ihre Einstellungen noch nicht genannt.', noneHow: 'Fragen Sie sie: 1.6-Stationen antworten sofort, 2.0.1-Stationen senden einen Bericht.', noMatch: 'Keine Einstellung heißt so.', report: 'Vollen Bericht anfordern', reportAsked: 'Die Station hat geantwortet: {{status}}. Was sie berichtet, erscheint hier.',
    written: '{{key}}: {{status}}', drift: 'Weicht vom Gewünschten ab', wanted: 'Gewünscht', actual: 'Ist', state: 'Zustand', InSync: 'Wie gewünscht', Pending: 'Wird geschrieben', Refused: 'Von der Station abgelehnt', RebootRequired: 'Gilt nach dem nächsten Start', Unknown: 'Nie genannt',
    shown: '{{n}} von {{all}} Einstellungen',
  },
  sv: {
    search: 'Sök nycklar och värden', key: 'Nyckel', value: 'Värde', readOnly: 'skrivskyddad', writeOnly: 'visas inte', edit: 'Ändra {{key}}', save: 'Skriv', cancel: 'Avbryt', refresh: 'Fråga stationen', told: 'Som stationen sa {{ago}}.', live: 'Nyss frågad.',
    none: 'Stationen har inte berättat om sina inställningar än.', noneHow: 'Fråga den: 1.6-stationer svarar genast, 2.0.1-stationer skickar en rapport.', noMatch: 'Ingen inställning heter så.', report: 'Be om en full rapport', reportAsked: 'Stationen svarade: {{status}}. Det den rapporterar visas här.',
    written: '{{key}}: {{status}}', drift: 'Skiljer sig från det önskade', wanted: 'Önskat', actual: 'Är', state: 'Läge', InSync: 'Som önskat', Pending: 'Kommer att skrivas', Refused: 'Nekades av stationen', RebootRequired: 'Gäller efter nästa start', Unknown: 'Aldrig nämnt',
    shown: '{{n}} av {{all}} inställningar',
  },
});
