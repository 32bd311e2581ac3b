import { found, type Outcome, type Problem } from '../problems/problem.ts';
import { at, type FieldPath } from './field-path.ts';

/** Deeper than any document here, and shallow enough for the call stack. */
const DEPTH_MAX = 16;
/** An instruction with all of its 64 legs and every field has fewer than 800. */
const VALUES_MAX = 4096;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// All but the quote, the backslash and control characters.
const PLAIN = /[\x20\x21\x23-\x5b\x5d-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const WORD = /true|false|null/y;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * Parses JSON (RFC 8259) as `JSON.parse` does, but refuses what would be read in two ways or never end: an object
 * that names a field twice (`JSON.parse` takes the last, other parsers the first), deep nesting, and masses of
 * values. Says where the text goes wrong.
 */
export function parseJson(text: string): Outcome<unknown> {
  try {
    return found(new Reader(text).document());
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, problem: fault.problem };
    throw fault;
  }
}

/** Leaves the recursion; never leaves this file. */
class Fault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

class Reader {
  private index = 0;
  private values = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    this.skipSpace();
    const value = this.value('', 1);
    if (this.index < this.text.length) this.fail('nothing may follow the document');
    return value;
  }

  private value(path: FieldPath, depth: number): unknown {
    this.values += 1;
    if (this.values > VALUES_MAX) this.failAs('json_too_complex', `at most ${VALUES_MAX} values`);
    if (depth > DEPTH_MAX) this.failAs('json_too_complex', `at most ${DEPTH_MAX} levels`);
    const value = this.bareValue(path, depth);
    this.skipSpace();
    return value;
  }

  private bareValue(path: FieldPath, depth: number): unknown {
    const first = this.text[this.index];
    if (first === '{') return this.object(path, depth);
    if (first === '[') return this.array(path, depth);
    if (first === '"') return this.string();
    const number = this.take(NUMBER);
    if (number !== undefined) return Number(number);
    const word = this.take(WORD);
    return word === undefined ? this.fail('a value is expected') : WORDS[word];
  }

  private object(path: FieldPath, depth: number): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    this.open();
    if (this.close('}')) return members;
    do {
      this.skipSpace();
      const name = this.name(path, members);
      this.expect(':');
      this.skipSpace();
      members[name] = this.value(at(path, name), depth + 1);
    } while (this.close(',') || !this.expectClose('}'));
    return members;
  }

  private name(path: FieldPath, members: Record<string, unknown>): string {
    if (this.text[this.index] !== '"') this.fail('a field name in double quotes is expected');
    const name = this.string();
    if (Object.hasOwn(members, name)) {
      throw new Fault({
        code: 'field_duplicate',
        detail: `It is given twice, the second time at ${this.whereabouts()}.`,
        field: at(path, name),
      });
    }
    // Assigned to an ordinary object it would become the object's prototype.
    if (name === '__proto__') {
      throw new Fault({ code: 'field_unknown', detail: 'no such field', field: at(path, name) });
    }
    this.skipSpace();
    return name;
  }

  private array(path: FieldPath, depth: number): unknown[] {
    const items: unknown[] = [];
    this.open();
    if (this.close(']')) return items;
    do {
      this.skipSpace();
      items.push(this.value(at(path, items.length), depth + 1));
    } while (this.close(',') || !this.expectClose(']'));
    return items;
  }

  private string(): string {
    const start = this.index;
    this.index += 1;
    this.take(PLAIN);
    const plainEnd = this.index;
    while (this.text[this.index] !== '"') {
      if (this.index >= this.text.length) this.fail('the text ends inside a string');
      if (this.take(ESCAPE) === undefined) {
        this.fail('a string has a control character or a wrong escape');
      }
      this.take(PLAIN);
    }
    const escaped = this.index !== plainEnd;
    this.index += 1;
    return escaped
      ? JSON.parse(this.text.slice(start, this.index))
      : this.text.slice(start + 1, plainEnd);
  }

  private open(): void {
    this.index += 1;
    this.skipSpace();
  }

  private close(mark: string): boolean {
    if (this.text[this.index] !== mark) return false;
    this.index += 1;
    return true;
  }

  private expectClose(mark: string): true {
    if (!this.close(mark)) this.fail(`"," or "${mark}" is expected`);
    return true;
  }

  private expect(mark: string): void {
    if (!this.close(mark)) this.fail(`"${mark}" is expected`);
  }

  private skipSpace(): void {
    this.take(SPACE);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.index = pattern.lastIndex;
    return match[0];
  }

  private fail(detail: string): never {
    return this.failAs('json_malformed', detail);
  }

  private failAs(code: 'json_malformed' | 'json_too_complex', detail: string): never {
    throw new Fault({ code, detail: `At ${this.whereabouts()}: ${detail}.` });
  }

  private whereabouts(): string {
    const before = this.text.slice(0, this.index);
    const line = before.split('\n').length;
    const column = this.index - before.lastIndexOf('\n');
    return `line ${line}, column ${column} (position ${this.index})`;
  }
}
