import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { Chart, type ChartConfiguration, registerables } from 'chart.js';
import type { InventoryPicture, PictureRow } from './inventory-picture.ts';

/** Pixels drawn for each pixel of the layout, so that it is sharp on any screen. */
const SHARPNESS = 2;
const WIDTH = 800;
const MARGIN = 28;
const FONT = 'Inventory Roboto';
/** Text that the font above has no letters for, such as Japanese, in whatever the machine has. */
const FONTS = `"${FONT}", "Noto Sans", "Noto Sans CJK JP", "DejaVu Sans", sans-serif`;
const COLORS = {
  background: '#ffffff',
  text: '#1d1c1d',
  quiet: '#616061',
  grid: '#ececec',
  assigned: '#1264a3',
  assignedArea: 'rgba(18, 100, 163, 0.18)',
  unassigned: '#f2b13c',
  total: '#1d1c1d',
};
const SIZE = { title: 24, heading: 17, text: 14 };
const ROW = 25;
/** What Chart.js keeps free above and below a list of bars. */
const EDGES = 22;
const HEADING = 34;
const GAP = 26;
const LINE_HEIGHT = 190;

let isReady = false;

/** Whoever draws brings the font along: a server has none, or another. */
function prepare(): void {
  if (isReady) return;
  const { resolve } = createRequire(import.meta.url);
  for (const weight of ['Regular', 'Medium']) {
    GlobalFonts.registerFromPath(resolve(`roboto-fontface/fonts/roboto/Roboto-${weight}.woff2`), FONT);
  }
  Chart.register(...registerables);
  isReady = true;
}

/** Draws the inventory: how it was over the last days, and by what it is made up. @returns a PNG */
export function drawInventory(picture: InventoryPicture): Buffer {
  prepare();
  const line = picture.history.length > 1 ? [drawHistory(picture.history)] : [];
  const columns = columnsOf(picture);
  const tallest = Math.max(0, ...columns.map(({ chart }) => chart.canvas.height / SHARPNESS));
  const lineHeight = line.length > 0 ? HEADING + LINE_HEIGHT + GAP : 0;
  const legendHeight = 34;
  const height = MARGIN + 30 + legendHeight + lineHeight + HEADING + tallest + MARGIN;

  const canvas = createCanvas(WIDTH * SHARPNESS, height * SHARPNESS);
  const context = canvas.getContext('2d');
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = COLORS.background;
  context.fillRect(0, 0, WIDTH, height);
  write(context, picture.title, { x: MARGIN, y: MARGIN + 20, size: SIZE.title, weight: 500 });
  let y = MARGIN + 30;
  drawLegend(context, y + 20, line.length > 0);
  y += legendHeight;
  for (const chart of line) {
    write(context, `Since ${shortDay(picture.history[0]?.day ?? '')}`, {
      x: MARGIN,
      y: y + 22,
      size: SIZE.heading,
      weight: 500,
    });
    place(context, chart, MARGIN, y + HEADING);
    y += lineHeight;
  }
  for (const { title, x, chart, isEmpty } of columns) {
    write(context, title, { x, y: y + 22, size: SIZE.heading, weight: 500 });
    const none = { x, y: y + HEADING + 19, size: SIZE.text, weight: 400, color: COLORS.quiet };
    if (isEmpty) write(context, 'None yet', none);
    place(context, chart, x, y + HEADING);
  }
  return canvas.toBuffer('image/png');
}

const inner = WIDTH - 2 * MARGIN;

/** Side by side, each as wide as its names need it. */
function columnsOf({ groups }: InventoryPicture) {
  const space = inner - GAP * (groups.length - 1);
  const shares = groups.reduce((sum, { share }) => sum + share, 0);
  let x = MARGIN;
  return groups.map(({ title, share, rows }) => {
    const width = Math.floor((space * share) / shares);
    const column = { title, x, chart: drawBars(rows, width), isEmpty: rows.length === 0 };
    x += width + GAP;
    return column;
  });
}

type Drawn = { canvas: Canvas; close(): void };

function place(context: SKRSContext2D, { canvas, close }: Drawn, x: number, y: number): void {
  context.drawImage(canvas, x, y, canvas.width / SHARPNESS, canvas.height / SHARPNESS);
  close();
}

type Writing = { x: number; y: number; size: number; weight: number; color?: string };

function write(context: SKRSContext2D, text: string, { x, y, size, weight, color }: Writing): void {
  context.font = `${weight} ${size}px ${FONTS}`;
  context.fillStyle = color ?? COLORS.text;
  context.textBaseline = 'alphabetic';
  context.fillText(text, x, y);
}

function drawLegend(context: SKRSContext2D, y: number, withTotal: boolean): void {
  let x = MARGIN;
  const keys: [string, string][] = [
    [COLORS.assigned, 'Assigned'],
    [COLORS.unassigned, 'Unassigned'],
    ...(withTotal ? ([[COLORS.total, 'All']] as [string, string][]) : []),
  ];
  for (const [color, name] of keys) {
    context.fillStyle = color;
    context.fillRect(x, y - 11, 12, 12);
    write(context, name, { x: x + 19, y, size: SIZE.text, weight: 400, color: COLORS.quiet });
    x += 19 + context.measureText(name).width + 22;
  }
}

function drawHistory(history: InventoryPicture['history']): Drawn {
  return drawChart(inner, LINE_HEIGHT, {
    type: 'line',
    data: {
      labels: history.map(({ day }) => shortDay(day)),
      datasets: [
        {
          label: 'All',
          data: history.map(({ total }) => total),
          borderColor: COLORS.total,
          borderWidth: 2,
          pointRadius: 0,
        },
        {
          label: 'Assigned',
          data: history.map(({ assigned }) => assigned),
          borderColor: COLORS.assigned,
          backgroundColor: COLORS.assignedArea,
          borderWidth: 2,
          pointRadius: 0,
          fill: true,
        },
      ],
    },
    options: {
      ...common(),
      scales: {
        x: {
          grid: { display: false },
          ticks: { ...ticks(), maxTicksLimit: 8, maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: COLORS.grid },
          ticks: { ...ticks(), maxTicksLimit: 5, precision: 0 },
        },
      },
    },
  });
}

function drawBars(rows: readonly PictureRow[], width: number): Drawn {
  const longest = Math.max(1, ...rows.map(({ assigned, unassigned }) => assigned + unassigned));
  const measure = textMeasure();
  // For the sum behind the longest bar.
  const room = Math.max(0, ...rows.map((row) => measure(sumOf(row)))) + 10;
  const names = rows.map(({ name }) => fitting(name, width * 0.54, measure));
  const namesWidth = Math.max(0, ...names.map(measure)) + 14;
  return drawChart(width, Math.max(1, rows.length) * ROW + EDGES, {
    type: 'bar',
    data: {
      labels: names,
      datasets: [
        { label: 'Assigned', data: rows.map(({ assigned }) => assigned), backgroundColor: COLORS.assigned },
        {
          label: 'Unassigned',
          data: rows.map(({ unassigned }) => unassigned),
          backgroundColor: COLORS.unassigned,
        },
      ],
    },
    options: {
      ...common(),
      indexAxis: 'y',
      layout: { autoPadding: false, padding: { top: 0, bottom: 0, left: 0, right: room } },
      datasets: { bar: { barThickness: 15 } },
      scales: {
        x: { stacked: true, display: false, max: longest },
        y: {
          stacked: true,
          grid: { display: false },
          border: { display: false },
          // Of itself Chart.js cuts names off in the middle of the chart.
          afterFit(scale) {
            scale.width = namesWidth;
          },
          ticks: { ...ticks(), crossAlign: 'far', autoSkip: false, color: COLORS.text },
        },
      },
    },
    plugins: [{ id: 'sums', afterDraw: (chart) => writeSums(chart, rows) }],
  });
}

/** Pixels that a text takes. */
function textMeasure(): (text: string) => number {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `400 ${SIZE.text}px ${FONTS}`;
  return (text) => context.measureText(text).width;
}

/** A name in no more than so many pixels, with an ellipsis where something went. */
function fitting(name: string, width: number, measure: (text: string) => number): string {
  const signs = [...name];
  let kept = signs.length;
  const shown = () => (kept < signs.length ? `${signs.slice(0, kept).join('').trimEnd()}…` : name);
  while (kept > 1 && measure(shown()) > width) kept -= 1;
  return shown();
}

function sumOf({ assigned, unassigned }: PictureRow): string {
  return (assigned + unassigned).toLocaleString('en-US');
}

/** How many there are in all, behind each bar. */
function writeSums(chart: Chart, rows: readonly PictureRow[]): void {
  const { ctx: context, scales } = chart;
  const [x, y] = [scales['x'], scales['y']];
  if (!x || !y) return;
  context.save();
  context.font = `400 ${SIZE.text}px ${FONTS}`;
  context.fillStyle = COLORS.quiet;
  context.textBaseline = 'middle';
  rows.forEach((row, index) => {
    const end = x.getPixelForValue(row.assigned + row.unassigned);
    context.fillText(sumOf(row), end + 7, y.getPixelForValue(index));
  });
  context.restore();
}

function common() {
  return {
    responsive: false,
    animation: false,
    devicePixelRatio: SHARPNESS,
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
  } as const;
}

function ticks() {
  return { font: { family: FONTS, size: SIZE.text }, color: COLORS.quiet };
}

function drawChart<Type extends 'bar' | 'line'>(
  width: number,
  height: number,
  configuration: ChartConfiguration<Type>,
): Drawn {
  const canvas = createCanvas(width, height);
  const chart = new Chart(canvas, configuration);
  // Taking the chart down wipes its canvas.
  return { canvas, close: () => chart.destroy() };
}

const DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

function shortDay(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}
