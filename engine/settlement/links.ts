import type { InstructionId } from '../ids.ts';
import type { Dependence, Instruction, Link } from './instruction.ts';
import { append, remove, type SettlementState } from './state.ts';

/** Makes the instruction, and those it names, wait for each other as its links say. */
export function tie(state: SettlementState, instruction: Instruction): void {
  for (const { type, to } of instruction.links ?? []) {
    const other = to === undefined ? undefined : state.instructions.get(to);
    if (other === undefined || type === 'information') continue;
    if (type !== 'before') depend(state, instruction, { type, on: other.id, broken: false });
    if (type !== 'after') {
      const back = type === 'with' ? 'with' : 'after';
      depend(state, other, { type: back, on: instruction.id, broken: false });
    }
  }
}

/** Takes back what its links said; what others say of it stays. */
export function untie(state: SettlementState, instruction: Instruction): void {
  for (const { to } of instruction.links ?? []) {
    const other = to === undefined ? undefined : state.instructions.get(to);
    if (other !== undefined) {
      forget(state, other, instruction.id);
      forget(state, instruction, other.id);
      if (other.links?.some((link) => link.to === instruction.id)) tie(state, other);
    }
  }
  // What it waited for in vain is gone as well.
  instruction.dependsOn = instruction.dependsOn.filter(({ broken }) => !broken);
}

/** Whoever waited for an instruction that has ended waits no more, or for ever. */
export function release(state: SettlementState, ended: Instruction, settled: boolean): void {
  for (const id of state.dependents.get(ended.id) ?? []) {
    const waiting = state.instructions.get(id);
    if (waiting === undefined) continue;
    waiting.dependsOn = settled
      ? waiting.dependsOn.filter(({ on }) => on !== ended.id)
      : waiting.dependsOn.map((each) => (each.on === ended.id ? { ...each, broken: true } : each));
  }
  state.dependents.delete(ended.id);
  for (const { on } of ended.dependsOn) remove(state.dependents, on, ended.id);
}

function depend(state: SettlementState, waiting: Instruction, dependence: Dependence): void {
  const { type, on } = dependence;
  if (waiting.dependsOn.some((each) => each.on === on && each.type === type)) return;
  waiting.dependsOn = [...waiting.dependsOn, dependence];
  append(state.dependents, on, waiting.id);
}

function forget(state: SettlementState, waiting: Instruction, on: InstructionId): void {
  waiting.dependsOn = waiting.dependsOn.filter((each) => each.on !== on);
  remove(state.dependents, on, waiting.id);
}

/** What the links of one instruction name, by type. */
export interface Ties {
  readonly after: readonly InstructionId[];
  readonly with: readonly InstructionId[];
  readonly before: readonly InstructionId[];
}

/**
 * Whether an instruction with these links would wait for itself: a way along what is waited for comes back to it, and is
 * more than settling together. `own` has links already, which these replace.
 */
export function waitsForItself(state: SettlementState, ties: Ties, own?: InstructionId): boolean {
  const seen = new Set<string>();
  const steps = [
    ...ties.after.map((id) => ({ id, strict: true })),
    ...ties.with.map((id) => ({ id, strict: false })),
    ...imposedOn(state, own),
  ];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { id, strict } = step;
    if (ties.before.includes(id) || (strict && ties.with.includes(id))) return true;
    const key = `${id} ${strict}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const waiting = state.instructions.get(id);
    for (const { type, on } of waiting?.dependsOn ?? []) {
      const next = { id: on, strict: strict || type === 'after' };
      if (on !== own) steps.push(next);
      else if (next.strict && says(waiting, type, own)) return true;
    }
  }
  return false;
}

/** What the instruction waits for because the links of others say so: it cannot take that back. */
function imposedOn(state: SettlementState, own: InstructionId | undefined) {
  const dependsOn = own === undefined ? [] : (state.instructions.get(own)?.dependsOn ?? []);
  return dependsOn
    .filter(({ type, on }) => {
      return says(state.instructions.get(on), type === 'after' ? 'before' : type, own);
    })
    .map(({ type, on }) => ({ id: on, strict: type === 'after' }));
}

function says(
  instruction: Instruction | undefined,
  type: Link['type'],
  to: InstructionId | undefined,
): boolean {
  return instruction?.links?.some((link) => link.type === type && link.to === to) === true;
}
