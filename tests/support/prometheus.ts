export type ReadMetric = {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly ReadSample[];
};
type ReadSample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/;
const NUMBER = /^(NaN|[+-]Inf|[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)$/i;
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];

/**
 * Reads Prometheus' text form 0.0.4 as strictly as `promtool check metrics`: each name once, help and type first, its
 * samples together, no label set twice, histograms whole and rising. @throws Error with the line that does not fit.
 */
export function readPrometheus(text: string): ReadonlyMap<string, ReadMetric> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const metrics = new Map<string, { type: string; help: string; samples: ReadSample[] }>();
  let current: string | undefined;
  let help: readonly [string, string] | undefined;
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const said = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line);
    const [, what, name = '', rest = ''] = said ?? [];
    if (what === 'HELP') {
      help = [name, rest];
      continue;
    }
    if (what === 'TYPE') {
      if (!NAME.test(name) || !TYPES.includes(rest) || metrics.has(name)) throw new Error(line);
      metrics.set(name, { type: rest, help: help?.[0] === name ? help[1] : '', samples: [] });
      current = name;
      continue;
    }
    if (line.startsWith('#')) continue;
    const sample = readSample(line);
    const of = current === undefined ? undefined : metrics.get(current);
    if (of === undefined || !belongs(sample.name, current ?? '', of.type)) throw new Error(`without a type: ${line}`);
    if (of.samples.some((one) => keyOf(one) === keyOf(sample))) throw new Error(`twice: ${line}`);
    of.samples.push(sample);
  }
  for (const [name, metric] of metrics) check(name, metric);
  return metrics;
}

function readSample(line: string): ReadSample {
  const [, name = '', inner = '', number = ''] = SAMPLE.exec(line) ?? [];
  if (name === '' || !NUMBER.test(number)) throw new Error(`no sample: ${line}`);
  const labels: Record<string, string> = {};
  for (let rest = inner; rest !== '';) {
    const [whole, label, value = ''] = LABEL.exec(rest) ?? [];
    if (whole === undefined || label === undefined || label in labels) throw new Error(`labels: ${line}`);
    labels[label] = value.replaceAll(/\\([\\"n])/g, (_all, one: string) => (one === 'n' ? '\n' : one));
    rest = rest.slice(whole.length);
  }
  return { name, labels, value: Number(number.replace('Inf', 'Infinity')) };
}

function belongs(sample: string, name: string, type: string): boolean {
  if (type !== 'histogram') return sample === name;
  return ['_bucket', '_sum', '_count'].some((suffix) => sample === `${name}${suffix}`);
}

function keyOf({ name, labels }: ReadSample): string {
  return `${name}${JSON.stringify(Object.entries(labels).sort())}`;
}

function check(name: string, { type, help, samples }: ReadMetric): void {
  if (help === '') throw new Error(`${name} has no help`);
  if (type === 'counter' && !name.endsWith('_total'))
    throw new Error(`${name} is a counter and does not end in _total`);
  if (type === 'counter' && samples.some(({ value }) => !(value >= 0))) throw new Error(`${name} counts down`);
  if (type !== 'histogram') return;
  const series = Map.groupBy(samples, ({ labels: { le: _, ...others } }) => JSON.stringify(others));
  for (const [labels, own] of series) {
    const buckets = own.filter((one) => one.name.endsWith('_bucket')).map(({ value }) => value);
    const count = own.find((one) => one.name.endsWith('_count'))?.value;
    const isRising = buckets.every((value, index) => value >= (buckets[index - 1] ?? 0));
    const hasSum = own.some((one) => one.name.endsWith('_sum'));
    const last = own.find((one) => one.labels['le'] === '+Inf')?.value;
    if (!isRising || !hasSum || last === undefined || last !== count) throw new Error(`${name}${labels}: not whole`);
  }
}

/** The value of the sample with these labels. @throws Error where there is none. */
export function valueOf(
  metrics: ReadonlyMap<string, ReadMetric>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  const found = [...metrics.values()]
    .flatMap(({ samples }) => samples)
    .find((one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value));
  if (found === undefined) throw new Error(`no sample ${name} ${JSON.stringify(labels)}`);
  return found.value;
}
