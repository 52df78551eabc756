import { defineTexts } from '../texts';

const useTexts = defineTexts('severity', {
  en: { 0: 'Danger', 1: 'Hardware failure', 2: 'System failure', 3: 'Critical', 4: 'Error', 5: 'Alert', 6: 'Warning', 7: 'Notice', 8: 'Information', 9: 'Debug' },
  de: { 0: 'Gefahr', 1: 'Hardwarefehler', 2: 'Systemfehler', 3: 'Kritisch', 4: 'Fehler', 5: 'Alarm', 6: 'Warnung', 7: 'Hinweis', 8: 'Information', 9: 'Debug' },
  sv: { 0: 'Fara', 1: 'Maskinvarufel', 2: 'Systemfel', 3: 'Kritiskt', 4: 'Fel', 5: 'Larm', 6: 'Varning', 7: 'Notis', 8: 'Information', 9: 'Felsökning' },
});

/** What a severity of OCPP 2.0.1 is called. */
export function useSeverityName() {
  const t = useTexts();
  return (severity: number) => t(String(Math.min(9, Math.max(0, severity))) as '0');
}

export const severityColor = (severity: number) => (severity <= 3 ? 'red' : severity <= 5 ? 'orange' : severity === 6 ? 'yellow' : 'gray');
