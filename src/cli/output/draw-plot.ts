// The parts of the library that are drawn with, not all of it. https://echarts.apache.org/handbook/en/how-to/cross-platform/server/
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Plot, Series } from './report-plots.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** Pixels of a style sheet. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

const INK = '#1b1b1f';
const QUIET = '#4a4a52';
const FONT = 'system-ui, sans-serif';
/** Names on the left of bars take no more than this share of the width. */
const NAME_SHARE = 0.36;

/** A plot as SVG that needs no script, no font and nothing from anywhere. */
export function drawPlot(plot: Plot, size: PlotSize): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(optionOf(plot, size));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function optionOf(plot: Plot, { width }: PlotSize): EChartsCoreOption {
  const isLying = plot.kind === 'bars' || plot.kind === 'stackedBars';
  const text = { color: QUIET, fontFamily: FONT, fontSize: 12 };
  const names = {
    type: 'category',
    data: [...plot.places],
    axisLabel: { ...text, hideOverlap: true, ...(isLying ? { width: width * NAME_SHARE, overflow: 'truncate' } : {}) },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: QUIET } },
    // the first stands on top, as in the table
    ...(isLying ? { inverse: true } : {}),
  };
  const values = {
    type: 'value',
    name: plot.unit,
    nameTextStyle: { ...text, align: 'left' },
    min: 0,
    minInterval: plot.unit === '' ? 1 : 0,
    ...(plot.most === null ? {} : { max: plot.most }),
    axisLabel: text,
    splitLine: { lineStyle: { color: '#dcdce0' } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    // patterns beside colours: on paper and for every eye
    aria: {
      enabled: true,
      label: { enabled: false },
      decal: { show: plot.series.length > 1 && plot.kind !== 'lines' },
    },
    legend: {
      show: plot.series.length > 1,
      left: 0,
      top: 0,
      selectedMode: false,
      // texts are measured without a screen, by estimate
      itemGap: 24,
      textStyle: { color: INK, fontFamily: FONT, fontSize: 12 },
    },
    grid: {
      left: 8,
      right: 24,
      top: plot.series.length > 1 ? 52 : 28,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    },
    xAxis: isLying ? values : names,
    yAxis: isLying ? names : values,
    series: plot.series.map((series, index) => seriesOf(plot, series, index)),
  };
}

function seriesOf({ kind, series: all }: Plot, { name, colour, values }: Series, index: number) {
  const data = values.map((value) => value ?? '-');
  if (kind === 'lines') {
    const lineStyle = { color: colour, width: 3, type: index === 0 ? 'solid' : 'dashed' };
    const symbol = index === 0 ? 'circle' : 'triangle';
    return {
      type: 'line',
      name,
      data,
      symbol,
      symbolSize: 9,
      showAllSymbol: true,
      lineStyle,
      itemStyle: { color: colour },
    };
  }
  const isAlone = all.length === 1;
  const label = { show: isAlone, position: kind === 'bars' ? 'right' : 'top', color: INK, formatter: shortly };
  const stack = kind === 'stackedColumns' || kind === 'stackedBars' ? { stack: 'all' } : {};
  return { type: 'bar', name, data, ...stack, label, barMaxWidth: 40, itemStyle: { color: colour } };
}

/** Above a column; a nought needs no number. */
function shortly({ value }: { readonly value: unknown }): string {
  return typeof value === 'number' && value !== 0 ? String(Math.round(value * 10) / 10) : '';
}
