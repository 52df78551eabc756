import { defineTexts } from '../texts';

export const useTexts = defineTexts('shell', {
  en: {
    overview: 'Overview', stations: 'Stations', locations: 'Locations', transactions: 'Transactions', knocks: 'Knocks', tokens: 'Tokens', alarms: 'Alarms', bench: 'Test bench', integrations: 'Integrations', audit: 'Audit', accounts: 'Accounts',
    live: 'Live', notLive: 'No connection to the server; trying again', language: 'Language', theme: 'Light or dark', menu: 'Menu', signOut: 'Sign out', you: 'You', yourAccount: 'Your account',
    skip: 'Skip to content', broken: 'This page broke', reload: 'Load it again', notFound: 'There is no such page', home: 'To the overview', soon: 'API',
  },
  de: {
    overview: 'Übersicht', stations: 'Stationen', locations: 'Standorte', transactions: 'Ladevorgänge', knocks: 'Anklopfer', tokens: 'Karten', alarms: 'Alarme', bench: 'Prüfstand', integrations: 'Anbindungen', audit: 'Protokoll', accounts: 'Konten',
    live: 'Live', notLive: 'Keine Verbindung zum Server; neuer Versuch', language: 'Sprache', theme: 'Hell oder dunkel', menu: 'Menü', signOut: 'Abmelden', you: 'Sie', yourAccount: 'Ihr Konto',
    skip: 'Zum Inhalt', broken: 'Diese Seite ist kaputtgegangen', reload: 'Neu laden', notFound: 'Diese Seite gibt es nicht', home: 'Zur Übersicht', soon: 'API',
  },
  sv: {
    overview: 'Översikt', stations: 'Stationer', locations: 'Platser', transactions: 'Laddningar', knocks: 'Knackningar', tokens: 'Kort', alarms: 'Larm', bench: 'Testbänk', integrations: 'Integrationer', audit: 'Logg', accounts: 'Konton',
    live: 'Live', notLive: 'Ingen kontakt med servern; försöker igen', language: 'Språk', theme: 'Ljust eller mörkt', menu: 'Meny', signOut: 'Logga ut', you: 'Du', yourAccount: 'Ditt konto',
    skip: 'Till innehållet', broken: 'Sidan gick sönder', reload: 'Ladda om', notFound: 'Sidan finns inte', home: 'Till översikten', soon: 'API',
  },
});
