import type { Scorer } from '../../src/domain/triage.ts';
import { type ClassifyCost, classifyCost, FEW, MANY } from './triage-classify.ts';
import type { Figure } from './triage-figures.ts';
import { modelCost } from './triage-model.ts';
import { speedsOn } from './triage-speed.ts';
import type { TableLine } from './triage-table.ts';
import { TARGETS, type Target } from './triage-targets.ts';

const SPEED_TEXTS = 3_000;

/** What triage takes: texts and lines a second, the model's size, memory. Nothing else must run meanwhile. */
export async function costLines(scorer: Scorer, texts: readonly string[]): Promise<readonly TableLine[]> {
  const read = texts.slice(0, SPEED_TEXTS);
  const { kuulo, ...packages } = speedsOn(read, scorer);
  const model = await modelCost();
  const classify = await classifyCost(texts);
  const beside = {
    'vader-sentiment': figure(packages['vader-sentiment']),
    sentiment: figure(packages.sentiment),
    'multilang-sentiment': figure(packages['multilang-sentiment']),
  };
  return [
    line('whole triage, one thread, texts/s', figure(kuulo, read.length), { target: TARGETS.triageSpeed, beside }),
    line('  its ratio to sentiment’s', figure(kuulo / packages.sentiment, read.length)),
    line('kuulo classify from a pipe, lines/s', figure(classify.linesPerSecond, MANY), {
      target: TARGETS.classifySpeed,
    }),
    line('  start-up that was taken off, ms', figure(classify.startUpMs)),
    ...memoryLines(classify),
    line('model file, MB', figure(model.megabytes), { target: TARGETS.modelSize }),
    line('  load: read and open, fresh process, ms', figure(model.loadMs), { target: TARGETS.modelLoad }),
    line('  once more there, word lists at hand, ms', figure(model.againMs)),
    line('  the first text scored, ms', figure(model.firstTextMs)),
  ];
}

function memoryLines({ megabytes: { few, many } }: ClassifyCost): readonly TableLine[] {
  if (few === null || many === null) return [];
  return [
    line('  the most memory it held, MB', figure(few, FEW)),
    line('  the most memory it held, MB', figure(many, MANY)),
  ];
}

function line(
  measure: string,
  ours: Figure,
  { target = null, beside = {} }: { readonly target?: Target | null; readonly beside?: TableLine['beside'] } = {},
): TableLine {
  return { measure, ours, target, beside };
}

function figure(value: number, n: number | null = null): Figure {
  return { value, n, standardError: null };
}
