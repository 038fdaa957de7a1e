import { parseArgs } from 'node:util';
import { ROLE_WORDS } from '../contract/organisation-import/cells.ts';
import { createApiToken } from '../database/api-token-store.ts';
import { municipalityZone } from '../database/municipality-zone.ts';
import { personByEmail } from '../database/sign-in-store.ts';
import { formatInstant, localDateOf } from '../domain/calendar/local-time.ts';
import { ROLES, type Role } from '../domain/cycle-definition.ts';
import { isWithin } from '../domain/responsible.ts';
import type { Services } from '../services.ts';
import { ROLE_TITLES } from '../text/roles.ts';
import { TOKEN_CREATE_TEXT as TEXT } from '../text/token-create.ts';
import type { CommandTerminal } from './import-organisation.ts';

const DAY = 86_400_000;
const MOST_DAYS = 400;

type Asked = {
  readonly role: string;
  readonly email: string;
  readonly days: string;
  readonly name: string;
  readonly json: boolean;
};

/**
 * `arshjul token create --role ROLE --for EMAIL [--days N] [--name NAME] [--json]`: prints the token on stdout, once, and
 * what it is on stderr. It expires in real time. Exit code 0; 1: no such person, or the role is not held today; 2: wrong use.
 */
export async function tokenCreate({
  args,
  services,
  terminal,
}: {
  args: readonly string[];
  services: Pick<Services, 'database' | 'clock' | 'facts'>;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) return say(terminal, TEXT.usage, 2);
  const role = roleOf(asked.role);
  if (!role) return say(terminal, TEXT.unknownRole(asked.role, Object.keys(ROLE_WORDS)), 2);
  const days = Number(asked.days);
  if (!/^\d{1,3}$/.test(asked.days) || days < 1 || days > MOST_DAYS) {
    return say(terminal, TEXT.badDays(asked.days), 2);
  }
  const person = await personByEmail(services.database, asked.email);
  if (!person) return say(terminal, TEXT.unknownPerson(asked.email), 1);
  const held = await rolesOf(services, person);
  if (!held.includes(role)) return say(terminal, TEXT.roleNotHeld(asked.email, role, held), 1);

  const at = Date.now();
  const expiresAt = at + days * DAY;
  const made = { municipality: person.municipality, person: person.id, role, name: asked.name, at, expiresAt };
  const token = await services.database.$transaction((transaction) => createApiToken(transaction, made));
  const until = formatInstant(expiresAt);
  if (asked.json) terminal.out(JSON.stringify({ token, name: asked.name, role, expiresAt: until }, null, 2));
  else {
    terminal.err(TEXT.created(asked.name, until));
    terminal.out(token);
  }
  return 0;
}

/** A role as people call it, `rektor`, or by its own name, `unitHead`. */
function roleOf(typed: string): Role | undefined {
  const word = typed.normalize('NFC').toLowerCase();
  const named = Object.entries(ROLE_TITLES).find(([, title]) => title === word)?.[0];
  return ROLES.find((role) => role === typed || role === ROLE_WORDS[word] || role === named);
}

function argumentsOf(args: readonly string[]): Asked | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        role: { type: 'string' },
        for: { type: 'string' },
        days: { type: 'string', default: '90' },
        name: { type: 'string', default: TEXT.defaultName },
        json: { type: 'boolean', default: false },
      },
    });
    const { role, for: email, days, name, json } = values;
    return role === undefined || email === undefined ? undefined : { role, email, days, name, json };
  } catch {
    return undefined;
  }
}

/** The roles a person holds on the clock's date: by own posts, or as the substitute of somebody absent. */
async function rolesOf(
  { database, clock, facts }: Pick<Services, 'database' | 'clock' | 'facts'>,
  { id, municipality }: { id: string; municipality: string },
): Promise<readonly Role[]> {
  const organisation = await facts.organisation(database, municipality);
  const on = localDateOf(await municipalityZone(database, municipality), await clock.now());
  const absent = organisation.absences
    .filter((absence) => absence.substitute === id && isWithin(absence, on))
    .map(({ person }) => person);
  const posts = organisation.posts.filter(
    (post) => isWithin(post, on) && (post.person === id || absent.includes(post.person)),
  );
  return [...new Set(posts.map(({ role }) => role))];
}

function say<Code extends 1 | 2>(terminal: CommandTerminal, line: string, code: Code): Code {
  terminal.err(line);
  return code;
}
