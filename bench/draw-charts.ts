import { mkdir, writeFile } from 'node:fs/promises';
import { LineChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Result } from './result.ts';

const FOLDER = new URL('../../docs/charts/', import.meta.url);
const SIZE = { width: 640, height: 300 };

interface Chart {
  readonly title: string;
  readonly x: string;
  /** Where the steps between values are of factors and not of sums. */
  readonly logarithmic: boolean;
}

/** A picture for each curve, by the name its points carry. */
const CHARTS: Readonly<Record<string, Chart>> = {
  batch: {
    title: 'Durable transfers a second, by the most that a batch takes',
    x: 'transfers in a batch, at most',
    logarithmic: true,
  },
  accounts: {
    title: 'Durable transfers a second, by the number of accounts',
    x: 'accounts',
    logarithmic: true,
  },
  history: {
    title: 'Durable transfers a second with a million accounts, as the history grows',
    x: 'million transfers so far',
    logarithmic: false,
  },
  memory: {
    title: 'Memory of the process in MiB with a million accounts, as the history grows',
    x: 'million transfers so far',
    logarithmic: false,
  },
};

/** Draws every curve that the results have points of into docs/charts. */
export async function drawCharts(results: readonly Result[]): Promise<void> {
  use([LineChart, GridComponent, TitleComponent, SVGRenderer]);
  await mkdir(FOLDER, { recursive: true });
  for (const [name, chart] of Object.entries(CHARTS)) {
    const points = results.flatMap(({ curve, value }) =>
      curve?.name === name ? [[curve.x, Math.round(value)]] : [],
    );
    if (points.length > 0)
      await writeFile(new URL(`${name}.svg`, FOLDER), `${draw(chart, points)}\n`);
  }
}

function draw(
  { title, x, logarithmic }: Chart,
  points: readonly (readonly (number | undefined)[])[],
): string {
  const picture = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  try {
    picture.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      title: { text: title, left: 8, top: 6, textStyle: { fontSize: 14 } },
      grid: { left: 70, right: 24, top: 44, bottom: 48 },
      xAxis: {
        type: logarithmic ? 'log' : 'value',
        name: x,
        nameLocation: 'middle',
        nameGap: 28,
        ...(logarithmic ? { logBase: 10 } : { min: 0 }),
      },
      yAxis: { type: 'value', min: 0 },
      series: [{ type: 'line', data: points, symbolSize: 7, lineStyle: { width: 2 } }],
    });
    // For those who have it read to them.
    return picture.renderToSVGString().replace('<svg ', `<svg role="img" aria-label="${title}" `);
  } finally {
    // Without this the process stays.
    picture.dispose();
  }
}
