import type { Schemas } from '../api/client';

export type Row = Schemas['TokenRowBody'];

// Each column by the names that files give it, in lower case and without what separates words.
const columns: Record<string, keyof Row> = {
  idtoken: 'idToken', id: 'idToken', token: 'idToken', tag: 'idToken', idtag: 'idToken', uid: 'idToken', rfid: 'idToken', type: 'type', status: 'status', state: 'status', groupid: 'groupId',
  group: 'groupId', parentidtag: 'groupId', expiresat: 'expiresAt', expires: 'expiresAt', expiry: 'expiresAt', expirydate: 'expiresAt', validuntil: 'expiresAt',
};
const inOrder: (keyof Row)[] = ['idToken', 'type', 'status', 'groupId', 'expiresAt'];

/** The tokens of a file: with a line of names the columns are found by them, without one they are id, type, status, group, expiry. */
export function tokensOf(text: string): Row[] {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const names = lines[0]?.map((name) => columns[name.toLowerCase().replace(/[^a-z]/g, '')]);
  const isNamed = !!names?.includes('idToken');
  const order = isNamed ? names! : inOrder;
  return lines.slice(isNamed ? 1 : 0).map((cells) => {
    const row: Row = { idToken: '' };
    cells.forEach((cell, at) => {
      const column = order[at];
      // The apostrophe by which an export keeps a spreadsheet from running a cell.
      if (column) row[column] = cell.trim().replace(/^'(?=[=+\-@])/, '');
    });
    return row;
  });
}

/** A file's cells; commas, semicolons or tabs separate them, whichever the first line has most of. Lines without content are left out. */
export function linesOf(text: string): string[][] {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length })).sort((a, b) => b.count - a.count)[0]!.mark;
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endLine = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim())) lines.push(cells);
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (isQuoted) {
      if (mark !== '"') cell += mark;
      else if (text[at + 1] === '"') [cell, at] = [cell + mark, at + 1];
      else isQuoted = false;
    } else if (mark === '"' && cell === '') isQuoted = true;
    else if (mark === separator) [cells, cell] = [[...cells, cell], ''];
    else if (mark === '\n') endLine();
    else if (mark !== '\r') cell += mark;
  }
  endLine();
  return lines;
}
