import { describe, expect, it } from 'vitest';
import { type Model, readModel, TABLE_NAMES, type Table, writeModel } from '../../src/scoring/model.ts';
import { quantised } from './heads.ts';
import { random } from './learner.ts';

const SHAPES = { mood: { bits: 6, width: 5 }, labels: { bits: 4, width: 25 }, language: { bits: 5, width: 12 } };

const even = { negative: 0.1, positive: -0.2, softness: 1.5 };

function learnt(length: number, seed: number): Float32Array {
  const next = random(seed);
  return Float32Array.from({ length }, () => 4 * next() - 2);
}

function modelOf(seed: number): Model {
  const table = (name: keyof typeof SHAPES): Table => {
    const shape = SHAPES[name];
    return quantised(learnt(shape.width << shape.bits, seed + shape.bits), shape);
  };
  const tables = { mood: table('mood'), labels: table('labels'), language: table('language') };
  const shapeOf = ({ bits, width, scale }: Table): Omit<Table, 'weights'> => ({ bits, width, scale });
  return {
    head: {
      version: 1,
      seed,
      tables: { mood: shapeOf(tables.mood), labels: shapeOf(tables.labels), language: shapeOf(tables.language) },
      languages: ['fi', 'en'],
      languageBias: [0, 0.5],
      labelBias: [0.25],
      sentiment: { balanced: { fi: even }, forum: { fi: even } },
      urgency: { normal: 0.5, high: -1, critical: -2 },
    },
    tables,
  };
}

describe('a model file', () => {
  it('weights lose no more than half a step by becoming whole numbers', () => {
    const before = learnt(1_000, 5);
    const { weights, scale } = quantised(before, { bits: 0, width: 1_000 });
    expect(Math.max(...weights.map(Math.abs))).toBe(127);
    for (const [at, weight] of before.entries())
      expect(Math.abs((weights[at] ?? 0) * scale - weight)).toBeLessThanOrEqual(scale / 2 + 1e-6);
    expect([...quantised(new Float32Array(4), { bits: 1, width: 2 }).weights]).toEqual([0, 0, 0, 0]);
  });

  it('comes back as it was written, also from the middle of other bytes', () => {
    const model = modelOf(1);
    const bytes = writeModel(model);
    expect(readModel(bytes)).toEqual(model);
    const around = new Uint8Array(bytes.length + 13);
    around.set(bytes, 13);
    expect(readModel(around.subarray(13))).toEqual(model);
    expect(Buffer.from(writeModel(readModel(bytes))).equals(bytes)).toBe(true);
    expect(Buffer.from(writeModel(modelOf(2))).equals(bytes)).toBe(false);
  });

  it('is refused when it is cut anywhere', () => {
    const bytes = writeModel(modelOf(1));
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => readModel(bytes.slice(0, length)), `${length} bytes`).toThrow(RangeError);
  });

  it.each([
    ['nothing', ''],
    ['a picture', '\u0089PNG\r\n\u001a\n'],
    ['another text', '{"version":1}\n'],
    ['another magic', 'other-model\n{"version":1}\n'],
    ['an empty head', 'kuulo-model\n{}\n'],
    ['a head without tables', 'kuulo-model\n{"version":1}\n'],
    ['a head that is no JSON', 'kuulo-model\nnot json\n'],
    ['a head that is nothing', 'kuulo-model\nnull\n'],
  ])('is refused when it is %s', (_, text) => {
    expect(() => readModel(new TextEncoder().encode(text))).toThrow(RangeError);
  });

  it('of a newer version is refused by its number', () => {
    const bytes = Buffer.from(writeModel(modelOf(1)));
    const newer = Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":2'), 'latin1');
    expect(() => readModel(newer)).toThrow(RangeError);
    expect(() => readModel(newer)).toThrow(/version 2/);
  });

  it('has a place for each table', () => {
    expect(Object.keys(readModel(writeModel(modelOf(1))).tables)).toEqual([...TABLE_NAMES]);
  });
});
