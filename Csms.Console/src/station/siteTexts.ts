import { defineTexts } from '../texts';

export const useSiteTexts = defineTexts('stationSite', {
  en: {
    title: 'Location and connectors', nowhere: 'It stands at no location yet.', put: 'Set location', move: 'Move', describe: 'Describe connectors', operatorsOnly: 'Operators only; your role is to look.', notDescribed: 'Nobody has described its connectors yet: type, current, power. The station does not tell them.',
    evse: 'EVSE {{id}}', SOCKET: 'Socket', CABLE: 'Cable', whereIs: 'Where does {{id}} stand?', location: 'Location', locationHow: 'Empty: nowhere.', moved: '{{id}} stands at {{place}} now.', takenAway: '{{id}} stands nowhere now.', save: 'Save', cancel: 'Cancel', saved: 'The connectors of {{id}} are saved.',
    connectorsOf: 'Connectors of {{id}}', addEvse: 'Add an EVSE', addConnector: 'Add a connector', label: 'Label', labelHow: 'What is written on it, for people.', type: 'Connector {{id}}', format: 'Format', power: 'Current', AC_1_PHASE: 'AC, 1 phase', AC_2_PHASE: 'AC, 2 phases', AC_2_PHASE_SPLIT: 'AC, split phase',
    AC_3_PHASE: 'AC, 3 phases', DC: 'DC', volts: 'Volts', amperes: 'Amperes', kilowatts: 'kW at most', byThese: 'V × A', forget: 'Forget connector {{id}}',
  },
  de: {
    title: 'Standort und Anschlüsse', nowhere: 'Sie steht noch an keinem Standort.', put: 'Standort angeben', move: 'Umstellen', describe: 'Anschlüsse beschreiben', operatorsOnly: 'Nur für Operatoren; Ihre Rolle darf zusehen.', notDescribed: 'Noch hat niemand ihre Anschlüsse beschrieben: Typ, Strom, Leistung. Die Station sagt sie nicht.',
    evse: 'EVSE {{id}}', SOCKET: 'Dose', CABLE: 'Kabel', whereIs: 'Wo steht {{id}}?', location: 'Standort', locationHow: 'Leer: nirgends.', moved: '{{id}} steht jetzt an {{place}}.', takenAway: '{{id}} steht jetzt nirgends.', save: 'Speichern', cancel: 'Abbrechen', saved: 'Die Anschlüsse von {{id}} sind gespeichert.',
    connectorsOf: 'Anschlüsse von {{id}}', addEvse: 'EVSE hinzufügen', addConnector: 'Anschluss hinzufügen', label: 'Aufschrift', labelHow: 'Was für Menschen daran steht.', type: 'Anschluss {{id}}', format: 'Bauart', power: 'Strom', AC_1_PHASE: 'AC, 1 Phase', AC_2_PHASE: 'AC, 2 Phasen', AC_2_PHASE_SPLIT: 'AC, Dreileiter (Split-Phase)',
    AC_3_PHASE: 'AC, 3 Phasen', DC: 'DC', volts: 'Volt', amperes: 'Ampere', kilowatts: 'kW höchstens', byThese: 'V × A', forget: 'Anschluss {{id}} vergessen',
  },
  sv: {
    title: 'Plats och uttag', nowhere: 'Den står inte på någon plats än.', put: 'Ange plats', move: 'Flytta', describe: 'Beskriv uttagen', operatorsOnly: 'Endast för operatörer; din roll får titta.', notDescribed: 'Ingen har beskrivit uttagen än: typ, ström, effekt. Stationen berättar det inte.',
    evse: 'EVSE {{id}}', SOCKET: 'Uttag', CABLE: 'Kabel', whereIs: 'Var står {{id}}?', location: 'Plats', locationHow: 'Tomt: ingenstans.', moved: '{{id}} står på {{place}} nu.', takenAway: '{{id}} står ingenstans nu.', save: 'Spara', cancel: 'Avbryt', saved: 'Uttagen på {{id}} är sparade.',
    connectorsOf: 'Uttag på {{id}}', addEvse: 'Lägg till en EVSE', addConnector: 'Lägg till ett uttag', label: 'Skylt', labelHow: 'Det som står på den, för människor.', type: 'Uttag {{id}}', format: 'Utförande', power: 'Ström', AC_1_PHASE: 'AC, 1 fas', AC_2_PHASE: 'AC, 2 faser', AC_2_PHASE_SPLIT: 'AC, delad fas',
    AC_3_PHASE: 'AC, 3 faser', DC: 'DC', volts: 'Volt', amperes: 'Ampere', kilowatts: 'kW som mest', byThese: 'V × A', forget: 'Glöm uttag {{id}}',
  },
});
