import { defineTexts } from '../../texts';

export const useTexts = defineTexts('verbs', {
  en: {
    start: 'Start', stop: 'Stop', unlock: 'Unlock', availability: 'Availability', reset: 'Reset', trigger: 'Ask for a message', clearCache: 'Clear the authorization cache', cancel: 'Cancel', done: 'Done', again: 'Send again',
    startTitle: 'Start charging at EVSE {{id}}', token: 'Token', tokenHint: 'For whom it charges; as it is registered under Tokens.', registerToo: 'Register {{token}} first', registerTooHow: 'Nobody has registered it yet, and such tokens are refused unless the settings say otherwise.', startHow: 'The cable may be plugged in before or after.',
    startWait: 'Waiting for the transaction to begin …', began: 'Transaction {{id}} has begun.', notBegun: 'No transaction has begun yet; it will when the cable is plugged in, or the start times out at the station.',
    stopTitle: 'Stop transaction {{id}}', stopHow: 'The station ends it as if it were asked for at the station itself.', unlockTitle: 'Unlock connector {{connector}} of EVSE {{evse}}',
    unlockHow: 'Releases a cable that is stuck. A transaction that runs there may end.', availabilityTitle: 'Take in or out of service', place: 'Where', wholeStation: 'Whole station', evse: 'EVSE {{id}}',
    operative: 'In service', inoperative: 'Out of service', availabilityHow: 'What charges may go on; the change then waits for its end.', resetTitle: 'Restart the station', resetOnIdle: 'Once nothing charges',
    resetOnIdleHow: '1.6 stations end transactions in good order first.', resetNow: 'At once', resetNowHow: 'Transactions end now, as they are.', resetWarning: 'The station is away for a minute or two.',
    triggerTitle: 'Ask for a message', message: 'Message', clearCacheTitle: 'Clear the authorization cache', clearCacheHow: 'The station forgets which tokens it has seen, and asks anew.', answered: 'The station answered: {{status}}',
    accepted: 'It does what it was asked for.', scheduled: 'It does it later, once nothing is in the way.', rejected: 'It will not do it.', other: 'Its own word; see the specification.', send: 'Send',
  },
  de: {
    start: 'Starten', stop: 'Stoppen', unlock: 'Entriegeln', availability: 'Verfügbarkeit', reset: 'Neu starten', trigger: 'Nachricht anfordern', clearCache: 'Autorisierungsspeicher leeren', cancel: 'Abbrechen', done: 'Fertig', again: 'Noch einmal senden',
    startTitle: 'Laden an EVSE {{id}} starten', token: 'Karte', tokenHint: 'Für wen geladen wird; so, wie sie unter Karten steht.', registerToo: '{{token}} vorher registrieren', registerTooHow: 'Diese Karte ist noch nicht registriert, und solche werden abgelehnt, wenn die Einstellungen nichts anderes sagen.', startHow: 'Das Kabel kann vorher oder nachher gesteckt werden.',
    startWait: 'Es wird auf den Beginn gewartet …', began: 'Ladevorgang {{id}} hat begonnen.', notBegun: 'Noch hat kein Ladevorgang begonnen; er beginnt, wenn das Kabel steckt, oder die Station gibt auf.',
    stopTitle: 'Ladevorgang {{id}} stoppen', stopHow: 'Die Station beendet ihn, als wäre es an ihr selbst verlangt worden.', unlockTitle: 'Anschluss {{connector}} von EVSE {{evse}} entriegeln',
    unlockHow: 'Gibt ein Kabel frei, das festsitzt. Was dort lädt, kann enden.', availabilityTitle: 'In oder außer Betrieb nehmen', place: 'Wo', wholeStation: 'Ganze Station', evse: 'EVSE {{id}}',
    operative: 'In Betrieb', inoperative: 'Außer Betrieb', availabilityHow: 'Was lädt, darf zu Ende laden; die Änderung wartet dann darauf.', resetTitle: 'Station neu starten', resetOnIdle: 'Sobald nichts lädt',
    resetOnIdleHow: '1.6-Stationen beenden Ladevorgänge vorher ordentlich.', resetNow: 'Sofort', resetNowHow: 'Ladevorgänge enden jetzt, wie sie sind.', resetWarning: 'Die Station ist ein bis zwei Minuten weg.',
    triggerTitle: 'Nachricht anfordern', message: 'Nachricht', clearCacheTitle: 'Autorisierungsspeicher leeren', clearCacheHow: 'Die Station vergisst, welche Karten sie kennt, und fragt neu.', answered: 'Die Station hat geantwortet: {{status}}',
    accepted: 'Sie tut, worum sie gebeten wurde.', scheduled: 'Sie tut es später, sobald nichts mehr im Weg ist.', rejected: 'Sie tut es nicht.', other: 'Ihr eigenes Wort; die Spezifikation erklärt es.', send: 'Senden',
  },
  sv: {
    start: 'Starta', stop: 'Stoppa', unlock: 'Lås upp', availability: 'Tillgänglighet', reset: 'Starta om', trigger: 'Be om ett meddelande', clearCache: 'Töm behörighetsminnet', cancel: 'Avbryt', done: 'Klart', again: 'Skicka igen',
    startTitle: 'Starta laddning vid EVSE {{id}}', token: 'Kort', tokenHint: 'För vem det laddas; så som det står under Kort.', registerToo: 'Registrera {{token}} först', registerTooHow: 'Kortet är inte registrerat än, och sådana nekas om inställningarna inte säger annat.', startHow: 'Kabeln kan kopplas in före eller efter.',
    startWait: 'Väntar på att laddningen ska börja …', began: 'Laddning {{id}} har börjat.', notBegun: 'Ingen laddning har börjat än; den börjar när kabeln kopplas in, eller så ger stationen upp.',
    stopTitle: 'Stoppa laddning {{id}}', stopHow: 'Stationen avslutar den som om det begärts på plats.', unlockTitle: 'Lås upp uttag {{connector}} på EVSE {{evse}}',
    unlockHow: 'Släpper en kabel som sitter fast. En pågående laddning kan avslutas.', availabilityTitle: 'Ta i eller ur drift', place: 'Var', wholeStation: 'Hela stationen', evse: 'EVSE {{id}}',
    operative: 'I drift', inoperative: 'Ur drift', availabilityHow: 'Det som laddar får ladda klart; ändringen väntar på det.', resetTitle: 'Starta om stationen', resetOnIdle: 'När inget laddar',
    resetOnIdleHow: '1.6-stationer avslutar laddningar i god ordning först.', resetNow: 'Genast', resetNowHow: 'Laddningar avslutas nu, som de är.', resetWarning: 'Stationen är borta en minut eller två.',
    triggerTitle: 'Be om ett meddelande', message: 'Meddelande', clearCacheTitle: 'Töm behörighetsminnet', clearCacheHow: 'Stationen glömmer vilka kort den sett och frågar på nytt.', answered: 'Stationen svarade: {{status}}',
    accepted: 'Den gör som den blev ombedd.', scheduled: 'Den gör det senare, när inget är i vägen.', rejected: 'Den gör det inte.', other: 'Dess eget ord; se specifikationen.', send: 'Skicka',
  },
});
