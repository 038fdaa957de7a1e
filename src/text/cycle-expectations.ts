import { ACTORS, LADDER_ROLES, ROLES, STEP_KINDS } from '../domain/cycle-definition.ts';
import type { FaultCode } from '../domain/timetable/cycle-fault.ts';

type Expectation = string | ((names: readonly string[]) => string);

/** What a definition should hold at a place; also the descriptions in `cycles/cycle.schema.json`. */
const EXPECTATIONS: Readonly<Record<FaultCode, Expectation>> = {
  file: 'en cykeldefinition i YAML eller JSON, skriven i UTF-8',
  'file-size': ([limit = '']) => `högst ${limit} tecken`,
  yaml: 'YAML 1.2 (eller JSON), indraget med blanksteg',
  'duplicate-key': 'varje nyckel en gång',
  'unknown-key': 'bara nycklar som formatet har; se cycle.schema.json',
  'missing-key': 'ett värde, för nyckeln måste finnas',
  mapping: 'nycklar med värden, en på varje rad',
  list: 'en lista, [] om den är tom',
  'filled-list': 'en lista med minst en rad',
  boolean: 'true eller false',
  text: 'en text, inte tom; inom citattecken om den ser ut som ett tal',
  key: 'en nyckel av bokstäverna a–z, siffror, bindestreck och understreck, högst 64 tecken (i steg inte due, board eller children)',
  format: '1',
  municipality: 'kommunens kod, fyra siffror inom citattecken, till exempel "0181"',
  basis: 'school-year (läsår) eller calendar-year (kalenderår)',
  timezone: 'en tidszon, till exempel Europe/Stockholm',
  'send-at': 'ett klockslag mellan "07:00" och "16:00"',
  'local-date': 'ett datum som finns, skrivet 2026-06-01',
  'iso-week': 'en ISO-vecka, 1–53',
  month: 'en månad, 1–12',
  'day-of-month': 'en dag i månaden, 1–31',
  'day-or-last': 'en dag i månaden, 1–31, eller last för månadens sista',
  weekday: 'en veckodag: monday, tuesday, wednesday, thursday, friday, saturday eller sunday',
  'year-end': 'start (läsårets första år) eller end (läsårets andra)',
  'day-count': 'ett antal dagar, 0–400',
  'working-day-count': 'ett antal arbetsdagar, 1–260',
  'break-rule': 'ett lov: name med isoWeek, med from och to, eller med date',
  'date-rule': 'en dag: isoWeek med in, month och day med in, eller before eller after med days eller workingDays',
  'fixed-date-rule': 'en dag: isoWeek med in, eller month och day med in',
  count: 'days eller workingDays med ett antal',
  role: `en roll: ${alternatives(ROLES)}`,
  'ladder-role': `en mottagare: ${alternatives(LADDER_ROLES)}`,
  'step-kind': `en sorts steg: ${alternatives(STEP_KINDS)}`,
  actor: `den som gör det: ${alternatives(ACTORS)}`,
  'per-child': 'true, false eller en nivås nyckel',
  requirement: 'ett stegs nyckel, children, eller step med of: children',
  'of-children': 'children',
  'field-kind': 'text eller count (ett heltal)',
  'unique-key': 'en nyckel som inget annat i listan har',
  'approver-level': (names) => `en nivå ovanför, ${alternatives(names)}: nivåerna går uppifrån och ned utan ring`,
  'known-level': (names) => `en nivå som finns: ${alternatives(names)}`,
  'level-below': (names) =>
    names.length === 0
      ? 'false, för under den nivån finns ingen'
      : `true eller en nivå under stegets: ${alternatives(names)}`,
  'known-ladder': (names) =>
    names.length === 0 ? 'ingen trappa, för ladders är tom' : `en trappa som finns: ${alternatives(names)}`,
  'known-step': (names) => `ett steg som finns, till exempel ${alternatives(names)}`,
  'no-circle': 'dagar som till slut räknas från en vecka, ett datum eller ett sammanträde',
  'some-board': 'minst en nämnd under boards att räkna från',
  'reminders-in-order': 'påminnelser i ordning: den som går längst före sista dagen först',
  'rungs-in-order': ([before = '']) => `steg i ordning: minst ${before} arbetsdagar, som steget före`,
  'requirement-same-plan': ([level = '']) =>
    `ett steg som kan finnas i samma plan, på nivån ${level}; annars kan kravet aldrig uppfyllas`,
  'requirement-below': 'ett steg i en plan under den här; annars kan kravet aldrig uppfyllas',
  'requirement-plan-below': 'att någon nivå under har ett steg av sorten plan; annars kan kravet aldrig uppfyllas',
  'requirement-no-circle': 'krav som inte väntar på varandra; annars kan de aldrig uppfyllas',
  'single-plan': ([other = '']) => `ett enda steg av sorten plan i varje plan; ${other} är redan ett`,
  'year-of-basis': 'ett läsår, som 2026/2027, för school-year och ett år, som 2026, för calendar-year',
  'date-in-year': 'en dag som finns i varje prövat år',
  'opens-before-due': 'att steget öppnar senast på sin sista dag',
  'due-in-span': ([, span = '']) => `en sista dag inom ${span}`,
};

/** What was expected, to stand after "Väntat:". */
export function cycleExpectation(code: FaultCode, names: readonly string[] = []): string {
  const expectation = EXPECTATIONS[code];
  return typeof expectation === 'string' ? expectation : expectation(names);
}

/** "a, b eller c" */
function alternatives(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} eller ${names.at(-1) ?? ''}`;
}
