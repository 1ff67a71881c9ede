import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { PNG } from 'pngjs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/cli/output/report-html.ts';
import { COLOURS } from '../../src/cli/output/report-plots.ts';
import { timeWriter } from '../../src/cli/output/times.ts';
import { makeDesk, ZONE } from '../journey/report-desk.ts';
import { busyFortnight } from '../journey/report-fortnight.ts';

// The page as a person sees it: in a real browser, wide and narrow, and printed.

const SCREENS = [
  [1280, 'en'],
  [400, 'fi'],
] as const;
/** Which colours each plot must show. */
const DRAWN: Readonly<Record<string, readonly (keyof typeof COLOURS)[]>> = {
  volume: ['bad', 'middle', 'good'],
  firstResponse: ['bad', 'good'],
  slaKept: ['third'],
  ratings: ['good'],
  topics: ['bad', 'middle'],
  moods: ['bad', 'middle', 'good'],
  promises: ['other'],
};

const chromium = whereIs('chromium');
const folder = mkdtempSync(join(tmpdir(), 'kuulo-page-'));
let browser: Browser | null = null;
const pages: Record<'en' | 'fi', string> = { en: '', fi: '' };

function whereIs(program: string): string | null {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

beforeAll(async () => {
  if (chromium === null) return;
  const { desk, end } = await makeDesk();
  const report = await desk.report(await busyFortnight(desk));
  await end();
  for (const language of ['en', 'fi'] as const) {
    pages[language] = await reportHtml(report, { brand: 'Esimerkki Oy', writeTime: timeWriter(ZONE), language });
  }
  // a root has no sandbox of its own to give
  browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page from a file; what went wrong meanwhile is in `complaints`. */
async function opened(html: string, width: number): Promise<{ page: Page; complaints: string[] }> {
  if (browser === null) throw new Error('there is no browser');
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) complaints.push(`request: ${request.url()}`);
  });
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  return { page, complaints };
}

/** Plots of which some colour is not to be seen where they stand. */
async function undrawn(page: Page): Promise<string[]> {
  const missing: string[] = [];
  for (const [id, colours] of Object.entries(DRAWN)) {
    const figure = await page.$(`#plot-${id}`);
    const plots = (await figure?.$$('.plot')) ?? [];
    const shown = [];
    for (const plot of plots) if (await plot.isVisible()) shown.push(plot);
    const png = shown[0] === undefined ? null : PNG.sync.read(Buffer.from(await shown[0].screenshot()));
    for (const colour of colours)
      if (png === null || pixelsOf(png, COLOURS[colour]) < 40) missing.push(`${id}: ${colour}`);
    if (shown.length !== 1) missing.push(`${id}: drawn ${shown.length} times`);
  }
  return missing;
}

function pixelsOf({ data }: PNG, colour: string): number {
  const wanted = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  let count = 0;
  for (let pixel = 0; pixel < data.length; pixel += 4)
    if (wanted.every((part, index) => Math.abs((data[pixel + index] ?? 0) - part) <= 6)) count += 1;
  return count;
}

/** How much wider the page is than the window, and what stands beyond its edge; tables may be moved sideways on their own. */
const TOO_WIDE = `(() => {
  const room = document.documentElement.clientWidth;
  const isOut = (one) => !one.closest('.wide') && !one.closest('svg') && one.getBoundingClientRect().right > room + 0.5;
  const wide = [...document.querySelectorAll('main *, header *, nav *')].filter(isOut);
  return [document.documentElement.scrollWidth - room, ...wide.map((one) => one.outerHTML.slice(0, 80))];
})()`;

describe.each(SCREENS)('at %i pixels, in %s', (width, language) => {
  it('is drawn, fits, and asks for nothing', async ({ skip }) => {
    if (chromium === null) skip('skipped: chromium is not here');
    const { page, complaints } = await opened(pages[language], width);
    expect(await undrawn(page)).toEqual([]);
    expect(await page.evaluate(TOO_WIDE)).toEqual([0]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is fit for everybody', async ({ skip }) => {
    if (chromium === null) skip('skipped: chromium is not here');
    const { page } = await opened(pages[language], width);
    expect(await page.$eval('html', (one) => one.lang)).toBe(language);
    // with what is read by whoever does not see the plots
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });
});

async function violationsOf(page: Page): Promise<string[]> {
  // the page lets no script run; what examines it comes from outside
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] })',
  )) as {
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html.slice(0, 120)).join(' | ')}`);
}

it('is printed on pages, tables and all', async ({ skip }) => {
  if (chromium === null) skip('skipped: chromium is not here');
  const { page } = await opened(pages.fi, 1280);
  const pdf = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(3);
  await page.emulateMediaType('print');
  const isTold = await page.$eval('#plot-volume details table', (one) => one.getBoundingClientRect().height > 100);
  expect(isTold).toBe(true);
  await page.close();
});

describe('the checks bite (negative control)', () => {
  it('on a page whose plots are empty', async ({ skip }) => {
    if (chromium === null) skip('skipped: chromium is not here');
    const { page } = await opened(
      pages.en.replaceAll(/<svg[\s\S]*?<\/svg>/g, '<svg width="900" height="320"></svg>'),
      1280,
    );
    expect(await undrawn(page)).toHaveLength(Object.values(DRAWN).flat().length);
    await page.close();
  });

  it('on a page that asks for something, runs something or is hard to read', async ({ skip }) => {
    if (chromium === null) skip('skipped: chromium is not here');
    const spoilt = pages.en
      .replace('<main', '<img src="http://127.0.0.1:9/x.png"><script>document.title = "x"</script><main')
      .replaceAll('color:#1b1b1f', 'color:#ddd');
    const { page, complaints } = await opened(spoilt, 1280);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
    expect(await page.title()).not.toBe('x');
    expect((await violationsOf(page)).join('\n')).toMatch(
      /color-contrast[\s\S]*image-alt|image-alt[\s\S]*color-contrast/,
    );
    await page.close();
  });
});
