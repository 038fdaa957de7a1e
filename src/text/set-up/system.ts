import type { Instant } from '../../domain/time.ts';
import { localDateOf, localTimeOf } from '../../domain/calendar/local-time.ts';
import { weekdayAndDate } from '../dates.ts';

/** What each separate process is, at the start of a line. */
export const PROCESS_TEXT = {
  postgres: 'Databasen',
  temporal: 'Temporal',
  mail: 'E-postfångaren',
  worker: 'Arbetaren',
  web: 'Webben',
} as const;

type Part = keyof typeof PROCESS_TEXT;

/** What a variable should have held, by what is expected of it. */
const EXPECTED_TEXT = {
  port: 'ett portnummer mellan 1 och 65535',
  'postgres-url': 'en adress som börjar med postgresql:// och där ett procenttecken skrivs %25',
  'postgres-tls': 'sslmode=verify-full, verify-ca, require eller disable, och inget av ssl och uselibpqcompat',
  'host-and-port': 'värd och port, till exempel temporal.kommunen.se:7233',
  'smtp-url': 'en adress som börjar med smtp:// eller smtps:// och där ett procenttecken skrivs %25',
  'imap-url': 'en adress som börjar med imaps:// eller imap://, med användarnamn, och där ett procenttecken skrivs %25',
  'web-url': 'en adress som börjar med http:// eller https://',
  email: 'en e-postadress',
  'set-with-smtp-url': 'avsändarens e-postadress, eftersom SMTP_URL är satt',
  'loopback-with-embedded':
    'en adress på den här datorn (127.0.0.1 eller localhost), så länge Temporal eller ' +
    'e-postfångaren är inbyggd. Sätt TEMPORAL_ADDRESS och SMTP_URL först',
  'readable-file': 'en fil som går att läsa och inte är tom',
  'pem-file': 'en fil med certifikat eller nyckel som text (PEM)',
  'certificate-and-key': 'både certifikat och nyckel, eller inget av dem',
  'true-or-false': 'true eller false',
  'tls-with-temporal': 'true, eller inget alls, när nyckel eller certifikat för Temporal är satta',
  'only-with-address': 'osatt så länge serverns egen adress inte är satt',
  'user-with-password': 'en adress med användarnamn, eftersom ett lösenord är satt',
} as const;

/** "ARSHJUL_WEB_PORT är ”x”. Det ska vara ett portnummer …." */
export function settingsFaultText(fault: {
  variable: string;
  value: string;
  expected: keyof typeof EXPECTED_TEXT;
}): string {
  const is = fault.value === '' ? 'är inte satt' : `är ”${fault.value}”`;
  return `${fault.variable} ${is}. Det ska vara ${EXPECTED_TEXT[fault.expected]}.`;
}

/** What the parts use, when another program already has it. */
const PORT_USE_TEXT = {
  web: 'webben',
  temporal: 'Temporal',
  temporalUi: 'Temporals sidor',
  mailPage: 'den fångade e-posten',
  smtp: 'e-postfångaren',
  postgres: 'databasen',
  metrics: 'arbetarens mätvärden',
} as const;

/** One line per port that something else already listens on. */
export function portTakenText(options: { use: keyof typeof PORT_USE_TEXT; port: number; variable: string }): string {
  const { use, port, variable } = options;
  return `Port ${port}, för ${PORT_USE_TEXT[use]}, används redan av något annat. Välj en annan: ${variable}=${port + 1} npm start`;
}

/** The same of a process that was started by itself. */
export function portInUseText({ use, port, variable }: Parameters<typeof portTakenText>[0]): string {
  return `Port ${port}, för ${PORT_USE_TEXT[use]}, används redan av något annat. Sätt ${variable} till en annan.`;
}

/** No such address on this machine, or no right to the port. */
export function cannotListenText(
  options: Parameters<typeof portTakenText>[0] & { host: string; code: string },
): string {
  const { use, host, port, variable, code } = options;
  const expected = use === 'web' ? `ARSHJUL_WEB_HOST ska vara en adress på den här datorn, och ${variable}` : variable;
  return `Det går inte att lyssna på ${host}:${port}, för ${PORT_USE_TEXT[use]} (${code}). ${expected} ska vara en port som är fri att använda.`;
}

export const SYSTEM_TEXT = {
  alreadyRunning: (dataDirectory: string, pid: number) =>
    `Årshjul är redan igång med data i ${dataDirectory} (process ${pid}). Avsluta det först, eller välj en annan mapp med ARSHJUL_DATA.`,
  folderUnusable: (dataDirectory: string, why: string) =>
    `Datamappen ${dataDirectory} går inte att använda (${why}). Välj en annan mapp med ARSHJUL_DATA.`,
  leftOver: (count: number) =>
    `Avslutar ${count === 1 ? 'en process' : `${count} processer`} som blev kvar från förra gången.`,
  starting: (part: Part) => `${PROCESS_TEXT[part]} startar …`,
  ready: (part: Part, seconds: number) => `${PROCESS_TEXT[part]} är igång (${seconds.toFixed(1).replace('.', ',')} s).`,
  notReady: (part: Part, log: string) =>
    `${PROCESS_TEXT[part]} kom inte igång. Orsaken står i ${log}. Nya försök görs.`,
  cannotRun: (part: Part, log: string) => `${PROCESS_TEXT[part]} gick inte att starta. Orsaken står i ${log}.`,
  died: (part: Part, how: string) => `${PROCESS_TEXT[part]} avslutades oväntat (${how}), startas om.`,
  returned: (part: Part) => `${PROCESS_TEXT[part]} är igång igen.`,
  notRestarted: (part: Part, why: string, seconds: number) =>
    `${PROCESS_TEXT[part]} gick inte att starta om (${why}). Nytt försök om ${seconds} sekunder.`,
  notNoted: (why: string) => `Förteckningen över systemets processer gick inte att skriva (${why}).`,
  migrated: (count: number) => (count === 0 ? 'Databasens tabeller är aktuella.' : `Databasens tabeller är på plats.`),
  temporalUnprepared: (reason: string) =>
    `Temporals sökfält gick inte att lägga till (${reason}). Listan över processer blir sämre, allt annat går.`,
  stopping: 'Avslutar …',
  stopped: 'Allt är avslutat. Data ligger kvar.',
  clockNeedsEmbedded: '--clock går bara med inbyggd databas, Temporal och e-postfångare.',
  clockFormat: (value: string) =>
    `--clock är ”${value}”. Det ska vara dag och klockslag i svensk tid, till exempel 2026-10-08T16:00.`,
  clockFixed:
    'I den här datamappen pågår redan ett läsår på en annan sorts klocka, och den kan inte ställas om. Välj en tom mapp med ARSHJUL_DATA.',
  clockGoesBack:
    'I den här datamappen pågår ett läsår, och dess klocka kan bara ställas fram. Välj en senare tid, eller en tom mapp med ARSHJUL_DATA.',
  unknownArgument: (text: string) => `Okänt argument: ${text}. Det enda som finns är --clock ÅÅÅÅ-MM-DDTTT:MM.`,
} as const;

const STOCKHOLM = 'Europe/Stockholm';

/** The addresses, when everything is up. */
export function readyText(options: {
  webAddress: string;
  mailAddress: string | undefined;
  temporalUiAddress: string;
  dataDirectory: string;
  /** Set when the clock is not the real one. */
  clock: Instant | undefined;
  seconds: number;
}): string {
  const date = options.clock === undefined ? '' : localDateOf(STOCKHOLM, options.clock);
  const lines = [
    ['Webben', options.webAddress],
    ...(options.mailAddress === undefined ? [] : [['E-posten', options.mailAddress]]),
    ['Temporal', options.temporalUiAddress],
    ['Data', options.dataDirectory],
    ...(options.clock === undefined
      ? []
      : [
          [
            'Klocka',
            `${weekdayAndDate(date, '')} kl. ${localTimeOf(STOCKHOLM, options.clock).replace(':', '.')} (ställd)`,
          ],
        ]),
  ];
  return [
    '',
    `Årshjul är igång (${Math.round(options.seconds)} s).`,
    ...lines.map(([what = '', value = '']) => `  ${what.padEnd(10)}${value}`),
    'Avsluta med Ctrl-C.',
  ].join('\n');
}
