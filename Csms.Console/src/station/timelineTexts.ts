import { defineTexts } from '../texts';

export const useTexts = defineTexts('stationTimeline', {
  en: {
    frames: 'Messages around it', choose: 'Choose an event to see what was said around it.', none: 'Nothing was said within half a minute of it.', noneHow: 'The log keeps messages for two weeks, unless it is set to another time.', close: 'Show no messages',
    showAround: 'Messages around: {{reason}}', session: 'Recorded session', sessionHow: 'What was said in a while, frame by frame and without secrets, as a file. The simulator plays it against any server: csms simulator replay FILE.',
    connection: 'Since it connected last', hour: 'The last hour', day: 'The last 24 hours', thisConnection: 'Download this connection', from: 'From', to: 'To', window: 'Another window', download: 'Download',
  },
  de: {
    frames: 'Nachrichten darum herum', choose: 'Wählen Sie ein Ereignis, um zu sehen, was darum herum gesagt wurde.', none: 'Innerhalb einer halben Minute wurde nichts gesagt.', noneHow: 'Nachrichten bleiben zwei Wochen, wenn nichts anderes eingestellt ist.', close: 'Keine Nachrichten zeigen',
    showAround: 'Nachrichten um: {{reason}}', session: 'Aufzeichnung', sessionHow: 'Was in einer Zeit gesagt wurde, Rahmen für Rahmen und ohne Geheimnisse, als Datei. Der Simulator spielt sie gegen jeden Server: csms simulator replay DATEI.',
    connection: 'Seit der letzten Verbindung', hour: 'Die letzte Stunde', day: 'Die letzten 24 Stunden', thisConnection: 'Diese Verbindung herunterladen', from: 'Von', to: 'Bis', window: 'Andere Zeit', download: 'Herunterladen',
  },
  sv: {
    frames: 'Meddelanden omkring', choose: 'Välj en händelse för att se vad som sades omkring den.', none: 'Inget sades inom en halv minut.', noneHow: 'Meddelanden finns kvar i två veckor om inget annat är inställt.', close: 'Visa inga meddelanden',
    showAround: 'Meddelanden omkring: {{reason}}', session: 'Inspelning', sessionHow: 'Vad som sades under en tid, ram för ram och utan hemligheter, som fil. Simulatorn spelar den mot vilken server som helst: csms simulator replay FIL.',
    connection: 'Sedan den senast anslöt', hour: 'Senaste timmen', day: 'Senaste 24 timmarna', thisConnection: 'Ladda ned den här anslutningen', from: 'Från', to: 'Till', window: 'Annan tid', download: 'Ladda ned',
  },
});
