const SHOWN_MAX = 300;

/** Text of unknown origin for a terminal: no control or formatting characters, and not without an end. */
export function printable(text: string): string {
  const shown = text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
  return shown.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`,
  );
}
