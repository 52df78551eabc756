import { defineTexts } from '../texts';

export const useTexts = defineTexts('alarms', {
  en: {
    title: 'Alarms', state: 'State', Active: 'Active', Acknowledged: 'Acknowledged', Ended: 'Over', all: 'All', station: 'Station', severity: 'Severity', what: 'What', since: 'Since', server: 'This server', more: 'More',
    upToFailures: 'Danger and failures', upToErrors: 'Errors and graver', upToWarnings: 'Warnings and graver', danger: 'Danger', hardwareFailure: 'Hardware failure', systemFailure: 'System failure', critical: 'Critical',
    error: 'Error', alert: 'Alert', warning: 'Warning', notice: 'Notice', informational: 'Information', debug: 'Debug', SecurityEvent: 'Security event', DeviceEvent: 'Event of the station', Certificate: 'Certificate',
    Transaction: 'Transaction', Firmware: 'Firmware', Station: 'Station', rules: 'Rules', integrations: 'Web hooks and e-mail', times: '{{count}} times, last {{ago}}', acknowledgedBy: 'by {{name}}, {{ago}}', acknowledge: 'Acknowledge', acknowledgeHow: 'Says to everybody that you look after it',
    acknowledged: 'You look after it.', close: 'Close', closeTitle: 'Close the alarm', closed: 'Alarm closed', reason: 'Why is it over?', reasonHow: 'If it happens again, a new alarm is raised.', none: 'All is well: no alarm is active.',
    noneHow: 'Stations that stay away, faults, security events and certificates that run out appear here as they happen.', noneSuch: 'No alarm is like that.', noneSuchHow: 'Choose another state, or clear the filters.',
  },
  de: {
    title: 'Alarme', state: 'Zustand', Active: 'Aktiv', Acknowledged: 'In Arbeit', Ended: 'Vorbei', all: 'Alle', station: 'Station', severity: 'Schwere', what: 'Was', since: 'Seit', server: 'Dieser Server', more: 'Mehr',
    upToFailures: 'Gefahr und Ausfälle', upToErrors: 'Fehler und schwerer', upToWarnings: 'Warnungen und schwerer', danger: 'Gefahr', hardwareFailure: 'Hardware-Ausfall', systemFailure: 'System-Ausfall', critical: 'Kritisch',
    error: 'Fehler', alert: 'Alarm', warning: 'Warnung', notice: 'Hinweis', informational: 'Information', debug: 'Diagnose', SecurityEvent: 'Sicherheitsereignis', DeviceEvent: 'Ereignis der Station', Certificate: 'Zertifikat',
    Transaction: 'Ladevorgang', Firmware: 'Firmware', Station: 'Station', rules: 'Regeln', integrations: 'Webhooks und E-Mail', times: '{{count}}-mal, zuletzt {{ago}}', acknowledgedBy: 'von {{name}}, {{ago}}', acknowledge: 'Übernehmen', acknowledgeHow: 'Sagt allen, dass Sie sich darum kümmern',
    acknowledged: 'Sie kümmern sich darum.', close: 'Schließen', closeTitle: 'Alarm schließen', closed: 'Alarm geschlossen', reason: 'Warum ist er vorbei?', reasonHow: 'Geschieht es wieder, gibt es einen neuen Alarm.', none: 'Alles in Ordnung: Kein Alarm ist aktiv.',
    noneHow: 'Stationen, die wegbleiben, Störungen, Sicherheitsereignisse und ablaufende Zertifikate erscheinen hier, sobald sie geschehen.', noneSuch: 'So einen Alarm gibt es nicht.', noneSuchHow: 'Wählen Sie einen anderen Zustand, oder leeren Sie die Filter.',
  },
  sv: {
    title: 'Larm', state: 'Läge', Active: 'Aktivt', Acknowledged: 'Omhändertaget', Ended: 'Över', all: 'Alla', station: 'Station', severity: 'Allvar', what: 'Vad', since: 'Sedan', server: 'Den här servern', more: 'Fler',
    upToFailures: 'Fara och haverier', upToErrors: 'Fel och allvarligare', upToWarnings: 'Varningar och allvarligare', danger: 'Fara', hardwareFailure: 'Maskinvarufel', systemFailure: 'Systemhaveri', critical: 'Kritiskt',
    error: 'Fel', alert: 'Larm', warning: 'Varning', notice: 'Notis', informational: 'Information', debug: 'Felsökning', SecurityEvent: 'Säkerhetshändelse', DeviceEvent: 'Händelse i stationen', Certificate: 'Certifikat',
    Transaction: 'Laddning', Firmware: 'Firmware', Station: 'Station', rules: 'Regler', integrations: 'Webhooks och e-post', times: '{{count}} gånger, senast {{ago}}', acknowledgedBy: 'av {{name}}, {{ago}}', acknowledge: 'Ta hand om', acknowledgeHow: 'Säger till alla att du tar hand om det',
    acknowledged: 'Du tar hand om det.', close: 'Stäng', closeTitle: 'Stäng larmet', closed: 'Larmet stängt', reason: 'Varför är det över?', reasonHow: 'Händer det igen blir det ett nytt larm.', none: 'Allt är väl: inget larm är aktivt.',
    noneHow: 'Stationer som uteblir, fel, säkerhetshändelser och certifikat som löper ut visas här när de sker.', noneSuch: 'Det finns inget sådant larm.', noneSuchHow: 'Välj ett annat läge eller rensa filtren.',
  },
});
