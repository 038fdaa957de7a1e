import { describe, expect, test } from 'vitest';
import { check, checkExample, exampleWith, fileWith } from './cycle-files.ts';

type Change = readonly [string, string];
const DUE = 'due: { isoWeek: 45, in: start }';
const AFTER = 'due: { after: result-report-autumn, workingDays: 10 }';
const OPENS = 'opens: { before: due, days: 28 }';

/** Adds a step to the end of the steps. */
function step(text: string): Change {
  return ['actionPlan:', `  - ${text}\nactionPlan:`];
}

/** [what it is, the change, what its one line says after the file's name]. */
const REFUSED: readonly (readonly [string, readonly Change[], string])[] = [
  [
    'an unknown key',
    [['perBoard: false', 'perBord: false']],
    ' rad 37, steps[0].perBord: ”false”, nyckeln är okänd. Väntat: bara nycklar som formatet har; se cycle.schema.json.',
  ],
  [
    'an unknown key at the top',
    [['basis:', 'bas: 1\nbasis:']],
    ' rad 6, bas: ”1”, nyckeln är okänd. Väntat: bara nycklar som formatet har; se cycle.schema.json.',
  ],
  [
    'a missing key',
    [['    title: Resultatredovisning 1\n', '']],
    ' rad 31, steps[0].title: saknas. Väntat: ett värde, för nyckeln måste finnas.',
  ],
  [
    'a missing key at the top',
    [['timezone: Europe/Stockholm\n', '']],
    ' rad 1, timezone: saknas. Väntat: ett värde, för nyckeln måste finnas.',
  ],
  [
    'a missing `in`',
    [[DUE, 'due: { isoWeek: 45 }']],
    ' rad 40, steps[0].due.in: saknas. Väntat: ett värde, för nyckeln måste finnas.',
  ],
  [
    'a week no year has',
    [[DUE, 'due: { isoWeek: 54, in: start }']],
    ' rad 40, steps[0].due.isoWeek: ”54”. Väntat: en ISO-vecka, 1–53.',
  ],
  [
    'a date rule of no kind',
    [[DUE, 'due: { vecka: 45 }']],
    ' rad 40, steps[0].due: ”{"vecka":45}”. Väntat: en dag: isoWeek med in, month och day med in, eller before eller after med days eller workingDays.',
  ],
  [
    'a date rule that is a word',
    [[DUE, 'due: snart']],
    ' rad 40, steps[0].due: ”snart”. Väntat: en dag: isoWeek med in, month och day med in, eller before eller after med days eller workingDays.',
  ],
  [
    'a number where text belongs',
    [['version: "2026-1"', 'version: 2026']],
    ' rad 3, version: ”2026”. Väntat: en text, inte tom; inom citattecken om den ser ut som ett tal.',
  ],
  [
    'a kommunkod that lost its nought',
    [['"0181"', '0181']],
    ' rad 5, municipality: ”0181”. Väntat: kommunens kod, fyra siffror inom citattecken, till exempel "0181".',
  ],
  [
    'an hour outside the working day',
    [['sendAt: "08:00"', 'sendAt: "06:59"']],
    ' rad 8, sendAt: ”06:59”. Väntat: ett klockslag mellan "07:00" och "16:00".',
  ],
  [
    'a zone that does not exist',
    [['Europe/Stockholm', 'Europe/Södertälje']],
    ' rad 7, timezone: ”Europe/Södertälje”. Väntat: en tidszon, till exempel Europe/Stockholm.',
  ],
  [
    'a date that does not exist',
    [['date: 2027-05-07', 'date: 2027-02-29']],
    ' rad 14, calendar.breaks[3].date: ”2027-02-29”. Väntat: ett datum som finns, skrivet 2026-06-01.',
  ],
  ['another format', [['format: 1', 'format: 2']], ' rad 1, format: ”2”. Väntat: 1.'],
  [
    'an unknown receiver',
    [['copyTo: approver', 'copyTo: chefen']],
    ' rad 25, ladders.standard.overdue.copyTo: ”chefen”. Väntat: en mottagare: approver, director eller administrator.',
  ],
  [
    'an unknown kind',
    [['kind: report', 'kind: rapport']],
    ' rad 33, steps[0].kind: ”rapport”. Väntat: en sorts steg: report, plan, self-assessment, lights, talk, dialogue, board, decision eller confirm.',
  ],
  [
    'an unknown level',
    [['level: unit', 'level: enhet']],
    ' rad 34, steps[0].level: ”enhet”. Väntat: en nivå som finns: municipality, operation eller unit.',
  ],
  [
    'an unknown ladder',
    [['ladder: standard\n    form', 'ladder: snabb\n    form']],
    ' rad 41, steps[0].ladder: ”snabb”. Väntat: en trappa som finns: standard eller review.',
  ],
  [
    'a circle of levels',
    [['responsible: director,      approver: board', 'responsible: director, approver: unit']],
    ' rad 16, levels[0].approver: ”unit”. Väntat: en nivå ovanför, board: nivåerna går uppifrån och ned utan ring.',
  ],
  [
    'two steps with one key',
    [step('{ key: result-report-autumn, title: X, level: unit, due: { isoWeek: 46, in: start } }')],
    ' rad 50, steps[2].key: ”result-report-autumn”. Väntat: en nyckel som inget annat i listan har.',
  ],
  [
    'a rule of a step that does not exist',
    [[AFTER, 'due: { after: result-report-autum, workingDays: 10 }']],
    ' rad 48, steps[1].due.after: ”result-report-autum”. Väntat: ett steg som finns, till exempel result-report-autumn eller feedback-autumn.',
  ],
  [
    'a circle of due dates',
    [[DUE, 'due: { before: feedback-autumn, days: 3 }']],
    ' rad 40, steps[0].due.before: ”feedback-autumn”, sista dagarna räknas i ring: result-report-autumn → feedback-autumn → result-report-autumn. Väntat: dagar som till slut räknas från en vecka, ett datum eller ett sammanträde.',
  ],
  [
    'reminders out of order',
    [['[ { days: 7 }, { workingDays: 1 } ]', '[ { workingDays: 1 }, { days: 7 } ]']],
    ' rad 24, ladders.standard.reminders[1]: ”{"days":7}”. Väntat: påminnelser i ordning: den som går längst före sista dagen först.',
  ],
  [
    'rungs out of order',
    [['workingDays: 8', 'workingDays: 2']],
    ' rad 28, ladders.standard.escalations[1].workingDays: ”2”. Väntat: steg i ordning: minst 3 arbetsdagar, som steget före.',
  ],
  [
    'a step that opens after it is due',
    [[OPENS, 'opens: { isoWeek: 46, in: start }']],
    ' rad 39, steps[0].opens: ”{"isoWeek":46,"in":"start"}”, steget öppnar 2026-11-09, efter sista dagen 2026-11-06 (2026/2027). Väntat: att steget öppnar senast på sin sista dag.',
  ],
  [
    'a due date before the span',
    [
      [DUE, 'due: { isoWeek: 20, in: start }'],
      [AFTER, 'due: { isoWeek: 46, in: start }'],
    ],
    ' rad 40, steps[0].due: ”{"isoWeek":20,"in":"start"}”, sista dagen blir 2026-05-15 (2026/2027). Väntat: en sista dag inom 2026-07-01–2027-12-31.',
  ],
  [
    'week 53 of a year with 52',
    [[DUE, 'due: { isoWeek: 53, in: end }']],
    ' rad 40, steps[0].due: ”{"isoWeek":53,"in":"end"}” (2026/2027). Väntat: en dag som finns i varje prövat år.',
  ],
  [
    '31 April',
    [[DUE, 'due: { month: 4, day: 31, in: end }']],
    ' rad 40, steps[0].due: ”{"month":4,"day":31,"in":"end"}” (2026/2027). Väntat: en dag som finns i varje prövat år.',
  ],
  [
    'an opening that the year lacks',
    [[OPENS, 'opens: { month: 9, day: 31, in: start }']],
    ' rad 39, steps[0].opens: ”{"month":9,"day":31,"in":"start"}” (2026/2027). Väntat: en dag som finns i varje prövat år.',
  ],
  [
    'a requirement of a step that does not exist',
    [['requires: []', 'requires: [ingen]']],
    ' rad 44, steps[0].requires[0]: ”ingen”. Väntat: ett steg som finns, till exempel result-report-autumn eller feedback-autumn.',
  ],
  [
    'a requirement of another level’s step',
    [['requires: []', 'requires: [feedback-autumn]']],
    ' rad 44, steps[0].requires[0]: ”feedback-autumn”. Väntat: ett steg som kan finnas i samma plan, på nivån unit; annars kan kravet aldrig uppfyllas.',
  ],
  [
    'a requirement of itself',
    [['requires: []', 'requires: [result-report-autumn]']],
    ' rad 44, steps[0].requires[0]: ”result-report-autumn”, kraven går i ring: result-report-autumn → result-report-autumn. Väntat: krav som inte väntar på varandra; annars kan de aldrig uppfyllas.',
  ],
  [
    'a requirement of children that have no plan',
    [['requires: [ { step: result-report-autumn, of: children } ]', 'requires: [children]']],
    ' rad 49, steps[1].requires[0]: ”children”. Väntat: att någon nivå under har ett steg av sorten plan; annars kan kravet aldrig uppfyllas.',
  ],
  [
    'a requirement of children where there are none',
    [['requires: []', 'requires: [ { step: feedback-autumn, of: children } ]']],
    ' rad 44, steps[0].requires[0]: ”{"step":"feedback-autumn","of":"children"}”. Väntat: ett steg i en plan under den här; annars kan kravet aldrig uppfyllas.',
  ],
  [
    'requirements in a circle',
    [
      ['requires: []', 'requires: [other]'],
      step('{ key: other, title: X, level: unit, due: { isoWeek: 46, in: start }, requires: [result-report-autumn] }'),
    ],
    ' rad 44, steps[0].requires[0]: ”other”, kraven går i ring: result-report-autumn → other → result-report-autumn. Väntat: krav som inte väntar på varandra; annars kan de aldrig uppfyllas.',
  ],
  [
    'perChild on the lowest level',
    [['perChild: false', 'perChild: true']],
    ' rad 36, steps[0].perChild: ”true”. Väntat: false, för under den nivån finns ingen.',
  ],
  [
    'two plans for one plan',
    [
      ['kind: report', 'kind: plan'],
      step('{ key: another, title: X, kind: plan, level: unit, due: { isoWeek: 46, in: start } }'),
    ],
    ' rad 50, steps[2].kind: ”plan”. Väntat: ett enda steg av sorten plan i varje plan; result-report-autumn är redan ett.',
  ],
  [
    'a key twice',
    [['    level: operation\n', '    level: operation\n    level: unit\n']],
    ' rad 48, level: står två gånger. Väntat: varje nyckel en gång.',
  ],
];

describe('refused with file, line, key, value and what was expected', () => {
  test.each(REFUSED)('%s', async (_, changes, said) => {
    const file = fileWith(exampleWith(...changes));
    const { code, stdout, stderr } = await check(file, '--years', '2026', '--json');
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `${file}${said}\n` });
  });
});

test('every fault is told at once, a line each', async () => {
  const { stderr } = await checkExample([
    [DUE, 'due: { isoWeek: 54, in: mitten }'],
    ['sendAt: "08:00"', 'sendAt: tidigt'],
  ]);
  expect(stderr.trim().split('\n')).toHaveLength(3);
});

test('a fault in many years is told once and names them', async () => {
  const { stderr } = await checkExample([[DUE, 'due: { isoWeek: 53, in: start }']], '2018-2030');
  expect(stderr).toContain('(2018/2019, 2019/2020, 2021/2022, 2022/2023 och 7 år till)');
  expect((await checkExample([[DUE, 'due: { isoWeek: 53, in: start }']])).code).toBe(0);
});

describe('refused steps of boards', () => {
  test('a step that counts from the meeting of no board', async () => {
    const boards = exampleWith()
      .split('\n')
      .filter((line) => line.includes('namnden,') && line.includes('key:'));
    const changes: readonly Change[] = [
      ...boards.map((line): Change => [`${line}\n`, '']),
      ['boards:\n', 'boards: []\n'],
      [DUE, 'due: { before: board, days: 7 }'],
    ];
    const { code, stderr } = await checkExample(changes);
    expect(code).toBe(1);
    expect(stderr).toContain('steps[0].due.before: ”board”. Väntat: minst en nämnd under boards att räkna från.');
  });
});

describe('what is no definition at all is told in one line, never a stack', () => {
  test.each([
    ['an empty file', '', ' rad 1: tomt. Väntat: nycklar med värden, en på varje rad.'],
    ['a word', 'hej', ': ”hej”. Väntat: nycklar med värden, en på varje rad.'],
    ['a list', '- a\n- b', '”["a","b"]”. Väntat: nycklar med värden, en på varje rad.'],
    ['broken YAML', 'format: [1\nname: x', 'Väntat: YAML 1.2 (eller JSON), indraget med blanksteg.'],
    ['tabs', 'calendar:\n\tbreaks: []', 'Väntat: YAML 1.2 (eller JSON), indraget med blanksteg.'],
    ['an alias of nothing', 'name: *ingen', 'Väntat: YAML 1.2 (eller JSON), indraget med blanksteg.'],
    ['two documents', 'a: 1\n---\nb: 2', 'Väntat: YAML 1.2 (eller JSON), indraget med blanksteg.'],
    [
      'a file of two million characters',
      `name: ${'x'.repeat(2_000_000)}`,
      'filen är för stor. Väntat: högst 1000000 tecken.',
    ],
  ])('%s', async (_, text, said) => {
    const { code, stderr } = await check(fileWith(text));
    expect(code).not.toBe(0);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/\bat .*\.ts|Error/);
  });

  test('aliases that grow without bound', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 9; n += 1)
      lines.push(
        `a${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    const { code, stderr } = await check(fileWith(lines.join('\n')));
    expect(code).toBe(1);
    expect(stderr).toContain('växer utan gräns');
  });

  test('a file that is not UTF-8', async () => {
    const { code, stderr } = await check(fileWith(Buffer.from('name: Södertälje', 'latin1')));
    expect(code).toBe(2);
    expect(stderr).toContain('filen är inte skriven i UTF-8');
  });

  test.each(['__proto__', 'constructor', 'toString'])('a key named %s', async (key) => {
    const { code, stderr } = await checkExample([['ladder: standard\n    form', `ladder: ${key}\n    form`]]);
    expect(code).toBe(1);
    expect(stderr).toContain('steps[0].ladder');
    expect((await checkExample([['basis:', `${key}: 1\nbasis:`]])).code).toBe(1);
  });
});
