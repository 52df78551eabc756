import { defineTexts } from '../texts';

export const useTexts = defineTexts('tokens', {
  en: {
    title: 'Tokens', token: 'Token', status: 'Status', group: 'Group', expires: 'Expires', charged: 'Charged', where: 'Where it charged', anyType: 'any type', never: 'never', more: 'More', search: 'Id begins with, or group',
    Accepted: 'Accepted', Blocked: 'Blocked', Expired: 'Expired', Invalid: 'Invalid', add: 'Add a token', edit: 'Edit', block: 'Block', unblock: 'Unblock', remove: 'Remove', removeAsk: 'Remove {{token}}? It may not charge any more; what it charged stays.',
    blocked: '{{token}} is blocked.', unblocked: '{{token}} may charge again.', removed: '{{token}} is removed.', saved: '{{token}} is saved.', moreOf: 'More for {{token}}', id: 'Id', idHow: 'As the card reader tells it; upper and lower case are the same.',
    type: 'Type', typeHow: 'Empty: any.', groupHow: 'Tokens of one group may stop each other’s transactions.', expiresHow: 'Empty: never.', save: 'Save', none: 'No token is registered yet.', noneHow: 'Add one, or import a file with many.',
    noneSuch: 'No token is like that.', noneSuchHow: 'The search finds what ids begin with, and whole names of groups.', import: 'Import tokens',
    importHow: 'A CSV file with the columns idToken, type, status, groupId and expiresAt. Only the id must be there; of a token that is known already, what the file leaves empty stays as it is.', paste: 'Paste rows', file: 'Choose a file',
    preview: 'Preview', back: 'Back', take: 'Import {{count}}', finish: 'Done', imported: 'The file has been imported.', noRows: 'There are no rows in it.', progress: 'Progress', twice: 'The same id came before.', verdict: 'Verdict', row: 'Row',
    New: 'New', Changed: 'Changed', Unchanged: 'As it is', Refused: 'Refused', andMore: 'and {{count}} more', lookAgain: 'Show it as it is now',
  },
  de: {
    title: 'Karten', token: 'Karte', status: 'Status', group: 'Gruppe', expires: 'Läuft ab', charged: 'Geladen', where: 'Wo sie lud', anyType: 'jede Art', never: 'nie', more: 'Mehr', search: 'Anfang der Kennung, oder Gruppe',
    Accepted: 'Gültig', Blocked: 'Gesperrt', Expired: 'Abgelaufen', Invalid: 'Ungültig', add: 'Karte hinzufügen', edit: 'Bearbeiten', block: 'Sperren', unblock: 'Entsperren', remove: 'Entfernen', removeAsk: '{{token}} entfernen? Sie darf dann nicht mehr laden; was sie geladen hat, bleibt.',
    blocked: '{{token}} ist gesperrt.', unblocked: '{{token}} darf wieder laden.', removed: '{{token}} ist entfernt.', saved: '{{token}} ist gespeichert.', moreOf: 'Mehr zu {{token}}', id: 'Kennung', idHow: 'So, wie das Lesegerät sie meldet; Groß- und Kleinschreibung sind gleich.',
    type: 'Art', typeHow: 'Leer: jede.', groupHow: 'Karten einer Gruppe dürfen Ladevorgänge voneinander beenden.', expiresHow: 'Leer: nie.', save: 'Speichern', none: 'Noch ist keine Karte registriert.', noneHow: 'Fügen Sie eine hinzu, oder importieren Sie eine Datei mit vielen.',
    noneSuch: 'So eine Karte gibt es nicht.', noneSuchHow: 'Die Suche findet Anfänge von Kennungen und ganze Namen von Gruppen.', import: 'Karten importieren',
    importHow: 'Eine CSV-Datei mit den Spalten idToken, type, status, groupId und expiresAt. Nur die Kennung muss da sein; was die Datei bei einer schon bekannten Karte leer lässt, bleibt, wie es ist.', paste: 'Zeilen einfügen', file: 'Datei wählen',
    preview: 'Vorschau', back: 'Zurück', take: '{{count}} importieren', finish: 'Fertig', imported: 'Die Datei ist importiert.', noRows: 'Es sind keine Zeilen darin.', progress: 'Fortschritt', twice: 'Dieselbe Kennung kam schon vor.', verdict: 'Urteil', row: 'Zeile',
    New: 'Neu', Changed: 'Geändert', Unchanged: 'Wie bisher', Refused: 'Abgelehnt', andMore: 'und {{count}} weitere', lookAgain: 'Zeigen, wie sie jetzt ist',
  },
  sv: {
    title: 'Kort', token: 'Kort', status: 'Status', group: 'Grupp', expires: 'Upphör', charged: 'Laddat', where: 'Var det laddat', anyType: 'alla typer', never: 'aldrig', more: 'Fler', search: 'Id börjar med, eller grupp',
    Accepted: 'Godkänt', Blocked: 'Spärrat', Expired: 'Utgånget', Invalid: 'Ogiltigt', add: 'Lägg till kort', edit: 'Ändra', block: 'Spärra', unblock: 'Häv spärren', remove: 'Ta bort', removeAsk: 'Ta bort {{token}}? Det får inte ladda mer; det som laddats finns kvar.',
    blocked: '{{token}} är spärrat.', unblocked: '{{token}} får ladda igen.', removed: '{{token}} är borttaget.', saved: '{{token}} är sparat.', moreOf: 'Mer för {{token}}', id: 'Id', idHow: 'Så som kortläsaren anger det; stora och små bokstäver är samma sak.',
    type: 'Typ', typeHow: 'Tomt: alla.', groupHow: 'Kort i samma grupp får stoppa varandras laddningar.', expiresHow: 'Tomt: aldrig.', save: 'Spara', none: 'Inget kort är registrerat än.', noneHow: 'Lägg till ett, eller importera en fil med många.',
    noneSuch: 'Det finns inget sådant kort.', noneSuchHow: 'Sökningen hittar början på id och hela gruppnamn.', import: 'Importera kort',
    importHow: 'En CSV-fil med kolumnerna idToken, type, status, groupId och expiresAt. Bara id måste finnas; det som filen lämnar tomt för ett känt kort förblir som det är.', paste: 'Klistra in rader', file: 'Välj fil',
    preview: 'Förhandsgranska', back: 'Tillbaka', take: 'Importera {{count}}', finish: 'Klart', imported: 'Filen är importerad.', noRows: 'Det finns inga rader i den.', progress: 'Förlopp', twice: 'Samma id kom tidigare.', verdict: 'Utfall', row: 'Rad',
    New: 'Nytt', Changed: 'Ändrat', Unchanged: 'Oförändrat', Refused: 'Nekat', andMore: 'och {{count}} till', lookAgain: 'Visa hur det är nu',
  },
});
