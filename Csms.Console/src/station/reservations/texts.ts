import { defineTexts } from '../../texts';

export const useTexts = defineTexts('reservations', {
  en: {
    title: 'Reservations', about: 'An EVSE is kept free for a token until a time; who comes with it uses the reservation up.', make: 'Reserve', none: 'Nothing has been reserved here.', noneHow: 'Reserve an EVSE for somebody who is on the way.',
    number: 'Number', place: 'Where', any: 'Any EVSE', evse: 'EVSE {{id}}', connector: 'Connector {{id}}', token: 'Token', tokenHow: 'For whom; as it is registered under Tokens.', until: 'Until', state: 'State', made: 'Made', cancel: 'Withdraw', cancelOne: 'Withdraw reservation {{id}}', cancelHow: 'Anybody may charge there again.', keep: 'Back',
    Requested: 'Asked for', Accepted: 'Kept free', Used: 'Used', Cancelled: 'Withdrawn', Expired: 'Expired', Removed: 'Ended by the station', Refused: 'Refused', Unknown: 'Not known', transaction: 'Transaction {{id}}', more: 'More', anyConnector: 'Any connector', anyType: 'Any type', type: 'Connector type', typeHow: 'Only an EVSE with such a connector.',
    needToken: 'A token is needed.', needLater: 'A time that is still to come.', answered: 'The station answered: {{status}}. Nothing is reserved.',
  },
  de: {
    title: 'Reservierungen', about: 'Eine EVSE wird für eine Karte bis zu einer Zeit freigehalten; wer mit ihr kommt, löst die Reservierung ein.', make: 'Reservieren', none: 'Hier wurde noch nichts reserviert.', noneHow: 'Reservieren Sie eine EVSE für jemanden, der unterwegs ist.',
    number: 'Nummer', place: 'Wo', any: 'Irgendeine EVSE', evse: 'EVSE {{id}}', connector: 'Anschluss {{id}}', token: 'Karte', tokenHow: 'Für wen; so, wie sie unter Karten steht.', until: 'Bis', state: 'Zustand', made: 'Angelegt', cancel: 'Aufheben', cancelOne: 'Reservierung {{id}} aufheben', cancelHow: 'Dort darf dann wieder jeder laden.', keep: 'Zurück',
    Requested: 'Angefragt', Accepted: 'Freigehalten', Used: 'Eingelöst', Cancelled: 'Aufgehoben', Expired: 'Abgelaufen', Removed: 'Von der Station beendet', Refused: 'Abgelehnt', Unknown: 'Nicht bekannt', transaction: 'Ladevorgang {{id}}', more: 'Mehr', anyConnector: 'Jeder Anschluss', anyType: 'Jede Art', type: 'Art des Anschlusses', typeHow: 'Nur eine EVSE mit einem solchen Anschluss.',
    needToken: 'Eine Karte ist nötig.', needLater: 'Eine Zeit, die noch kommt.', answered: 'Die Station hat geantwortet: {{status}}. Nichts ist reserviert.',
  },
  sv: {
    title: 'Reservationer', about: 'En EVSE hålls ledig för ett kort till en viss tid; den som kommer med det använder reservationen.', make: 'Reservera', none: 'Inget har reserverats här.', noneHow: 'Reservera en EVSE för någon som är på väg.',
    number: 'Nummer', place: 'Var', any: 'Vilken EVSE som helst', evse: 'EVSE {{id}}', connector: 'Uttag {{id}}', token: 'Kort', tokenHow: 'För vem; så som det står under Kort.', until: 'Till', state: 'Läge', made: 'Gjord', cancel: 'Avboka', cancelOne: 'Avboka reservation {{id}}', cancelHow: 'Vem som helst får ladda där igen.', keep: 'Tillbaka',
    Requested: 'Efterfrågad', Accepted: 'Hålls ledig', Used: 'Använd', Cancelled: 'Avbokad', Expired: 'Utgången', Removed: 'Avslutad av stationen', Refused: 'Nekad', Unknown: 'Inte känt', transaction: 'Laddning {{id}}', more: 'Fler', anyConnector: 'Alla uttag', anyType: 'Alla typer', type: 'Uttagstyp', typeHow: 'Bara en EVSE med ett sådant uttag.',
    needToken: 'Ett kort behövs.', needLater: 'En tid som ännu inte varit.', answered: 'Stationen svarade: {{status}}. Inget är reserverat.',
  },
});
