import { defineTexts } from '../texts';

export const useImportTexts = defineTexts('importLocations', {
  en: {
    title: 'Import locations', how: 'A CSV file with one line for each connector, as the export writes it. Nothing is changed before you have seen what would be.', file: 'Choose a file', dropped: 'Locations that the file does not name stay as they are.',
    again: 'Choose another file', take: 'Import', back: 'Back', finish: 'Done', new: 'New: {{n}}', changed: 'Changed: {{n}}', unchanged: 'Unchanged: {{n}}', nothing: 'The file changes nothing: all of it is so already.', done: 'Imported. New: {{new}}, changed: {{changed}}.',
    faults: 'The file has {{n}} mistakes; nothing of it can be taken.', oneFault: 'The file has a mistake; nothing of it can be taken.', line: 'Line', column: 'Column', mistake: 'What is wrong', what: 'What', change: 'Change', more: 'and {{n}} more', Location: 'Location', Station: 'Station', Evse: 'EVSE', Connector: 'Connector', isNew: 'new', example: 'Export what there is: it is the pattern.',
  },
  de: {
    title: 'Standorte importieren', how: 'Eine CSV-Datei mit einer Zeile je Anschluss, wie der Export sie schreibt. Nichts ändert sich, bevor Sie gesehen haben, was sich ändern würde.', file: 'Datei wählen', dropped: 'Standorte, die die Datei nicht nennt, bleiben, wie sie sind.',
    again: 'Andere Datei wählen', take: 'Importieren', back: 'Zurück', finish: 'Fertig', new: 'Neu: {{n}}', changed: 'Geändert: {{n}}', unchanged: 'Unverändert: {{n}}', nothing: 'Die Datei ändert nichts: alles ist schon so.', done: 'Importiert. Neu: {{new}}, geändert: {{changed}}.',
    faults: 'Die Datei hat {{n}} Fehler; nichts daraus kann übernommen werden.', oneFault: 'Die Datei hat einen Fehler; nichts daraus kann übernommen werden.', line: 'Zeile', column: 'Spalte', mistake: 'Was falsch ist', what: 'Was', change: 'Änderung', more: 'und {{n}} weitere', Location: 'Standort', Station: 'Station', Evse: 'EVSE', Connector: 'Anschluss', isNew: 'neu', example: 'Exportieren Sie, was da ist: das ist das Muster.',
  },
  sv: {
    title: 'Importera platser', how: 'En CSV-fil med en rad per uttag, så som exporten skriver den. Inget ändras förrän du har sett vad som skulle ändras.', file: 'Välj en fil', dropped: 'Platser som filen inte nämner förblir som de är.',
    again: 'Välj en annan fil', take: 'Importera', back: 'Tillbaka', finish: 'Klart', new: 'Nya: {{n}}', changed: 'Ändrade: {{n}}', unchanged: 'Oförändrade: {{n}}', nothing: 'Filen ändrar inget: allt är redan så.', done: 'Importerat. Nya: {{new}}, ändrade: {{changed}}.',
    faults: 'Filen har {{n}} fel; inget av den kan tas in.', oneFault: 'Filen har ett fel; inget av den kan tas in.', line: 'Rad', column: 'Kolumn', mistake: 'Vad som är fel', what: 'Vad', change: 'Ändring', more: 'och {{n}} till', Location: 'Plats', Station: 'Station', Evse: 'EVSE', Connector: 'Uttag', isNew: 'ny', example: 'Exportera det som finns: det är mallen.',
  },
});
