import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { defineTexts } from '../texts';

const useTexts = defineTexts('scenarios', {
  en: {
    PlugIn: 'Plug a vehicle in at EVSE {{evse}} now.', Unplug: 'Unplug the vehicle at EVSE {{evse}} now.', PresentCard: 'Present a card at EVSE {{evse}} now.', PresentThisCard: 'Present the card {{card}} at EVSE {{evse}} now, and plug a vehicle in.',
    PresentBlockedCard: 'Present a card that may not charge at EVSE {{evse}} now.', CutNetwork: 'Take the network away from the station now.', RestoreNetwork: 'Give the network back to the station now.',
    Fault: 'Put EVSE {{evse}} into a fault now, by its emergency stop for instance.', ClearFault: 'Clear the fault of EVSE {{evse}} now.',
  },
  de: {
    PlugIn: 'Stecken Sie jetzt ein Fahrzeug an EVSE {{evse}} ein.', Unplug: 'Stecken Sie jetzt das Fahrzeug an EVSE {{evse}} aus.', PresentCard: 'Halten Sie jetzt eine Karte an EVSE {{evse}}.', PresentThisCard: 'Halten Sie jetzt die Karte {{card}} an EVSE {{evse}}, und stecken Sie ein Fahrzeug ein.',
    PresentBlockedCard: 'Halten Sie jetzt eine Karte an EVSE {{evse}}, die nicht laden darf.', CutNetwork: 'Nehmen Sie der Station jetzt das Netz.', RestoreNetwork: 'Geben Sie der Station jetzt das Netz wieder.',
    Fault: 'Bringen Sie EVSE {{evse}} jetzt in eine Störung, etwa mit dem Not-Aus.', ClearFault: 'Beheben Sie jetzt die Störung an EVSE {{evse}}.',
  },
  sv: {
    PlugIn: 'Koppla nu in ett fordon vid EVSE {{evse}}.', Unplug: 'Koppla nu ur fordonet vid EVSE {{evse}}.', PresentCard: 'Visa nu ett kort vid EVSE {{evse}}.', PresentThisCard: 'Visa nu kortet {{card}} vid EVSE {{evse}}, och koppla in ett fordon.',
    PresentBlockedCard: 'Visa nu ett kort som inte får ladda vid EVSE {{evse}}.', CutNetwork: 'Ta nu bort nätet från stationen.', RestoreNetwork: 'Ge nu stationen nätet tillbaka.',
    Fault: 'Sätt nu EVSE {{evse}} i fel, till exempel med nödstoppet.', ClearFault: 'Åtgärda nu felet på EVSE {{evse}}.',
  },
});

type Words = Record<string, string | [string, string]>;

// English is the server's own. A scenario has a title and what it proves, a step what is expected; what is newer than the console stays in English.
const scenarios: Record<string, Words> = {
  en: {
    reset: ['Reset, boot and status', 'The station restarts when it is told to, boots, and tells the state of each connector.'], trigger: ['Messages on request', 'The station sends a heartbeat, a status and meter values when it is asked to.'],
    configuration: ['Read and write a setting', "The heartbeat's interval is read, changed, read again and set back."], 'remote-start': ['Remote start and stop', 'An operator starts a transaction at a plugged vehicle, it charges, and the operator ends it.'],
    card: ['Start and stop by card', 'A driver plugs in, presents a card, charges, and ends it with the same card.'], 'refused-card': ['A card that may not charge', 'A card is refused by the server, and the station charges nothing for it.'],
    offline: ['A transaction ends without the network', 'The network goes while a vehicle charges; what happened meanwhile is told in full when it is back.'], profile: ['A charging profile is obeyed', 'A running transaction is limited, draws no more than that, and goes back up when the limit is lifted.'],
    reservation: ['A reservation is used', 'The EVSE is kept for a card, and the transaction of that card uses the reservation up.'], unlock: ['Unlock the connector', 'The station releases the cable when it is told to.'],
    availability: ['Out of service and back', 'The EVSE is taken out of service and says so, and is put back.'], 'reset-charging': ['Reset while it charges', 'A restart ends the running transaction in good order, with its reason, and loses none of its energy.'],
    fault: ['A fault comes and goes', 'The station says that the EVSE is out of order, and that it is in order again.'], log: ['Bring the log', 'The station brings its diagnostics to this server and says so.'],
  },
  de: {
    reset: ['Neustart, Anmeldung und Zustand', 'Die Station startet auf Befehl neu, meldet sich an und nennt den Zustand jedes Anschlusses.'], trigger: ['Nachrichten auf Anforderung', 'Die Station schickt Lebenszeichen, Zustand und Zählerwerte, wenn sie darum gebeten wird.'],
    configuration: ['Einstellung lesen und schreiben', 'Der Abstand der Lebenszeichen wird gelesen, geändert, wieder gelesen und zurückgesetzt.'], 'remote-start': ['Fernstart und Fernstopp', 'Ein Operator startet an einem eingesteckten Fahrzeug, es lädt, und der Operator beendet es.'],
    card: ['Start und Ende mit Karte', 'Jemand steckt ein, hält eine Karte vor, lädt und endet mit derselben Karte.'], 'refused-card': ['Eine Karte, die nicht laden darf', 'Der Server weist eine Karte ab, und die Station lädt dafür nichts.'],
    offline: ['Ein Ladevorgang endet ohne Netz', 'Das Netz geht, während ein Fahrzeug lädt; danach wird alles vollständig nachgemeldet.'], profile: ['Ein Ladeprofil wird befolgt', 'Ein laufender Ladevorgang wird begrenzt, zieht nicht mehr und steigt wieder, wenn die Grenze fällt.'],
    reservation: ['Eine Reservierung wird genutzt', 'Die EVSE wird für eine Karte freigehalten, und deren Ladevorgang verbraucht die Reservierung.'], unlock: ['Stecker entriegeln', 'Die Station gibt das Kabel auf Befehl frei.'],
    availability: ['Außer Betrieb und zurück', 'Die EVSE wird außer Betrieb genommen, sagt es, und kommt zurück.'], 'reset-charging': ['Neustart während des Ladens', 'Ein Neustart beendet den Ladevorgang ordentlich, mit seinem Grund, und verliert keine Energie.'],
    fault: ['Eine Störung kommt und geht', 'Die Station meldet, dass die EVSE gestört ist, und dass sie wieder in Ordnung ist.'], log: ['Protokoll bringen', 'Die Station bringt ihre Diagnose zu diesem Server und sagt es.'],
  },
  sv: {
    reset: ['Omstart, start och läge', 'Stationen startar om på kommando, anmäler sig och berättar läget för varje uttag.'], trigger: ['Meddelanden på begäran', 'Stationen skickar livstecken, läge och mätvärden när den ombeds.'],
    configuration: ['Läs och skriv en inställning', 'Livstecknens intervall läses, ändras, läses igen och ställs tillbaka.'], 'remote-start': ['Fjärrstart och fjärrstopp', 'En operatör startar vid ett inkopplat fordon, det laddar, och operatören avslutar.'],
    card: ['Start och stopp med kort', 'Någon kopplar in, visar ett kort, laddar och avslutar med samma kort.'], 'refused-card': ['Ett kort som inte får ladda', 'Servern avvisar ett kort, och stationen laddar inget för det.'],
    offline: ['En laddning slutar utan nät', 'Nätet försvinner medan ett fordon laddar; efteråt berättas allt fullständigt.'], profile: ['En laddprofil följs', 'En pågående laddning begränsas, drar inte mer, och stiger när gränsen tas bort.'],
    reservation: ['En reservation används', 'EVSE:n hålls ledig för ett kort, och det kortets laddning förbrukar reservationen.'], unlock: ['Lås upp uttaget', 'Stationen släpper kabeln på kommando.'],
    availability: ['Ur drift och tillbaka', 'EVSE:n tas ur drift, säger det, och sätts tillbaka.'], 'reset-charging': ['Omstart under laddning', 'En omstart avslutar laddningen i god ordning, med sin orsak, utan att förlora energi.'],
    fault: ['Ett fel kommer och går', 'Stationen säger att EVSE:n är ur funktion, och att den fungerar igen.'], log: ['Hämta loggen', 'Stationen lämnar sin diagnostik till servern och säger det.'],
  },
};

const steps: Record<string, Words> = {
  de: {
    free: 'An der EVSE lädt nichts', 'plug-in': 'Die Station bemerkt den Stecker', unplug: 'Ausgesteckt ist die EVSE wieder frei', 'card-starts': 'Eine Karte startet einen Ladevorgang', 'remote-start': 'Ein Fernstart bewirkt einen Ladevorgang, der ihn nennt',
    'energy-flows': 'Der Zähler meldet Energie', 'remote-stop': 'Ein Fernstopp beendet den Ladevorgang, mit dem Grund Remote', 'card-stops': 'Dieselbe Karte beendet den Ladevorgang', billable: 'Die Energie lässt sich abrechnen: Zählerstände an beiden Enden, nichts zu prüfen',
    'card-refused': 'Die Station fragt nach der Karte und erfährt, dass sie nicht laden darf', 'still-nothing': 'Kein Ladevorgang beginnt', 'network-cut': 'Der Server bemerkt, dass die Station weg ist', 'unplug-offline': 'Das Fahrzeug fährt, während die Station weg ist', 'network-back': 'Die Station kommt von selbst zurück',
    'told-later': 'Sie meldet das Ende mit der Zeit, zu der es geschah', 'power-before': 'Es zieht Leistung, wie der Zähler sagt', 'profile-set': 'Die Station nimmt eine Grenze für den Ladevorgang an', 'power-limited': 'Es zieht nicht mehr als die Grenze', 'profile-cleared': 'Die Station gibt die Grenze auf', 'power-after': 'Es zieht so viel wie zuvor',
    reset: 'Die Station nimmt den Neustart an und geht', boots: 'Sie kommt zurück, und ihre BootNotification wird angenommen', status: 'Sie nennt den Zustand der Anschlüsse', 'ended-by-reset': 'Der Ladevorgang ist zu Ende, mit dem Neustart als Grund', unlock: 'Die Station sagt, dass entriegelt ist',
    reserve: 'Die Station nimmt die Reservierung an und meldet die EVSE als reserviert', 'reserved-card': 'Ihre Karte startet einen Ladevorgang, der die Reservierung nennt', 'reservation-used': 'Die Reservierung ist verbraucht', 'reservation-withdrawn': 'Nichts bleibt reserviert',
    'setting-read': 'Die Station nennt den Abstand ihrer Lebenszeichen', 'setting-written': 'Sie nimmt einen anderen an und nennt ihn', 'setting-restored': 'Sie nimmt den ersten wieder an', 'trigger-Heartbeat': 'Sie schickt Heartbeat auf Anforderung', 'trigger-StatusNotification': 'Sie schickt StatusNotification auf Anforderung', 'trigger-MeterValues': 'Sie schickt MeterValues auf Anforderung',
    'out-of-service': 'Sie geht außer Betrieb und sagt es', 'in-service': 'Sie geht wieder in Betrieb und sagt es', faulted: 'Sie meldet die EVSE als gestört', 'fault-cleared': 'Sie meldet die EVSE wieder in Ordnung', 'log-brought': 'Die Datei ist hier, ganz',
  },
  sv: {
    free: 'Inget laddar vid EVSE:n', 'plug-in': 'Stationen märker kontakten', unplug: 'Urkopplad är EVSE:n ledig igen', 'card-starts': 'Ett kort startar en laddning', 'remote-start': 'En fjärrstart ger en laddning som nämner den',
    'energy-flows': 'Mätaren berättar om energi', 'remote-stop': 'Ett fjärrstopp avslutar laddningen, med orsaken Remote', 'card-stops': 'Samma kort avslutar laddningen', billable: 'Energin kan faktureras: mätarställning i båda ändar, inget att granska',
    'card-refused': 'Stationen frågar om kortet och får veta att det inte får ladda', 'still-nothing': 'Ingen laddning börjar', 'network-cut': 'Servern märker att stationen är borta', 'unplug-offline': 'Fordonet åker medan stationen är borta', 'network-back': 'Stationen kommer tillbaka av sig själv',
    'told-later': 'Den berättar om slutet, med tiden då det hände', 'power-before': 'Den drar effekt, säger mätaren', 'profile-set': 'Stationen tar emot en gräns för laddningen', 'power-limited': 'Den drar inte mer än gränsen', 'profile-cleared': 'Stationen släpper gränsen', 'power-after': 'Den drar lika mycket som förut',
    reset: 'Stationen tar emot omstarten och går', boots: 'Den kommer tillbaka, och dess BootNotification godtas', status: 'Den berättar uttagens läge', 'ended-by-reset': 'Laddningen är slut, med omstarten som orsak', unlock: 'Stationen säger att det är upplåst',
    reserve: 'Stationen tar emot reservationen och säger att EVSE:n är reserverad', 'reserved-card': 'Dess kort startar en laddning som nämner reservationen', 'reservation-used': 'Reservationen är förbrukad', 'reservation-withdrawn': 'Inget är kvar reserverat',
    'setting-read': 'Stationen berättar livstecknens intervall', 'setting-written': 'Den tar emot ett annat och berättar det', 'setting-restored': 'Den tar emot det första igen', 'trigger-Heartbeat': 'Den skickar Heartbeat på begäran', 'trigger-StatusNotification': 'Den skickar StatusNotification på begäran', 'trigger-MeterValues': 'Den skickar MeterValues på begäran',
    'out-of-service': 'Den går ur drift och säger det', 'in-service': 'Den går i drift igen och säger det', faulted: 'Den säger att EVSE:n är ur funktion', 'fault-cleared': 'Den säger att EVSE:n fungerar igen', 'log-brought': 'Filen är här, hel',
  },
};

/** Scenarios, steps and deeds in the reader's language. */
export function useScenarioTexts() {
  const t = useTexts();
  const { i18n } = useTranslation();
  const scenario = (name: string) => scenarios[i18n.language]?.[name];
  return {
    title: (name: string, english: string) => scenario(name)?.[0] ?? english,
    about: (name: string, english: string) => scenario(name)?.[1] ?? english,
    step: (key: string, english: string) => (steps[i18n.language]?.[key] as string | undefined) ?? english,
    deed: ({ what, evseId, idToken }: Schemas['BenchWish']) => t(what === 'PresentCard' && idToken ? 'PresentThisCard' : what, { evse: evseId, card: idToken ?? '' }),
  };
}
