import type { Schemas } from '../../api/client';

export const stateColors: Record<Schemas['RequestState'], string> = { Asked: 'yellow', Running: 'cyan', Done: 'teal', Refused: 'red', Failed: 'red', Abandoned: 'gray' };

/** No event tells how far a station is with a file: it is looked at so often while one is under way, in milliseconds. */
const whileRunning = 2_000;

export const untilOver = (rows: { state: Schemas['RequestState'] }[] | undefined) => (rows?.some(({ state }) => state === 'Asked' || state === 'Running') ? whileRunning : false);

/** Bytes as a person reads them. */
export function sizeOf(bytes: number, number: (value: number, digits?: number) => string) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${number(bytes / 1e3, 1)} kB` : `${number(bytes / 1e6, 1)} MB`;
}

/** Which of five steps a station's word belongs to: asked, downloads, downloaded, installs, installed. */
export function stepOf(status: string | null | undefined) {
  switch (status) {
    case 'Downloading':
    case 'DownloadPaused':
    case 'DownloadFailed':
      return 2;
    case 'Downloaded':
    case 'SignatureVerified':
    case 'InvalidSignature':
    case 'InvalidChecksum':
    case 'InstallScheduled':
      return 3;
    case 'Installing':
    case 'InstallRebooting':
    case 'InstallationFailed':
    case 'InstallVerificationFailed':
      return 4;
    case 'Installed':
      return 5;
    default:
      return 1;
  }
}
