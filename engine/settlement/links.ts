import type { InstructionId } from '../ids.ts';
import type { Dependence, Instruction } from './instruction.ts';
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

/**
 * Whether a new link would make an instruction wait for itself: along what is waited for, from one of `after` to one of
 * `before`, unless the way is nothing but settling together.
 */
export function waitsForItself(
  state: SettlementState,
  after: readonly InstructionId[],
  together: readonly InstructionId[],
  before: readonly InstructionId[],
): boolean {
  const back = new Set([...before, ...together]);
  const seen = new Set<string>();
  const steps = [
    ...after.map((id) => ({ id, strict: true })),
    ...together.map((id) => ({ id, strict: false })),
  ];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { id, strict } = step;
    if (back.has(id) && (strict || before.includes(id))) return true;
    const key = `${id} ${strict}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { type, on } of state.instructions.get(id)?.dependsOn ?? []) {
      steps.push({ id: on, strict: strict || type === 'after' });
    }
  }
  return false;
}
