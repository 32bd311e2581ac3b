import type { Refusal } from '../../../engine/refusal.ts';
import type { XmlNode } from '../xml/node.ts';
import { invalid, isNamed, joinPath } from './place.ts';
import type { ComplexType, MessageSchema, Particle } from './schema.ts';

const BLANK = /^[ \t\r\n]*$/;

/** An element whose children are looked at, and what to do with each child that stands in its place. */
export interface Parent {
  readonly schema: MessageSchema;
  readonly node: XmlNode;
  readonly path: string;
  readonly visit: (child: XmlNode, type: string, path: string) => Refusal | undefined;
}

/** Whether the children of an element are those its type allows, in that order and number. */
export function checkChildren(
  parent: Parent,
  type: Exclude<ComplexType, { kind: 'value' }>,
): Refusal | undefined {
  const { node, path } = parent;
  if (!BLANK.test(node.text)) return invalid(node, path, 'has text between its elements');
  switch (type.kind) {
    case 'sequence':
      return checkSequence(parent, type.particles);
    case 'choice':
      return checkChoice(parent, type.particles);
    case 'any':
      return checkAny(parent, type.namespace);
  }
}

function checkSequence(parent: Parent, particles: readonly Particle[]): Refusal | undefined {
  const { node, path } = parent;
  let next = 0;
  for (const particle of particles) {
    const run = takeRun(parent, particle, next);
    const refusal = checkRun(parent, particle, run);
    if (refusal !== undefined) return refusal;
    next += run.length;
    if (run.length < particle.min) return missing(node, path, particle, node.children[next]);
  }
  const left = node.children[next];
  return left === undefined ? undefined : unexpected(parent, left, particles);
}

function checkChoice(parent: Parent, particles: readonly Particle[]): Refusal | undefined {
  const { schema, node, path } = parent;
  const [first] = node.children;
  if (first === undefined) {
    if (particles.some(({ min }) => min === 0)) return undefined;
    const names = particles.map(({ name }) => name).join(', ');
    return invalid(node, path, `is empty: choose one of ${names}`);
  }
  const chosen = particles.find(({ name }) => isNamed(schema, first, name));
  if (chosen === undefined) return unexpected(parent, first, particles);
  const run = takeRun(parent, chosen, 0);
  const left = node.children[run.length];
  if (left === undefined) return checkRun(parent, chosen, run);
  return invalid(left, joinPath(path, left.name), `stands beside ${chosen.name}: choose one`);
}

function checkAny({ node, path }: Parent, namespace: string): Refusal | undefined {
  const [child, ...others] = node.children;
  if (child === undefined || others.length > 0) {
    return invalid(node, path, 'does not hold exactly one element');
  }
  if (namespace === '##any' || child.namespace === namespace) return undefined;
  return invalid(child, joinPath(path, child.name), `is not in the namespace ${namespace}`);
}

/** The elements of a particle that stand together from `start` on, as many as it allows. */
function takeRun({ schema, node }: Parent, particle: Particle, start: number): readonly XmlNode[] {
  const run: XmlNode[] = [];
  while (run.length < particle.max) {
    const child = node.children[start + run.length];
    if (child === undefined || !isNamed(schema, child, particle.name)) break;
    run.push(child);
  }
  return run;
}

function checkRun(
  { path, visit }: Parent,
  { name, type }: Particle,
  run: readonly XmlNode[],
): Refusal | undefined {
  for (const [index, child] of run.entries()) {
    const position = index === 0 ? '' : `[${index + 1}]`;
    const refusal = visit(child, type, joinPath(path, name + position));
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function missing(
  node: XmlNode,
  path: string,
  particle: Particle,
  found: XmlNode | undefined,
): Refusal {
  const instead = found === undefined ? '' : `; ${found.name} stands there`;
  return invalid(found ?? node, joinPath(path, particle.name), `is missing${instead}`);
}

function unexpected(
  { schema, path }: Parent,
  node: XmlNode,
  particles: readonly Particle[],
): Refusal {
  const field = joinPath(path, node.name);
  if (node.namespace !== schema.namespace) {
    return invalid(node, field, `is not in the namespace ${schema.namespace}`);
  }
  const known = particles.some(({ name }) => name === node.name);
  if (known) return invalid(node, field, 'is out of order or stands there too often');
  return invalid(node, field, `is not an element of ${schema.message} in this place`);
}
