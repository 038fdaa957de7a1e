import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { postgresConnection } from './postgres-connection.ts';

let instantiated: Promise<void> | undefined;

/**
 * Lets `use` work with Prisma's own schema engine on the database at `url`, which must exist. The
 * engine is WebAssembly, so that nothing has to be downloaded; its connections are closed afterwards.
 */
export async function withSchemaEngine<T>(url: string, use: (engine: bindings.SchemaEngine) => Promise<T>): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const factory = new PrismaPg(postgresConnection(url));
  const connect = factory.connect.bind(factory);
  const opened: Awaited<ReturnType<typeof connect>>[] = [];
  // The engine opens connections and never closes them.
  factory.connect = async () => {
    const adapter = await connect();
    opened.push(adapter);
    return asOneScript(adapter);
  };
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}

/**
 * The adapter cuts a migration at every semicolon, also within a function's body. PostgreSQL itself reads the whole, and
 * applies it whole or not at all.
 */
function asOneScript<Adapter extends { executeScript(script: string): Promise<void> }>(adapter: Adapter): Adapter {
  const inner = adapter as Adapter & {
    readonly client: { query(script: string): Promise<unknown> };
    /** Throws what the server said in the words of the engine. */
    onError(error: unknown): never;
  };
  adapter.executeScript = async (script) => {
    await inner.client.query(script).catch((error: unknown) => inner.onError(error));
  };
  return adapter;
}

async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(entry.replace(/\.js$/, '_bg.wasm'));
  const { instance } = await webAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...bindings, ...unreferencedTimers },
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The engine leaves a timer of ten seconds behind, which must not keep a finished process alive. */
const unreferencedTimers = Object.fromEntries(
  Object.keys(bindings)
    .filter((name) => name.startsWith('__wbg_setTimeout_'))
    .map((name) => [name, (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref()]),
);

/** Node has it; TypeScript describes it only together with everything of a browser. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: Readonly<Record<string, object>>,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
};
