import { defineTexts } from '../texts';

export const useTexts = defineTexts('session', {
  en: {
    title: 'Sign in', name: 'Name', password: 'Password', code: 'Code of your authenticator app', signIn: 'Sign in', welcome: 'Welcome to Csms',
    choose: 'Choose a password for {{name}}.', chooseFirst: 'Make the administrator’s account.', newPassword: 'Password', hint: 'At least 12 characters; a few words do.',
    save: 'Save and sign in', signOut: 'Sign out', linkIsOver: 'This link cannot be used', back: 'To sign-in', again: 'The same once more', differs: 'The two differ.',
    motto: 'Charging stations, as they are.', Viewer: 'Viewer', Operator: 'Operator', Administrator: 'Administrator', viewerMay: 'Sees everything, changes nothing.',
    operatorMay: 'Commands stations, changes tokens and prices.', administratorMay: 'Does everything, accounts and rules included.', needsRole: 'This page needs the role {{role}}; yours is {{own}}.',
  },
  de: {
    title: 'Anmelden', name: 'Name', password: 'Passwort', code: 'Code der Authenticator-App', signIn: 'Anmelden', welcome: 'Willkommen bei Csms',
    choose: 'Wählen Sie ein Passwort für {{name}}.', chooseFirst: 'Legen Sie das Konto des Administrators an.', newPassword: 'Passwort',
    hint: 'Mindestens 12 Zeichen; ein paar Wörter genügen.', save: 'Speichern und anmelden', signOut: 'Abmelden', linkIsOver: 'Dieser Link gilt nicht mehr',
    back: 'Zur Anmeldung', again: 'Noch einmal dasselbe', differs: 'Die beiden unterscheiden sich.', motto: 'Ladestationen, wie sie sind.',
    Viewer: 'Betrachter', Operator: 'Bediener', Administrator: 'Administrator', viewerMay: 'Sieht alles, ändert nichts.',
    operatorMay: 'Steuert Stationen, ändert Karten und Preise.', administratorMay: 'Darf alles, auch Konten und Regeln.',
    needsRole: 'Diese Seite braucht die Rolle {{role}}; Ihre ist {{own}}.',
  },
  sv: {
    title: 'Logga in', name: 'Namn', password: 'Lösenord', code: 'Kod från autentiseringsappen', signIn: 'Logga in', welcome: 'Välkommen till Csms',
    choose: 'Välj ett lösenord för {{name}}.', chooseFirst: 'Skapa administratörens konto.', newPassword: 'Lösenord', hint: 'Minst 12 tecken; några ord räcker.',
    save: 'Spara och logga in', signOut: 'Logga ut', linkIsOver: 'Länken kan inte användas', back: 'Till inloggningen', again: 'Samma en gång till',
    differs: 'De två skiljer sig åt.', motto: 'Laddstationer, som de är.', Viewer: 'Läsare', Operator: 'Operatör', Administrator: 'Administratör', viewerMay: 'Ser allt, ändrar ingenting.',
    operatorMay: 'Styr stationer, ändrar kort och priser.', administratorMay: 'Får göra allt, även konton och regler.',
    needsRole: 'Sidan kräver rollen {{role}}; din är {{own}}.',
  },
});
