import { defineTexts } from '../texts';

export const useTexts = defineTexts('stations', {
  en: {
    title: 'Stations', id: 'Station', state: 'State', version: 'OCPP', model: 'Model', firmware: 'Firmware', connectors: 'Connectors', seen: 'Last heard', online: 'Online', offline: 'Offline',
    none: 'No station is registered yet.', noneHow: 'Register one, or admit one that has knocked.', more: 'More', never: 'never', search: 'Search', timeline: 'Timeline',
  },
  de: {
    title: 'Stationen', id: 'Station', state: 'Zustand', version: 'OCPP', model: 'Modell', firmware: 'Firmware', connectors: 'Anschlüsse', seen: 'Zuletzt gehört', online: 'Online', offline: 'Offline',
    none: 'Noch ist keine Station registriert.', noneHow: 'Registrieren Sie eine, oder lassen Sie eine ein, die angeklopft hat.', more: 'Mehr', never: 'nie', search: 'Suchen', timeline: 'Zeitleiste',
  },
  sv: {
    title: 'Stationer', id: 'Station', state: 'Läge', version: 'OCPP', model: 'Modell', firmware: 'Firmware', connectors: 'Uttag', seen: 'Hördes senast', online: 'Online', offline: 'Offline',
    none: 'Ingen station är registrerad än.', noneHow: 'Registrera en, eller släpp in en som har knackat på.', more: 'Fler', never: 'aldrig', search: 'Sök', timeline: 'Tidslinje',
  },
});
