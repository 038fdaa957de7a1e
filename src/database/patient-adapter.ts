import { PrismaPg } from '@prisma/adapter-pg';
import { isSilence } from './database-silence.ts';

type Config = { readonly connectionString: string; readonly max: number };
/** What the driver's connections can do; of a pool's it declares less. */
type Connection = {
  query: (...question: readonly unknown[]) => unknown;
  end(): Promise<void>;
};
type Waits = {
  /** Milliseconds for a connection and for each answer. */
  readonly patience: number;
  /** An answer may take longer for as long as the server answers others. */
  readonly slowAnswers: boolean;
};

/**
 * An adapter that waits `patience` milliseconds for a connection, and as long for each answer. A connection that did not
 * answer in time is ended: what it was asked may still be under way, or its transaction open, and nobody may be given it.
 * With `slowAnswers` the server is then asked something small first, and only where it is silent about that too is the
 * answer given up.
 */
export class PatientAdapter extends PrismaPg {
  readonly #config: Config;
  readonly #waits: Waits;

  constructor(config: Config, waits: Waits) {
    super(
      waits.slowAnswers ? { ...config, connectionTimeoutMillis: waits.patience } : impatient(config, waits.patience),
    );
    this.#config = config;
    this.#waits = waits;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.underlyingDriver().on('connect', (driver) => {
      const connection = driver as unknown as Connection;
      if (this.#waits.slowAnswers) this.#endBySilentServer(connection);
      else endBySilence(connection);
    });
    return adapter;
  }

  #endBySilentServer(connection: Connection): void {
    const query = connection.query.bind(connection);
    connection.query = (...question) => {
      const settled = this.#watch(connection);
      const told = question.at(-1);
      if (typeof told === 'function') {
        const tell = told as (...answer: readonly unknown[]) => void;
        const tellSettled = (...answer: readonly unknown[]): void => {
          settled();
          tell(...answer);
        };
        return query(...question.slice(0, -1), tellSettled);
      }
      const answer = query(...question);
      if (answer instanceof Promise) answer.then(settled, settled);
      else settled();
      return answer;
    };
  }

  /** Ends the connection, and with it what it was asked, once the server is silent; until the function it gives is called. */
  #watch(connection: Connection): () => void {
    let isSettled = false;
    const look = async (): Promise<void> => {
      const answers = await this.#serverAnswers();
      if (isSettled) return;
      if (answers) timer = setTimeout(() => void look(), this.#waits.patience);
      else void connection.end();
    };
    let timer = setTimeout(() => void look(), this.#waits.patience);
    return () => {
      isSettled = true;
      clearTimeout(timer);
    };
  }

  async #serverAnswers(): Promise<boolean> {
    const adapter = await new PrismaPg(impatient({ ...this.#config, max: 1 }, this.#waits.patience / 2)).connect();
    try {
      await adapter.underlyingDriver().query('SELECT 1');
      return true;
    } catch (error) {
      // A server that has no connection left, or refuses, has answered.
      return error instanceof Error && 'severity' in error;
    } finally {
      void adapter.dispose();
    }
  }
}

function impatient(config: Config, patience: number) {
  return { ...config, query_timeout: patience, connectionTimeoutMillis: patience };
}

/** The pool itself ends a connection whose single question failed, but not one whose transaction did. */
function endBySilence(connection: Connection): void {
  const query = connection.query.bind(connection);
  connection.query = (...question) => {
    const answer = query(...question);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (isSilence(error)) void connection.end();
      throw error;
    });
  };
}
