import { defineTexts } from '../texts';

export const useTexts = defineTexts('station', {
  en: {
    online: 'Online', offline: 'Offline', overview: 'Overview', timeline: 'Timeline', messages: 'Messages', transactions: 'Transactions', configuration: 'Configuration', call: 'Call',
    stations: 'Stations', lastHeard: 'Last heard {{ago}}', actions: 'Actions', evse: 'EVSE {{id}}', connector: 'Connector {{id}}', wholeStation: 'Whole station', since: 'since {{ago}}',
    free: 'Nothing is charging here.', power: 'Power', energy: 'Energy', time: 'Time', battery: 'Battery', token: 'Token', unknown: '–', noEvses: 'This station has not told of any connector yet.',
    noEvsesHow: 'It does when it boots; ask for a StatusNotification if it has.', identity: 'Identity', serial: 'Serial number', firmware: 'Firmware', security: 'Security profile', registration: 'Registration',
    vendor: 'Vendor', model: 'Model', version: 'OCPP', recent: 'Last events', all: 'All', more: 'More', operatorsOnly: 'Operators only; your role is to look.', notConnected: 'The station is not connected.',
    noTimeline: 'Nothing of this kind has happened.', noTimelineHow: 'Choose other kinds, or wait: what happens shows up here by itself.', kinds: 'Kinds', allKinds: 'All kinds',
    noTransactions: 'Nothing has been charged here yet.', noTransactionsHow: 'Start a transaction with “Start”, or present a card at the station.', started: 'Started', ended: 'Ended', running: 'running',
    duration: 'Duration', flagged: 'Needs a look', state: 'State', reason: 'Reason', wishes: 'Agreed, not yet done', willBe: '{{place}} is going to be {{word}}', inService: 'in service', outOfService: 'out of service',
    resetWaits: 'A reset waits until nothing charges.',
  },
  de: {
    online: 'Online', offline: 'Offline', overview: 'Übersicht', timeline: 'Zeitleiste', messages: 'Nachrichten', transactions: 'Ladevorgänge', configuration: 'Konfiguration', call: 'Aufruf',
    stations: 'Stationen', lastHeard: 'Zuletzt gehört {{ago}}', actions: 'Aktionen', evse: 'EVSE {{id}}', connector: 'Anschluss {{id}}', wholeStation: 'Ganze Station', since: 'seit {{ago}}',
    free: 'Hier lädt gerade nichts.', power: 'Leistung', energy: 'Energie', time: 'Dauer', battery: 'Batterie', token: 'Karte', unknown: '–', noEvses: 'Diese Station hat noch von keinem Anschluss erzählt.',
    noEvsesHow: 'Das tut sie beim Start; fordern Sie sonst eine StatusNotification an.', identity: 'Steckbrief', serial: 'Seriennummer', firmware: 'Firmware', security: 'Sicherheitsprofil', registration: 'Registrierung',
    vendor: 'Hersteller', model: 'Modell', version: 'OCPP', recent: 'Letzte Ereignisse', all: 'Alle', more: 'Mehr', operatorsOnly: 'Nur für Operatoren; Ihre Rolle darf zusehen.', notConnected: 'Die Station ist nicht verbunden.',
    noTimeline: 'Nichts dieser Art ist geschehen.', noTimelineHow: 'Wählen Sie andere Arten, oder warten Sie: Neues erscheint von selbst.', kinds: 'Arten', allKinds: 'Alle Arten',
    noTransactions: 'Hier wurde noch nichts geladen.', noTransactionsHow: 'Starten Sie einen Ladevorgang mit „Starten“, oder halten Sie eine Karte an die Station.', started: 'Beginn', ended: 'Ende', running: 'läuft',
    duration: 'Dauer', flagged: 'Zu prüfen', state: 'Zustand', reason: 'Grund', wishes: 'Zugesagt, noch nicht geschehen', willBe: '{{place}} geht {{word}}', inService: 'in Betrieb', outOfService: 'außer Betrieb',
    resetWaits: 'Ein Neustart wartet, bis nichts mehr lädt.',
  },
  sv: {
    online: 'Online', offline: 'Offline', overview: 'Översikt', timeline: 'Tidslinje', messages: 'Meddelanden', transactions: 'Laddningar', configuration: 'Konfiguration', call: 'Anrop',
    stations: 'Stationer', lastHeard: 'Hördes senast {{ago}}', actions: 'Åtgärder', evse: 'EVSE {{id}}', connector: 'Uttag {{id}}', wholeStation: 'Hela stationen', since: 'sedan {{ago}}',
    free: 'Inget laddar här just nu.', power: 'Effekt', energy: 'Energi', time: 'Tid', battery: 'Batteri', token: 'Kort', unknown: '–', noEvses: 'Stationen har inte berättat om något uttag än.',
    noEvsesHow: 'Det gör den när den startar; be annars om en StatusNotification.', identity: 'Uppgifter', serial: 'Serienummer', firmware: 'Firmware', security: 'Säkerhetsprofil', registration: 'Registrering',
    vendor: 'Tillverkare', model: 'Modell', version: 'OCPP', recent: 'Senaste händelser', all: 'Alla', more: 'Fler', operatorsOnly: 'Endast för operatörer; din roll får titta.', notConnected: 'Stationen är inte ansluten.',
    noTimeline: 'Inget av det slaget har hänt.', noTimelineHow: 'Välj andra slag, eller vänta: det som händer visas här av sig självt.', kinds: 'Slag', allKinds: 'Alla slag',
    noTransactions: 'Inget har laddats här än.', noTransactionsHow: 'Starta en laddning med ”Starta”, eller håll ett kort mot stationen.', started: 'Start', ended: 'Slut', running: 'pågår',
    duration: 'Tid', flagged: 'Att granska', state: 'Läge', reason: 'Orsak', wishes: 'Utlovat, inte gjort än', willBe: '{{place}} tas {{word}}', inService: 'i drift', outOfService: 'ur drift',
    resetWaits: 'En omstart väntar tills inget laddar.',
  },
});
