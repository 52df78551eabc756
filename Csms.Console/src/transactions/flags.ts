import { defineTexts } from '../texts';

const useNames = defineTexts('flags', {
  en: {
    invalidToken: 'Token refused', registerWentBackwards: 'Register went backwards', placeholderBegin: 'Zero at the start', meterStopBelowStart: 'End below start',
    jump: 'Jump', gap: 'Gap', clockOff: 'Clock off', missingSeqNo: 'Events missing', replaced: 'Replaced', contradictingStop: 'Two different ends',
    reusedSeqNo: 'Number used twice', reusedId: 'Id used again', closedByOperator: 'Closed by hand', closedByRule: 'Closed by a rule', lateEnd: 'Late end',
    reopened: 'Reopened', eventsLost: 'Events lost', matchedStop: 'End matched', orphan: 'End without a start', salvaged: 'Partly unreadable',
    implausible: 'Implausible',
  },
  de: {
    invalidToken: 'Karte abgelehnt', registerWentBackwards: 'Zähler lief rückwärts', placeholderBegin: 'Null am Anfang', meterStopBelowStart: 'Ende unter Anfang',
    jump: 'Sprung', gap: 'Lücke', clockOff: 'Uhr geht falsch', missingSeqNo: 'Ereignisse fehlen', replaced: 'Abgelöst', contradictingStop: 'Zwei verschiedene Enden',
    reusedSeqNo: 'Nummer doppelt', reusedId: 'Kennung wiederverwendet', closedByOperator: 'Von Hand beendet', closedByRule: 'Durch Regel beendet',
    lateEnd: 'Spätes Ende', reopened: 'Wieder geöffnet', eventsLost: 'Ereignisse verloren', matchedStop: 'Ende zugeordnet', orphan: 'Ende ohne Anfang',
    salvaged: 'Teilweise unlesbar', implausible: 'Unplausibel',
  },
  sv: {
    invalidToken: 'Kortet nekades', registerWentBackwards: 'Mätaren gick bakåt', placeholderBegin: 'Noll vid start', meterStopBelowStart: 'Slutet under starten',
    jump: 'Hopp', gap: 'Lucka', clockOff: 'Klockan går fel', missingSeqNo: 'Händelser saknas', replaced: 'Ersatt', contradictingStop: 'Två olika slut',
    reusedSeqNo: 'Nummer använt två gånger', reusedId: 'Id återanvänt', closedByOperator: 'Avslutad för hand', closedByRule: 'Avslutad av en regel',
    lateEnd: 'Sent slut', reopened: 'Öppnad igen', eventsLost: 'Händelser förlorade', matchedStop: 'Slut matchat', orphan: 'Slut utan start',
    salvaged: 'Delvis oläslig', implausible: 'Orimlig',
  },
});

const useReasons = defineTexts('flagReasons', {
  en: {
    invalidToken: 'The token was not accepted; the station charged nevertheless.',
    registerWentBackwards: 'An energy register showed less than before.',
    placeholderBegin: 'The first register was a zero that only held a place; the first real one is used instead.',
    meterStopBelowStart: 'The register at the end is below the one at the start.',
    jump: 'There is more energy between two registers than the most powerful connector could have given.',
    gap: 'There is no register at the start or at the end: the energy is unknown, or taken from other samples.',
    clockOff: 'The station’s time is far from the time at which its messages came.',
    missingSeqNo: 'Between the first and the last event some are missing. When they arrive this flag goes away.',
    replaced: 'The connector began a new transaction while this one was open; its end was lost.',
    contradictingStop: 'A second end said something else than the first, which stands.',
    reusedSeqNo: 'One sequence number came with two different events; the samples of both are kept.',
    reusedId: 'The station gave this transaction the id of one that had ended before.',
    closedByOperator: 'An operator ended it, not its station.',
    closedByRule: 'A rule ended it, since its station never did.',
    lateEnd: 'The station’s own end came after it had been closed, and has corrected what was said until then.',
    reopened: 'A rule had ended it, and it went on nevertheless.',
    eventsLost: 'The station says that it has no more events of it: what is missing will never come.',
    matchedStop: 'The end named an id that is not this station’s; it was matched by connector, token and time.',
    orphan: 'An end came whose start is not known.',
    salvaged: 'A part of a message was not valid and was left out.',
    implausible: 'A register was no meter’s by its size or its unit, or the energy is more than usual.',
  },
  de: {
    invalidToken: 'Die Karte wurde nicht akzeptiert; die Station hat trotzdem geladen.',
    registerWentBackwards: 'Ein Zählerstand war niedriger als der davor.',
    placeholderBegin: 'Der erste Zählerstand war nur eine Null als Platzhalter; stattdessen gilt der erste echte.',
    meterStopBelowStart: 'Der Zählerstand am Ende liegt unter dem am Anfang.',
    jump: 'Zwischen zwei Zählerständen liegt mehr Energie, als der stärkste Anschluss hätte liefern können.',
    gap: 'Am Anfang oder am Ende fehlt der Zählerstand: Die Energie ist unbekannt oder stammt aus anderen Messwerten.',
    clockOff: 'Die Zeit der Station weicht weit von der Zeit ab, zu der ihre Nachrichten ankamen.',
    missingSeqNo: 'Zwischen dem ersten und dem letzten Ereignis fehlen welche. Treffen sie ein, verschwindet die Markierung.',
    replaced: 'Am Anschluss begann ein neuer Ladevorgang, während dieser offen war; sein Ende ging verloren.',
    contradictingStop: 'Ein zweites Ende sagte etwas anderes als das erste; es gilt das erste.',
    reusedSeqNo: 'Eine laufende Nummer kam mit zwei verschiedenen Ereignissen; die Messwerte beider sind aufbewahrt.',
    reusedId: 'Die Station gab diesem Ladevorgang die Kennung eines früheren, der schon beendet war.',
    closedByOperator: 'Nicht die Station, sondern jemand an der Konsole hat ihn beendet.',
    closedByRule: 'Eine Regel hat ihn beendet, weil die Station es nie tat.',
    lateEnd: 'Das Ende der Station kam, nachdem er schon geschlossen war, und hat berichtigt, was bis dahin galt.',
    reopened: 'Eine Regel hatte ihn beendet, und er ging trotzdem weiter.',
    eventsLost: 'Die Station sagt, dass sie keine Ereignisse mehr hat: Was fehlt, kommt nicht mehr.',
    matchedStop: 'Das Ende nannte eine fremde Kennung; es wurde nach Anschluss, Karte und Zeit zugeordnet.',
    orphan: 'Es kam ein Ende, zu dem kein Anfang bekannt ist.',
    salvaged: 'Ein Teil einer Nachricht war ungültig und wurde weggelassen.',
    implausible: 'Ein Zählerstand passt nach Größe oder Einheit zu keinem Zähler, oder die Energie ist ungewöhnlich hoch.',
  },
  sv: {
    invalidToken: 'Kortet godkändes inte; stationen laddade ändå.',
    registerWentBackwards: 'En mätarställning var lägre än den före.',
    placeholderBegin: 'Den första mätarställningen var bara en nolla som platshållare; den första riktiga används i stället.',
    meterStopBelowStart: 'Mätarställningen vid slutet är lägre än den vid starten.',
    jump: 'Mellan två mätarställningar ligger mer energi än det starkaste uttaget kunde ha gett.',
    gap: 'Mätarställning saknas vid start eller slut: energin är okänd eller tagen från andra mätvärden.',
    clockOff: 'Stationens tid ligger långt från den tid då dess meddelanden kom.',
    missingSeqNo: 'Mellan den första och den sista händelsen saknas några. När de kommer försvinner flaggan.',
    replaced: 'Uttaget började en ny laddning medan den här var öppen; dess slut gick förlorat.',
    contradictingStop: 'Ett andra slut sade något annat än det första, som gäller.',
    reusedSeqNo: 'Ett löpnummer kom med två olika händelser; mätvärdena från båda finns kvar.',
    reusedId: 'Stationen gav laddningen samma id som en tidigare, redan avslutad.',
    closedByOperator: 'Någon vid konsolen avslutade den, inte stationen.',
    closedByRule: 'En regel avslutade den, eftersom stationen aldrig gjorde det.',
    lateEnd: 'Stationens eget slut kom efter att den stängts och har rättat det som gällde dittills.',
    reopened: 'En regel hade avslutat den, men den fortsatte ändå.',
    eventsLost: 'Stationen säger att den inte har fler händelser: det som saknas kommer aldrig.',
    matchedStop: 'Slutet angav ett id som inte är stationens; det matchades på uttag, kort och tid.',
    orphan: 'Ett slut kom vars start är okänd.',
    salvaged: 'En del av ett meddelande var ogiltig och uteslöts.',
    implausible: 'En mätarställning kan inte komma från en mätare, till storlek eller enhet, eller så är energin ovanligt hög.',
  },
});

const known = new Set([
  'invalidToken', 'registerWentBackwards', 'placeholderBegin', 'meterStopBelowStart', 'jump', 'gap', 'clockOff', 'missingSeqNo', 'replaced', 'contradictingStop',
  'reusedSeqNo', 'reusedId', 'closedByOperator', 'closedByRule', 'lateEnd', 'reopened', 'eventsLost', 'matchedStop', 'orphan', 'salvaged', 'implausible',
]);

type Flag = Parameters<ReturnType<typeof useNames>>[0];

/** What a flag is called; one that is newer than the console by its own word. */
export function useFlagName() {
  const t = useNames();
  return (flag: string) => (known.has(flag) ? t(flag as Flag) : flag);
}

/** What a flag means; nothing for one that is newer than the console. */
export function useFlagReason() {
  const t = useReasons();
  return (flag: string) => (known.has(flag) ? t(flag as Flag) : undefined);
}
