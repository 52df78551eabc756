import { defineTexts } from '../texts';

export const useTexts = defineTexts('you', {
  en: {
    title: 'Your account', password: 'Password', passwordHow: 'All other browsers are signed out when it changes.', oldPassword: 'Your password', newPassword: 'New password',
    hint: 'At least 12 characters; a few words do.', again: 'The same once more', differs: 'The two differ.', change: 'Change password', passwordChanged: 'Your password is changed.',
    secondFactor: 'Second factor', isOn: 'Signing in asks for a code of your authenticator app.', isOff: 'Who learns your password can sign in. A code of an app on your phone prevents that.',
    on: 'On', off: 'Off', turnOn: 'Turn on', turnOff: 'Turn off', turnOnTitle: 'Turn the second factor on', turnOffTitle: 'Turn the second factor off', next: 'Next', scan: 'Read this picture with your authenticator app, then enter the code that it shows.', picture: 'QR code for the authenticator app',
    orType: 'Or type into the app:', code: 'Code', turnedOn: 'From now on a code is asked for.', turnedOff: 'No code is asked for any more.', browsers: 'Browsers',
    browsersHow: 'Where you are signed in. Sign out what you do not know, and change your password.', browser: 'Browser', address: 'Address', since: 'Signed in', lastUsed: 'Last used', this: 'this one',
    unnamed: 'Unnamed', signOut: 'Sign out', ended: 'That browser is signed out.', looks: 'Language and theme', looksHow: 'Kept in this browser.', language: 'Language', theme: 'Theme', light: 'Light', dark: 'Dark', auto: 'As the system',
  },
  de: {
    title: 'Ihr Konto', password: 'Passwort', passwordHow: 'Alle anderen Browser werden dabei abgemeldet.', oldPassword: 'Ihr Passwort', newPassword: 'Neues Passwort',
    hint: 'Mindestens 12 Zeichen; ein paar Wörter genügen.', again: 'Noch einmal dasselbe', differs: 'Die beiden unterscheiden sich.', change: 'Passwort ändern', passwordChanged: 'Ihr Passwort ist geändert.',
    secondFactor: 'Zweiter Faktor', isOn: 'Beim Anmelden wird ein Code Ihrer Authenticator-App verlangt.', isOff: 'Wer Ihr Passwort erfährt, kann sich anmelden. Ein Code einer App auf Ihrem Telefon verhindert das.',
    on: 'An', off: 'Aus', turnOn: 'Einschalten', turnOff: 'Ausschalten', turnOnTitle: 'Zweiten Faktor einschalten', turnOffTitle: 'Zweiten Faktor ausschalten', next: 'Weiter', scan: 'Lesen Sie dieses Bild mit Ihrer Authenticator-App und geben Sie dann den Code ein, den sie zeigt.', picture: 'QR-Code für die Authenticator-App',
    orType: 'Oder tippen Sie in die App:', code: 'Code', turnedOn: 'Von jetzt an wird ein Code verlangt.', turnedOff: 'Es wird kein Code mehr verlangt.', browsers: 'Browser',
    browsersHow: 'Wo Sie angemeldet sind. Melden Sie ab, was Sie nicht kennen, und ändern Sie Ihr Passwort.', browser: 'Browser', address: 'Adresse', since: 'Angemeldet', lastUsed: 'Zuletzt benutzt', this: 'dieser',
    unnamed: 'Unbenannt', signOut: 'Abmelden', ended: 'Dieser Browser ist abgemeldet.', looks: 'Sprache und Farben', looksHow: 'Behält dieser Browser.', language: 'Sprache', theme: 'Farben', light: 'Hell', dark: 'Dunkel', auto: 'Wie das System',
  },
  sv: {
    title: 'Ditt konto', password: 'Lösenord', passwordHow: 'Alla andra webbläsare loggas ut när det ändras.', oldPassword: 'Ditt lösenord', newPassword: 'Nytt lösenord',
    hint: 'Minst 12 tecken; några ord räcker.', again: 'Samma en gång till', differs: 'De två skiljer sig åt.', change: 'Ändra lösenord', passwordChanged: 'Ditt lösenord är ändrat.',
    secondFactor: 'Tvåfaktorsinloggning', isOn: 'Inloggningen frågar efter en kod från din autentiseringsapp.', isOff: 'Den som får veta ditt lösenord kan logga in. En kod från en app i telefonen förhindrar det.',
    on: 'På', off: 'Av', turnOn: 'Slå på', turnOff: 'Slå av', turnOnTitle: 'Slå på tvåfaktorsinloggning', turnOffTitle: 'Slå av tvåfaktorsinloggning', next: 'Nästa', scan: 'Läs bilden med din autentiseringsapp och skriv sedan koden som den visar.', picture: 'QR-kod för autentiseringsappen',
    orType: 'Eller skriv in i appen:', code: 'Kod', turnedOn: 'Från och med nu behövs en kod.', turnedOff: 'Ingen kod behövs längre.', browsers: 'Webbläsare',
    browsersHow: 'Där du är inloggad. Logga ut det du inte känner igen, och ändra lösenordet.', browser: 'Webbläsare', address: 'Adress', since: 'Inloggad', lastUsed: 'Senast använd', this: 'den här',
    unnamed: 'Utan namn', signOut: 'Logga ut', ended: 'Webbläsaren är utloggad.', looks: 'Språk och färger', looksHow: 'Sparas i den här webbläsaren.', language: 'Språk', theme: 'Färger', light: 'Ljust', dark: 'Mörkt', auto: 'Som systemet',
  },
});
