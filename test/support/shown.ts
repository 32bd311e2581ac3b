import { expect } from 'chai';

/** In documents, this stands for what is different each time. */
const ANYTHING = '…';

/** Expects of `actual` everything that a document shows of it; there may be more, but not in lists. */
export function expectShown(actual: unknown, shown: unknown, path = 'answer'): void {
  if (shown === ANYTHING) {
    expect(actual, path).to.exist.and.not.equal('');
  } else if (Array.isArray(shown)) {
    expect(actual, path).to.be.an('array').with.length(shown.length);
    for (const [index, item] of shown.entries()) {
      expectShown((actual as unknown[])[index], item, `${path}[${index}]`);
    }
  } else if (typeof shown === 'object' && shown !== null) {
    expect(actual, path).to.be.an('object');
    for (const [key, value] of Object.entries(shown)) {
      expectShown((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  } else {
    expect(actual, path).to.equal(shown);
  }
}

/** The same of XML, where only the space between elements may differ. */
export function expectShownXml(actual: string, shown: string): void {
  const elements = shown.trim().split(/\s*\n\s*/);
  const pattern = elements.map((line) => line.split(ANYTHING).map(literally).join('[^<]+'));
  expect(actual).to.match(new RegExp(pattern.join('\\s*')));
}

/** The cells of a table as psql prints it, its head first. */
export function shownCells(table: string): readonly (readonly string[])[] {
  const lines = table.trimEnd().split('\n');
  return lines
    .filter((line) => !/^[-+]+$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
