import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SettingsFault } from './settings-fault.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A file named by a variable, and what it held when the settings were read. */
export type NamedFile = { readonly path: string; readonly text: string };

/** Reads variables one by one; what cannot be used ends up in `faults`. An empty variable counts as not set. */
export type EnvironmentReader = {
  readonly faults: SettingsFault[];
  text(variable: string): string | undefined;
  read<T>(variable: string, expected: SettingsFault['expected'], schema: z.ZodType<T>): T | undefined;
  /** The variable itself, or what stands in the file that VARIABLE_FILE names. Never shown in a fault. */
  secret(variable: string, expected?: SettingsFault['expected'], schema?: z.ZodType<string>): string | undefined;
  /** Certificates or a key, in the file that the variable names. */
  pem(variable: string): NamedFile | undefined;
};

const PEM = /-----BEGIN [A-Z ]+-----/;

/** Reads from these variables alone. */
export function environmentReader(environment: Environment): EnvironmentReader {
  const faults: SettingsFault[] = [];

  function text(variable: string): string | undefined {
    return environment[variable]?.trim() || undefined;
  }

  function contentOf(variable: string): NamedFile | undefined {
    const path = text(variable);
    if (path === undefined) return undefined;
    try {
      const content = readFileSync(path, 'utf8').trim();
      if (content !== '') return { path, text: content };
    } catch {
      // Told below.
    }
    faults.push({ variable, value: path, expected: 'readable-file' });
    return undefined;
  }

  return {
    faults,
    text,
    read(variable, expected, schema) {
      const value = text(variable);
      if (value === undefined) return undefined;
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      faults.push({ variable, value, expected });
      return undefined;
    },
    secret(variable, expected = 'readable-file', schema = z.string()) {
      const direct = text(variable);
      const file = direct === undefined ? contentOf(`${variable}_FILE`) : undefined;
      const value = direct ?? file?.text;
      if (value === undefined || schema.safeParse(value).success) return value;
      const place =
        file === undefined ? { variable, value: shown(value) } : { variable: `${variable}_FILE`, value: file.path };
      faults.push({ ...place, expected });
      return undefined;
    },
    pem(variable) {
      const file = contentOf(variable);
      if (file === undefined || PEM.test(file.text)) return file;
      faults.push({ variable, value: file.path, expected: 'pem-file' });
      return undefined;
    },
  };
}

/** Of an address all but what stands before `@`; of anything else nothing. */
function shown(secret: string): string {
  return /^[a-z]+:\/\//i.test(secret) ? secret.replace(/\/\/.*@/, '//…@').replace(/\?.*$/, '') : '…';
}
