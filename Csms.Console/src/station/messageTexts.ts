import { defineTexts } from '../texts';

export const useTexts = defineTexts('messages', {
  en: {
    action: 'Action', anyAction: 'Any action', direction: 'Direction', both: 'Both', fromStation: 'From the station', toStation: 'To the station', none: 'No message of this kind is in the log.',
    noneHow: 'Messages appear as they come. The log keeps the newest of each station.', more: 'More', violations: 'Breaks the specification', error: 'Error', invalid: 'Unreadable', noMessage: 'No message',
    stationSaid: 'The station said', serverAnswered: 'The server answered', serverSaid: 'The server said', stationAnswered: 'The station answered', messageId: 'Message {{id}}', milliseconds: '{{n}} ms',
    noAnswer: 'No answer',
  },
  de: {
    action: 'Aktion', anyAction: 'Jede Aktion', direction: 'Richtung', both: 'Beide', fromStation: 'Von der Station', toStation: 'Zur Station', none: 'Keine solche Nachricht im Protokoll.',
    noneHow: 'Nachrichten erscheinen, wie sie kommen. Das Protokoll behält die neuesten jeder Station.', more: 'Mehr', violations: 'Verstößt gegen die Spezifikation', error: 'Fehler', invalid: 'Unlesbar', noMessage: 'Keine Nachricht',
    stationSaid: 'Die Station sagte', serverAnswered: 'Der Server antwortete', serverSaid: 'Der Server sagte', stationAnswered: 'Die Station antwortete', messageId: 'Nachricht {{id}}', milliseconds: '{{n}} ms',
    noAnswer: 'Keine Antwort',
  },
  sv: {
    action: 'Åtgärd', anyAction: 'Alla åtgärder', direction: 'Riktning', both: 'Båda', fromStation: 'Från stationen', toStation: 'Till stationen', none: 'Inget sådant meddelande i loggen.',
    noneHow: 'Meddelanden visas när de kommer. Loggen behåller de nyaste från varje station.', more: 'Fler', violations: 'Bryter mot specifikationen', error: 'Fel', invalid: 'Oläsligt', noMessage: 'Inget meddelande',
    stationSaid: 'Stationen sa', serverAnswered: 'Servern svarade', serverSaid: 'Servern sa', stationAnswered: 'Stationen svarade', messageId: 'Meddelande {{id}}', milliseconds: '{{n}} ms',
    noAnswer: 'Inget svar',
  },
});
