import { defineTexts } from '../texts';

export const useTexts = defineTexts('overview', {
  en: {
    title: 'Overview', online: 'Online', ofAll: 'of {{n}} stations', charging: 'Charging', stationsCharge: 'stations', faulted: 'Faulted', offline: 'Offline', needLook: 'need a look', allWell: 'all well', power: 'Power now',
    transactions: '{{n}} transactions running', oneTransaction: '1 transaction running', energy: 'Energy today', sinceMidnight: 'since midnight', powerDay: 'Power over 24 hours', powerHow: 'What all stations together drew, as their meters told; the mean of five minutes.',
    noPower: 'The picture begins now.', noPowerHow: 'The server looks at the power once a minute; come back in a few.', alarms: 'Alarms', noAlarms: 'No alarms.', noAlarmsHow: 'Everything is as it should be.', all: 'All', events: 'Last events',
    noEvents: 'Nothing has happened yet.', noEventsHow: 'Connect a station; what it does shows up here by itself.', table: 'Power as a table', time: 'Time', first: 'No station is registered yet.', firstHow: 'Register one, or let one knock and admit it.', register: 'To the stations',
    since: 'since {{ago}}', count: '{{n}} times',
  },
  de: {
    title: 'Übersicht', online: 'Online', ofAll: 'von {{n}} Stationen', charging: 'Laden', stationsCharge: 'Stationen', faulted: 'Gestört', offline: 'Offline', needLook: 'bitte ansehen', allWell: 'alles gut', power: 'Leistung jetzt',
    transactions: '{{n}} Ladevorgänge laufen', oneTransaction: '1 Ladevorgang läuft', energy: 'Energie heute', sinceMidnight: 'seit Mitternacht', powerDay: 'Leistung über 24 Stunden', powerHow: 'Was alle Stationen zusammen aufnahmen, wie ihre Zähler es sagten; Mittel von fünf Minuten.',
    noPower: 'Das Bild beginnt jetzt.', noPowerHow: 'Der Server sieht einmal je Minute auf die Leistung; kommen Sie gleich wieder.', alarms: 'Alarme', noAlarms: 'Keine Alarme.', noAlarmsHow: 'Alles ist, wie es soll.', all: 'Alle', events: 'Letzte Ereignisse',
    noEvents: 'Noch ist nichts geschehen.', noEventsHow: 'Verbinden Sie eine Station; was sie tut, erscheint hier von selbst.', table: 'Leistung als Tabelle', time: 'Zeit', first: 'Noch ist keine Station registriert.', firstHow: 'Registrieren Sie eine, oder lassen Sie eine anklopfen und ein.', register: 'Zu den Stationen',
    since: 'seit {{ago}}', count: '{{n}} Mal',
  },
  sv: {
    title: 'Översikt', online: 'Online', ofAll: 'av {{n}} stationer', charging: 'Laddar', stationsCharge: 'stationer', faulted: 'Med fel', offline: 'Offline', needLook: 'behöver ses över', allWell: 'allt väl', power: 'Effekt nu',
    transactions: '{{n}} laddningar pågår', oneTransaction: '1 laddning pågår', energy: 'Energi i dag', sinceMidnight: 'sedan midnatt', powerDay: 'Effekt under 24 timmar', powerHow: 'Vad alla stationer drog tillsammans, enligt deras mätare; medel av fem minuter.',
    noPower: 'Diagrammet börjar nu.', noPowerHow: 'Servern läser av effekten en gång i minuten; kom tillbaka om en stund.', alarms: 'Larm', noAlarms: 'Inga larm.', noAlarmsHow: 'Allt är som det ska.', all: 'Alla', events: 'Senaste händelser',
    noEvents: 'Inget har hänt än.', noEventsHow: 'Anslut en station; det den gör visas här av sig självt.', table: 'Effekten som tabell', time: 'Tid', first: 'Ingen station är registrerad än.', firstHow: 'Registrera en, eller låt en knacka på och släpp in den.', register: 'Till stationerna',
    since: 'sedan {{ago}}', count: '{{n}} gånger',
  },
});
