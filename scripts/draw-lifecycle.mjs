// Writes docs/lifecycle.md and docs/lifecycle.svg from the very table that the engine keeps to,
// engine/settlement/lifecycle.ts (as built in dist/):
//
//   node scripts/draw-lifecycle.mjs           writes them
//   node scripts/draw-lifecycle.mjs --check   fails when they differ from what it would write
//
// It fails too when the engine has a status or a move that is not explained here, or this page one that is none.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIFECYCLE, STATUSES } from '../dist/engine/settlement/lifecycle.js';

const root = join(fileURLToPath(import.meta.url), '../..');

const MEANINGS = {
  received: 'it arrived; accepted or rejected in the same moment',
  accepted:
    'every word of it was understood and allowed; it looks for its match in the same moment',
  unmatched:
    'the other side has not said the same yet; `reason` names what the nearest says differently',
  matched:
    'all sides have said the same, or nobody else has to; it settles or waits in the same moment',
  pending: 'matched, and something keeps it from settling: `reason` says what',
  partially_settled: 'a part has posted for good, and the rest waits as if it were pending',
  settled: 'all legs have posted: final',
  cancelled: 'ended by its party, or by all parties of the trade; parts that posted stay',
  rejected: 'a rule refused it: `reason` and `detail` say which',
  expired: 'it did not settle in its time; parts that posted stay',
};

/** Who or what makes each move. */
const CAUSES = {
  'received > accepted': 'the engine: it passes every check',
  'received > rejected': 'the engine: a check fails',
  'accepted > unmatched': 'the engine: no instruction of the other sides fits',
  'accepted > matched': 'the engine: the other sides fit, or a payment needs none',
  'unmatched > unmatched':
    'another comes nearer or goes, a side amends, or new tolerances: another reason',
  'unmatched > matched': 'the other side instructs or amends, or new tolerances make two fit',
  'unmatched > cancelled': 'its party, alone',
  'unmatched > expired': 'time',
  'matched > pending': 'the engine: a date, a hold, a link or an account stands against it',
  'matched > partially_settled': 'the engine: a part can post, and all sides allow parts',
  'matched > settled': 'the engine: every leg can post',
  'pending > pending': 'the engine: it waits for something else now',
  'pending > partially_settled': 'the engine, when balances or consent change',
  'pending > settled': 'the engine, when the date, release, link or money comes',
  'pending > cancelled': 'every party of the trade has asked for it',
  'pending > expired': 'time: with one side the whole trade ends',
  'partially_settled > partially_settled':
    'the engine: another part posts, or another reason to wait',
  'partially_settled > settled': 'the engine: the rest posts',
  'partially_settled > cancelled': 'every party of the trade has asked for it',
  'partially_settled > expired': 'time',
};

/** Where each status stands: column 0 to 2 and row from the top. */
const PLACES = {
  received: [1, 0],
  rejected: [2, 0],
  accepted: [1, 1],
  unmatched: [0, 2],
  matched: [1, 3],
  pending: [0, 4],
  partially_settled: [2, 4],
  cancelled: [0, 6.3],
  settled: [1, 6.3],
  expired: [2, 6.3],
};

const COLUMNS = [110, 283, 456];
const BOX = { width: 156, height: 48 };
const TOP = 56;
const PITCH = 104;

function main([option]) {
  assertSame('statuses', Object.keys(MEANINGS), STATUSES);
  assertSame('places', Object.keys(PLACES), STATUSES);
  assertSame('moves', Object.keys(CAUSES), moves());
  const pages = { 'docs/lifecycle.md': page(), 'docs/lifecycle.svg': drawing() };
  for (const [path, text] of Object.entries(pages)) {
    if (option !== '--check') writeFileSync(join(root, path), text);
    else if (readFileSync(join(root, path), 'utf8') !== text) {
      throw new Error(`${path} differs: run node scripts/draw-lifecycle.mjs`);
    }
  }
}

function moves() {
  return STATUSES.flatMap((from) => LIFECYCLE[from].map((to) => `${from} > ${to}`));
}

function assertSame(what, here, engine) {
  const missing = engine.filter((each) => !here.includes(each));
  const unknown = here.filter((each) => !engine.includes(each));
  if (missing.length + unknown.length === 0) return;
  throw new Error(`${what}: not explained ${missing.join(', ')}; no more ${unknown.join(', ')}`);
}

function page() {
  const statuses = STATUSES.map((status) => {
    const out = LIFECYCLE[status].map((to) => `\`${to}\``).join(', ');
    return [`\`${status}\``, MEANINGS[status], out === '' ? 'none: final' : out];
  });
  const causes = moves().map((move) => {
    const [from, to] = move.split(' > ');
    return [`\`${from}\``, `\`${to}\``, CAUSES[move]];
  });
  return `# The lifecycle of an instruction

This page is made by \`node scripts/draw-lifecycle.mjs\` from the table in \`engine/settlement/lifecycle.ts\`, which the
engine asserts at every move, live and in replay. There are no other moves.

<img src="lifecycle.svg" width="560" alt="Statuses of an instruction and the moves between them">

${table(['status', 'means', 'moves to'], statuses)}

## Who moves it

Holds, releases, amendments, allegements and requests to cancel leave the status as it is, and stand in the history of
an instruction beside its moves. Whoever asks for one of them, or for its end, once it has ended is refused:
\`instruction_ended\`, and \`not_cancellable\` for a cancellation. So no cancellation wins against a settlement that was
acknowledged.

${table(['from', 'to', 'by'], causes)}
`;
}

/** Padded as the formatter would. */
function table(header, rows) {
  const widths = header.map((name, index) =>
    Math.max(name.length, ...rows.map((row) => row[index].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

function drawing() {
  const bottom = Math.max(...Object.values(PLACES).map(([, row]) => row));
  const height = TOP + bottom * PITCH + BOX.height / 2 + 32;
  const arrows = moves().map((move) => `  ${arrow(...move.split(' > '))}`);
  const boxes = STATUSES.map((status) => {
    const { x, y } = placeOf(status);
    const kind = LIFECYCLE[status].length === 0 ? 'final' : 'box';
    return (
      `  <rect class="${kind}" x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" ` +
      `width="${BOX.width}" height="${BOX.height}" rx="8"/>\n` +
      `  <text class="name" x="${x}" y="${y + 6}">${status.replace('_', ' ')}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 ${height}" role="img" aria-labelledby="title description">
  <title id="title">The lifecycle of an instruction</title>
  <desc id="description">
${STATUSES.filter((status) => LIFECYCLE[status].length > 0)
  .map((status) => `    ${status} moves to ${LIFECYCLE[status].join(', ')}.`)
  .join('\n')}
  </desc>
  <style>
    text { font: 16px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-anchor: middle; }
    .name { font-weight: 600; fill: #1f2328; }
    .paper { fill: #ffffff; }
    .box { fill: #f3f5f8; stroke: #57606a; stroke-width: 1.5; }
    .final { fill: #e3effb; stroke: #0b5cad; stroke-width: 2.5; }
    .arrow { fill: none; stroke: #57606a; stroke-width: 2; marker-end: url(#head); }
    .head { fill: #57606a; }
    @media (prefers-color-scheme: dark) {
      .name { fill: #e8edf2; }
      .paper { fill: #15191f; }
      .box { fill: #262d37; stroke: #8b949e; }
      .final { fill: #1b3350; stroke: #79b8ff; }
      .arrow { stroke: #8b949e; }
      .head { fill: #8b949e; }
    }
  </style>
  <defs>
    <marker id="head" viewBox="0 0 10 10" refX="8.5" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
      <path class="head" d="M0 0 10 5 0 10z"/>
    </marker>
  </defs>
  <rect class="paper" width="560" height="${height}" rx="12"/>
${arrows.join('\n')}
${boxes.join('\n')}
</svg>
`;
}

function placeOf(status) {
  const [column, row] = PLACES[status];
  return { x: COLUMNS[column], y: TOP + row * PITCH };
}

/** From edge to edge of the boxes; a loop beside the box when it stays where it is. */
function arrow(from, to) {
  const [one, other] = [placeOf(from), placeOf(to)];
  if (from === to) {
    // On the outer side, where no other arrow passes.
    const side = one.x < COLUMNS[1] ? -1 : 1;
    const x = one.x + (side * BOX.width) / 2 - side * 34;
    const y = one.y - BOX.height / 2;
    return `<path class="arrow" d="M${x - 12} ${y}c-8 -34 32 -34 24 0"/>`;
  }
  const around = AROUND[`${from} > ${to}`];
  if (around !== undefined) return `<path class="arrow" d="${around}"/>`;
  return `<path class="arrow" d="M${point(edge(one, other))}L${point(edge(other, one))}"/>`;
}

/** Moves that would run through another box go round it, along the margins. */
const AROUND = {
  'unmatched > cancelled': `M32 ${placeY(2)}H14V${placeY(6.3)}H32`,
  'unmatched > expired': `M188 ${placeY(2)}H547V${placeY(6.3)}H534`,
};

function placeY(row) {
  return TOP + row * PITCH;
}

/** Where the line from the middle of a box to another point leaves the box. */
function edge({ x, y }, towards) {
  const [dx, dy] = [towards.x - x, towards.y - y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : BOX.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : BOX.height / 2 / Math.abs(dy),
  );
  return { x: x + dx * scale, y: y + dy * scale };
}

function point({ x, y }) {
  return `${Math.round(x)} ${Math.round(y)}`;
}

main(process.argv.slice(2));
