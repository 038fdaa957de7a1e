import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { CycleFault, FaultPath } from '../../domain/timetable/cycle-fault.ts';
import type { LocatedFault } from './located-fault.ts';

/** A YAML text as data, with the lines its parts stand on. */
export type YamlSource = {
  readonly data: unknown;
  readonly locate: (fault: CycleFault) => LocatedFault;
};

/** Far above any real definition; a larger file is somebody's mistake. */
export const MAX_FILE_CHARACTERS = 1_000_000;

/** Reads YAML 1.2 (JSON is YAML). Never throws: what cannot be read is told as faults. */
export function yamlSource(text: string, file: string): YamlSource | { readonly faults: readonly LocatedFault[] } {
  if (text.length > MAX_FILE_CHARACTERS) {
    return {
      faults: [{ path: [], expected: 'file-size', names: [String(MAX_FILE_CHARACTERS)], file, line: null }],
    };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    const faults = document.errors.slice(0, 20).map(({ code, pos }): LocatedFault => {
      const line = counter.linePos(pos[0]).line;
      if (code !== 'DUPLICATE_KEY') return { path: [], expected: 'yaml', names: [code], file, line };
      const key = /^["']?([\w-]+)/.exec(text.slice(pos[0]))?.[1] ?? '';
      return { path: [key], expected: 'duplicate-key', file, line };
    });
    return { faults };
  }
  const data = dataOf(document);
  if (data.failed) return { faults: [{ path: [], expected: 'yaml', names: ['BAD_ALIAS'], file, line: null }] };
  return {
    data: data.value,
    locate: (fault) => {
      const { offset, source } = placeOf(document, fault.path);
      return {
        ...fault,
        file,
        line: offset === undefined ? 1 : counter.linePos(offset).line,
        ...(source === undefined || fault.value === undefined || fault.value === null || typeof fault.value === 'string'
          ? {}
          : { value: source }),
      };
    },
  };
}

/** Aliases that would grow without bound make yaml throw. */
function dataOf(document: Document): { readonly failed: boolean; readonly value?: unknown } {
  try {
    return { failed: false, value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch {
    return { failed: true };
  }
}

/** The offset of the key or entry at the end of `path`, or of the nearest thing above it, and a scalar as it is written. */
function placeOf(document: Document, path: FaultPath): { readonly offset?: number; readonly source?: string } {
  let node = document.contents;
  let offset = node?.range?.[0];
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) return offset === undefined ? {} : { offset };
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(part)] ?? null) as Node | null;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return {
    ...(offset === undefined ? {} : { offset }),
    ...(isScalar(node) && typeof node.source === 'string' ? { source: node.source } : {}),
  };
}
