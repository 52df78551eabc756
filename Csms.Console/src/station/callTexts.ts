import { defineTexts } from '../texts';

export const useTexts = defineTexts('call', {
  en: {
    action: 'Action', choose: 'Choose what to call the station with', about: 'Every action that a server may call an OCPP {{version}} station with, as the specification has it. It is checked against its schema before it is sent.',
    form: 'Form', json: 'JSON', payload: 'Payload', send: 'Send', answer: 'The station’s answer', noAnswer: 'What the station answers stands here.', refused: 'Not sent, or not answered', violations: 'The answer breaks its schema',
    notJson: 'This is not JSON.', nothing: 'This action has nothing to fill in.', required: 'is needed', type: 'has to be: {{type}}', enum: 'has to be one of the words', maxLength: 'at most {{limit}} characters', minItems: 'at least {{limit}}',
    maxItems: 'at most {{limit}}', minimum: 'at least {{limit}}', maximum: 'at most {{limit}}', dateTime: 'has to be a time, such as 2026-03-01T12:00:00Z', never: 'A station that has never connected has no version yet.', neverHow: 'Its actions show here once it has.',
  },
  de: {
    action: 'Aktion', choose: 'Womit soll die Station gerufen werden?', about: 'Alle Aktionen, mit denen ein Server eine OCPP-{{version}}-Station rufen darf, wie die Spezifikation sie beschreibt. Vor dem Senden wird gegen das Schema geprüft.',
    form: 'Formular', json: 'JSON', payload: 'Inhalt', send: 'Senden', answer: 'Antwort der Station', noAnswer: 'Hier steht, was die Station antwortet.', refused: 'Nicht gesendet oder nicht beantwortet', violations: 'Die Antwort verstößt gegen ihr Schema',
    notJson: 'Das ist kein JSON.', nothing: 'Bei dieser Aktion gibt es nichts auszufüllen.', required: 'wird gebraucht', type: 'muss sein: {{type}}', enum: 'muss eines der Wörter sein', maxLength: 'höchstens {{limit}} Zeichen', minItems: 'mindestens {{limit}}',
    maxItems: 'höchstens {{limit}}', minimum: 'mindestens {{limit}}', maximum: 'höchstens {{limit}}', dateTime: 'muss eine Zeit sein, etwa 2026-03-01T12:00:00Z', never: 'Eine Station, die nie verbunden war, hat noch keine Version.', neverHow: 'Ihre Aktionen erscheinen hier, sobald sie es war.',
  },
  sv: {
    action: 'Åtgärd', choose: 'Välj vad stationen ska anropas med', about: 'Alla åtgärder som en server får anropa en OCPP {{version}}-station med, så som specifikationen har dem. Anropet prövas mot sitt schema innan det skickas.',
    form: 'Formulär', json: 'JSON', payload: 'Innehåll', send: 'Skicka', answer: 'Stationens svar', noAnswer: 'Här visas vad stationen svarar.', refused: 'Inte skickat, eller inte besvarat', violations: 'Svaret bryter mot sitt schema',
    notJson: 'Det här är inte JSON.', nothing: 'Den här åtgärden har inget att fylla i.', required: 'behövs', type: 'måste vara: {{type}}', enum: 'måste vara ett av orden', maxLength: 'högst {{limit}} tecken', minItems: 'minst {{limit}}',
    maxItems: 'högst {{limit}}', minimum: 'minst {{limit}}', maximum: 'högst {{limit}}', dateTime: 'måste vara en tid, till exempel 2026-03-01T12:00:00Z', never: 'En station som aldrig varit ansluten har ingen version än.', neverHow: 'Dess åtgärder visas här när den har varit det.',
  },
});
