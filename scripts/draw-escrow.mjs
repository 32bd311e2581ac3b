// Writes the pictures of docs/escrow.md from the tables below:
//
//   node scripts/draw-escrow.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const docs = join(fileURLToPath(import.meta.url), '../../docs');

const STYLE = `  <style>
    text { font: 15px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: #57606a; }
    .middle { text-anchor: middle; }
    .end { text-anchor: end; }
    .name { font-weight: 600; fill: #1f2328; }
    .paper { fill: #ffffff; }
    .box { fill: #ffffff; stroke: #57606a; stroke-width: 1.5; }
    .good { fill: #e6f4ea; stroke: #1a7f37; stroke-width: 2; }
    .back { fill: #fdf1e0; stroke: #9a6700; stroke-width: 2; }
    .margin { fill: #e3effb; stroke: #0b5cad; stroke-width: 2; }
    .arrow { fill: none; stroke: #57606a; stroke-width: 2; marker-end: url(#head); }
    .mark { stroke: #57606a; stroke-width: 1.5; stroke-dasharray: 5 4; }
    .head { fill: #57606a; }
    @media (prefers-color-scheme: dark) {
      text { fill: #a5aeb8; }
      .name { fill: #e8edf2; }
      .paper { fill: #15191f; }
      .box { fill: #262d37; stroke: #8b949e; }
      .good { fill: #17341f; stroke: #57ab5a; }
      .back { fill: #3a2c10; stroke: #d4a72c; }
      .margin { fill: #1b3350; stroke: #79b8ff; }
      .arrow, .mark { stroke: #8b949e; }
      .head { fill: #8b949e; }
    }
  </style>
  <defs>
    <marker id="head" viewBox="0 0 10 10" refX="8.5" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
      <path class="head" d="M0 0 10 5 0 10z"/>
    </marker>
  </defs>`;

/** Boxes [name, words, x, y, class] and arrows [from, to, words] of each state machine. */
const ESCROW = {
  title: 'States of a settlement on one chain',
  description:
    'None, then Open with the first deposit. The last deposit settles; a deadline or consent of all cancels.',
  size: [760, 250],
  boxes: [
    ['None', 'nothing stored', 100, 125, 'box'],
    ['Open', 'some legs are held', 395, 125, 'box'],
    ['Settled', 'every leg to its payee', 660, 55, 'good'],
    ['Cancelled', 'every leg to its payer', 660, 195, 'back'],
  ],
  arrows: [
    ['None', 'Open', 'first deposit'],
    ['Open', 'Settled', 'last deposit'],
    ['Open', 'Cancelled', 'deadline, or all consent'],
  ],
};

const LOCK = {
  title: 'States of a lock',
  description:
    'None, then Locked, by way of Prepared when a deposit is posted first. Locked becomes Claimed or Refunded, never both.',
  size: [740, 330],
  boxes: [
    ['None', 'nothing stored', 100, 205, 'box'],
    ['Prepared', 'a deposit is posted', 230, 65, 'box'],
    ['Locked', 'the amount is held', 360, 205, 'box'],
    ['Claimed', 'amount to the payee', 640, 135, 'good'],
    ['Refunded', 'amount to the payer', 640, 275, 'back'],
  ],
  arrows: [
    ['None', 'Prepared', ''],
    ['Prepared', 'Locked', ''],
    ['None', 'Locked', 'lock'],
    ['Locked', 'Claimed', 'secret, before the end'],
    ['Locked', 'Refunded', 'at the end, or after'],
  ],
};

/** Bars [words, from, to, y, class] and marks [words, x] of a time line. */
const SWAP = {
  title: 'The two locks of a swap in time',
  description:
    'The first lock is made first and ends last. Between the expiry of the second and that of the first lies the margin.',
  size: [720, 290],
  bars: [
    ['first lock: Bo claims it with the secret', 30, 640, 70, 'box'],
    ['second lock: Ada claims it', 150, 380, 140, 'box'],
    ['margin', 380, 640, 210, 'margin'],
  ],
  marks: [
    ['second expiry', 380],
    ['first expiry', 640],
  ],
  notes: [
    [30, 58, 'chain of the first lock'],
    [150, 128, 'chain of the second lock'],
  ],
};

const BOX = { width: 178, height: 56 };

write('escrow-states.svg', states(ESCROW));
write('lock-states.svg', states(LOCK));
write('swap-timeline.svg', timeline(SWAP));

function write(name, text) {
  writeFileSync(join(docs, name), text);
}

function svg({ title, description, size: [width, height] }, lines) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
  <title id="title">${title}</title>
  <desc id="description">${description}</desc>
${STYLE}
  <rect class="paper" width="${width}" height="${height}" rx="12"/>
${lines.map((line) => `  ${line}`).join('\n')}
</svg>
`;
}

function states(table) {
  const places = new Map(table.boxes.map(([name, , x, y]) => [name, { x, y }]));
  const arrows = table.arrows.flatMap(([from, to, words]) =>
    arrow(places.get(from), places.get(to), words),
  );
  const boxes = table.boxes.flatMap(([name, words, x, y, kind]) => [
    `<rect class="${kind}" x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="8"/>`,
    `<text class="name middle" x="${x}" y="${y - 4}">${name}</text>`,
    `<text class="middle" x="${x}" y="${y + 16}">${words}</text>`,
  ]);
  return svg(table, [...arrows, ...boxes]);
}

/** From edge to edge of the boxes. */
function arrow(from, to, words) {
  const start = edge(from, to);
  const end = edge(to, from);
  const line = `<path class="arrow" d="M${start.x} ${start.y} L${end.x} ${end.y}"/>`;
  if (words === '') return [line];
  const slope = to.y - from.y;
  const x = (start.x + end.x) / 2;
  const y = (start.y + end.y) / 2 + (slope > 0 ? 30 : slope < 0 ? -18 : -10);
  return [
    line,
    `<text class="${slope === 0 ? 'middle' : 'end'}" x="${slope === 0 ? x : x + 10}" y="${y}">${words}</text>`,
  ];
}

function edge(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const scale = Math.min(
    BOX.width / 2 / Math.abs(dx || 1e-9),
    BOX.height / 2 / Math.abs(dy || 1e-9),
  );
  return { x: Math.round(from.x + dx * scale), y: Math.round(from.y + dy * scale) };
}

function timeline(table) {
  const bars = table.bars.flatMap(([words, from, to, y, kind]) => [
    `<rect class="${kind}" x="${from}" y="${y}" width="${to - from}" height="40" rx="6"/>`,
    `<text class="name middle" x="${(from + to) / 2}" y="${y + 25}">${words}</text>`,
  ]);
  const marks = table.marks.flatMap(([words, x]) => [
    `<path class="mark" d="M${x} 34 V262"/>`,
    `<text class="middle" x="${x}" y="26">${words}</text>`,
  ]);
  const notes = table.notes.map(([x, y, words]) => `<text x="${x}" y="${y}">${words}</text>`);
  return svg(table, [
    ...marks,
    ...bars,
    ...notes,
    '<path class="arrow" d="M30 275 H690"/>',
    '<text class="end" x="690" y="266">time</text>',
  ]);
}
