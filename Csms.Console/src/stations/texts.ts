import { defineTexts } from '../texts';

export const useTexts = defineTexts('stations', {
  en: {
    title: 'Stations', id: 'Station', state: 'State', version: 'OCPP', model: 'Model', firmware: 'Firmware', connectors: 'Connectors', seen: 'Last heard', online: 'Online', offline: 'Offline', charging: 'Charging', faulted: 'Faulted',
    none: 'No station is registered yet.', noneHow: 'Register one, or admit one that has knocked.', noMatch: 'No station is like this.', noMatchHow: 'Search for less, or take a filter away.', clear: 'Show all', more: 'More', never: 'never',
    search: 'Id, vendor, model or serial number', anyState: 'Any state', anyVersion: 'Any version', location: 'Location', anyLocation: 'Any location', register: 'Register a station', registerHow: 'The station connects to {{url}} with this id.', idHint: 'As the station names itself; upper and lower case count.',
    profile: 'Security profile', profile0: '0 · no password (test benches)', profile1: '1 · password', profile2: '2 · password over TLS', profile3: '3 · TLS with a certificate of the station', registration: 'Answer to its boot', Accepted: 'Accepted', Pending: 'Pending', Rejected: 'Rejected',
    password: 'Password', passwordHint: '16 to 40 characters. Left empty, one is made and shown once.', serial: 'Serial number', serialHint: 'What its certificate names; left empty, the id counts until it boots.', add: 'Register', cancel: 'Cancel', added: '{{id}} is registered.',
    passwordOf: 'Password of {{id}}', passwordText: 'Type it into the station, with the address {{url}}.', operatorsOnly: 'Operators only; your role is to look.',
  },
  de: {
    title: 'Stationen', id: 'Station', state: 'Zustand', version: 'OCPP', model: 'Modell', firmware: 'Firmware', connectors: 'Anschlüsse', seen: 'Zuletzt gehört', online: 'Online', offline: 'Offline', charging: 'Laden', faulted: 'Gestört',
    none: 'Noch ist keine Station registriert.', noneHow: 'Registrieren Sie eine, oder lassen Sie eine ein, die angeklopft hat.', noMatch: 'So ist keine Station.', noMatchHow: 'Suchen Sie nach weniger, oder nehmen Sie einen Filter weg.', clear: 'Alle zeigen', more: 'Mehr', never: 'nie',
    search: 'Id, Hersteller, Modell oder Seriennummer', anyState: 'Jeder Zustand', anyVersion: 'Jede Version', location: 'Standort', anyLocation: 'Jeder Standort', register: 'Station registrieren', registerHow: 'Die Station verbindet sich mit {{url}} unter dieser Id.', idHint: 'Wie die Station sich nennt; Groß und Klein zählen.',
    profile: 'Sicherheitsprofil', profile0: '0 · ohne Passwort (Prüfstand)', profile1: '1 · Passwort', profile2: '2 · Passwort über TLS', profile3: '3 · TLS mit Zertifikat der Station', registration: 'Antwort auf ihren Start', Accepted: 'Angenommen', Pending: 'Wartet', Rejected: 'Abgelehnt',
    password: 'Passwort', passwordHint: '16 bis 40 Zeichen. Bleibt es leer, wird eins gemacht und einmal gezeigt.', serial: 'Seriennummer', serialHint: 'Was ihr Zertifikat nennt; bleibt es leer, zählt bis zum Start die Id.', add: 'Registrieren', cancel: 'Abbrechen', added: '{{id}} ist registriert.',
    passwordOf: 'Passwort von {{id}}', passwordText: 'Geben Sie es an der Station ein, mit der Adresse {{url}}.', operatorsOnly: 'Nur für Operatoren; Ihre Rolle darf zusehen.',
  },
  sv: {
    title: 'Stationer', id: 'Station', state: 'Läge', version: 'OCPP', model: 'Modell', firmware: 'Firmware', connectors: 'Uttag', seen: 'Hördes senast', online: 'Online', offline: 'Offline', charging: 'Laddar', faulted: 'Fel',
    none: 'Ingen station är registrerad än.', noneHow: 'Registrera en, eller släpp in en som har knackat på.', noMatch: 'Ingen station är sådan.', noMatchHow: 'Sök på mindre, eller ta bort ett filter.', clear: 'Visa alla', more: 'Fler', never: 'aldrig',
    search: 'Id, tillverkare, modell eller serienummer', anyState: 'Alla lägen', anyVersion: 'Alla versioner', location: 'Plats', anyLocation: 'Alla platser', register: 'Registrera en station', registerHow: 'Stationen ansluter till {{url}} med detta id.', idHint: 'Som stationen kallar sig; stora och små bokstäver räknas.',
    profile: 'Säkerhetsprofil', profile0: '0 · utan lösenord (provbänk)', profile1: '1 · lösenord', profile2: '2 · lösenord över TLS', profile3: '3 · TLS med stationens certifikat', registration: 'Svar på dess start', Accepted: 'Godtagen', Pending: 'Väntar', Rejected: 'Avvisad',
    password: 'Lösenord', passwordHint: '16 till 40 tecken. Lämnas det tomt skapas ett som visas en gång.', serial: 'Serienummer', serialHint: 'Det som certifikatet nämner; lämnas det tomt gäller id tills den startar.', add: 'Registrera', cancel: 'Avbryt', added: '{{id}} är registrerad.',
    passwordOf: 'Lösenord för {{id}}', passwordText: 'Skriv in det i stationen, med adressen {{url}}.', operatorsOnly: 'Endast för operatörer; din roll får titta.',
  },
});
