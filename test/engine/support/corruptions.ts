export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const DIGITS = '0123456789';

/** Every text that differs from `text` in one character, which comes from the same alphabet as the right one. */
export function corruptions(text: string, ...alphabets: readonly string[]): readonly string[] {
  return [...text].flatMap((right, index) => {
    const alphabet = alphabets.find((characters) => characters.includes(right)) ?? '';
    return [...alphabet]
      .filter((wrong) => wrong !== right)
      .map((wrong) => text.slice(0, index) + wrong + text.slice(index + 1));
  });
}
