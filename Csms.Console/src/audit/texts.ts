import { defineTexts } from '../texts';

export const useTexts = defineTexts('audit', {
  en: {
    title: 'Audit', when: 'When', operator: 'Operator', action: 'What was done', station: 'Station', address: 'From where', server: 'the server', text: 'Text', from: 'From', to: 'Until', clear: 'Clear',
    more: 'More', none: 'Nothing was done that fits.', noneHow: 'Ask for less, or for another time.', whatChanged: 'What changed', member: 'Member', before: 'Before', after: 'After', same: 'Nothing that is shown has changed.',
  },
  de: {
    title: 'Protokoll', when: 'Wann', operator: 'Wer', action: 'Was getan wurde', station: 'Station', address: 'Von wo', server: 'der Server', text: 'Text', from: 'Von', to: 'Bis', clear: 'Leeren',
    more: 'Mehr', none: 'Nichts wurde getan, das dazu passt.', noneHow: 'Fragen Sie nach weniger oder nach einer anderen Zeit.', whatChanged: 'Was sich geändert hat', member: 'Angabe', before: 'Vorher', after: 'Nachher', same: 'Nichts, was zu sehen ist, hat sich geändert.',
  },
  sv: {
    title: 'Logg', when: 'När', operator: 'Vem', action: 'Vad som gjordes', station: 'Station', address: 'Varifrån', server: 'servern', text: 'Text', from: 'Från', to: 'Till', clear: 'Rensa',
    more: 'Fler', none: 'Inget som passar har gjorts.', noneHow: 'Fråga efter mindre, eller en annan tid.', whatChanged: 'Vad som ändrades', member: 'Uppgift', before: 'Före', after: 'Efter', same: 'Inget som visas har ändrats.',
  },
});
