import { defineTexts } from '../texts';

export const useTexts = defineTexts('knocks', {
  en: {
    title: 'Stations that knocked', station: 'Station', why: 'Why it was refused', last: 'Last', count: 'Times', address: 'From', since: 'first {{ago}}', registered: 'registered', unknown: 'not registered',
    UnknownStation: 'Unknown station', Credentials: 'Wrong password', Subprotocol: 'No common OCPP version', Certificate: 'TLS or certificate', more: 'More', none: 'Nobody stands at the door.',
    noneHow: 'Stations that connect to {{address}} with an unknown id, a wrong password or a version that is not spoken here appear here.',
    admit: 'Admit', admitWithout: 'Admit without a password', admitAs: 'Admit, and assume {{spoken}}', assume: 'Assume {{spoken}} when it says nothing', assumed: 'It may come in without naming a version.',
    admitted: '{{station}} may come in.', passwordOf: 'Password of {{station}}', passwordHow: 'Type it into the charger, as its password or AuthorizationKey; the user name is the station’s id. Then the charger gets in with its next try.',
    renew: 'New password', renewAsk: 'Make a new password for {{station}}? The one that it has counts no more, and it is disconnected if it is connected.', forget: 'Forget',
    forgetAsk: 'Forget that {{station}} has knocked? It is listed again with its next try.', forgotten: '{{station}} is forgotten.', moreOf: 'More for {{station}}',
  },
  de: {
    title: 'Stationen, die anklopften', station: 'Station', why: 'Warum sie abgewiesen wurde', last: 'Zuletzt', count: 'Anzahl', address: 'Von', since: 'zuerst {{ago}}', registered: 'registriert', unknown: 'nicht registriert',
    UnknownStation: 'Unbekannte Station', Credentials: 'Falsches Passwort', Subprotocol: 'Keine gemeinsame OCPP-Version', Certificate: 'TLS oder Zertifikat', more: 'Mehr', none: 'Niemand steht vor der Tür.',
    noneHow: 'Hier erscheinen Stationen, die sich unter {{address}} mit unbekannter Kennung, falschem Passwort oder einer hier nicht gesprochenen Version verbinden wollen.',
    admit: 'Einlassen', admitWithout: 'Ohne Passwort einlassen', admitAs: 'Einlassen und {{spoken}} annehmen', assume: '{{spoken}} annehmen, wenn sie nichts sagt', assumed: 'Sie darf ohne Angabe einer Version herein.',
    admitted: '{{station}} darf herein.', passwordOf: 'Passwort von {{station}}', passwordHow: 'Geben Sie es in die Station ein, als Passwort oder AuthorizationKey; der Benutzername ist ihre Kennung. Beim nächsten Versuch kommt sie herein.',
    renew: 'Neues Passwort', renewAsk: 'Ein neues Passwort für {{station}} erzeugen? Das bisherige gilt dann nicht mehr, und eine bestehende Verbindung wird getrennt.', forget: 'Vergessen',
    forgetAsk: 'Vergessen, dass {{station}} angeklopft hat? Beim nächsten Versuch steht sie wieder hier.', forgotten: '{{station}} ist vergessen.', moreOf: 'Mehr zu {{station}}',
  },
  sv: {
    title: 'Stationer som knackat på', station: 'Station', why: 'Varför den nekades', last: 'Senast', count: 'Antal', address: 'Från', since: 'först {{ago}}', registered: 'registrerad', unknown: 'inte registrerad',
    UnknownStation: 'Okänd station', Credentials: 'Fel lösenord', Subprotocol: 'Ingen gemensam OCPP-version', Certificate: 'TLS eller certifikat', more: 'Fler', none: 'Ingen står vid dörren.',
    noneHow: 'Här visas stationer som ansluter till {{address}} med ett okänt id, fel lösenord eller en version som inte talas här.',
    admit: 'Släpp in', admitWithout: 'Släpp in utan lösenord', admitAs: 'Släpp in och anta {{spoken}}', assume: 'Anta {{spoken}} när den inget säger', assumed: 'Den får komma in utan att ange version.',
    admitted: '{{station}} får komma in.', passwordOf: 'Lösenord för {{station}}', passwordHow: 'Skriv in det i laddaren, som lösenord eller AuthorizationKey; användarnamnet är stationens id. Vid nästa försök kommer den in.',
    renew: 'Nytt lösenord', renewAsk: 'Skapa ett nytt lösenord för {{station}}? Det gamla slutar gälla, och stationen kopplas från om den är ansluten.', forget: 'Glöm',
    forgetAsk: 'Glömma att {{station}} har knackat på? Den visas igen vid nästa försök.', forgotten: '{{station}} är glömd.', moreOf: 'Mer för {{station}}',
  },
});
