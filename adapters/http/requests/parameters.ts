import { checkIdentifier, checkReference } from '../../../engine/ids.ts';
import { failed, found, type Outcome } from '../problems/problem.ts';

/** Reads the text of the query parameter `name`. */
export type Parameter<T> = (text: string, name: string) => Outcome<T>;

export const identifierParameter: Parameter<string> = (text, name) => {
  const refusal = checkIdentifier(text, name);
  return refusal === undefined ? found(text) : invalid(name, refusal.detail);
};

export const referenceParameter: Parameter<string> = (text, name) => {
  const refusal = checkReference(text, name);
  return refusal === undefined ? found(text) : invalid(name, refusal.detail);
};

export function choiceParameter<T extends string>(choices: readonly T[]): Parameter<T> {
  return (text, name) => {
    const choice = choices.find((each) => each === text);
    return choice === undefined ? invalid(name, `use one of ${choices.join(', ')}`) : found(choice);
  };
}

export function integerParameter(min: number, max: number): Parameter<number> {
  return (text, name) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    // NaN is in no range.
    return value >= min && value <= max
      ? found(value)
      : invalid(name, `use a whole number from ${min} to ${max}`);
  };
}

function invalid(name: string, detail: string): Outcome<never> {
  return failed('parameter_invalid', detail, name);
}
