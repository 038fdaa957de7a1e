import { capitalised, counted, grouped } from '../numbers.ts';

export const ADMIN_TEXT = {
  times: 'Cykelns tider',
  otherSteps: 'Kommande och avslutade steg',
  late: 'Sena enheter',
  noneLate: 'Ingen enhet är sen.',
  reviewers: 'Granskare att utse',
  reviewersLede:
    'Ingen i linjen får granska det här, för alla har haft del i inlämningen. Öppna uppgiften och utse någon.',
  technology: 'Tekniken',
  technologyLede: 'Varje plan är en process i Temporal. Länkarna öppnar den som den är, att läsa.',
  allProcesses: 'Alla processer i Temporal',
  process: 'Processen',
  yearProcess: 'Året',
  mailProcess: 'Utskicken',
  catcher: 'Alla mejl fångas här och når ingen',
  readCaught: 'Läs dem som fångats',
  toMail: 'Vem fick vad, när och varför',
  toPlans: 'Alla planer',
  startYear: 'Starta ett läsår',
  noYear: 'Ingen årscykel är igång',
  noYearLede: 'Organisationen är inläst. Nästa steg är att starta ett läsår.',
  columns: {
    step: 'Steg',
    who: 'Vilka',
    opens: 'Öppnar',
    due: 'Sista dag',
    handedIn: 'Inlämnat',
    remarks: 'Att se på',
    unit: 'Enhet',
    state: 'Läge',
    what: 'Vad',
    howLate: 'Hur sen',
    technology: 'Teknik',
    plan: 'Plan',
    open: 'Öppna steg',
    next: 'Nästa sista dag',
    year: 'Årscykel',
  },
  everybody: 'alla',
  coming: 'Kommande',
  finished: 'Klart',
  ongoing: 'Pågår',
  plansHeading: 'Planer',
  nothingOpen: 'Inget öppet',
} as const;

export type OperationNews = {
  readonly running: boolean;
  readonly unreached: number;
  readonly refused: number;
  readonly unnamed: number;
  readonly stuck: number;
};

/** Is everything in order? "Driften är i ordning, en adress studsar". */
export function adminHeading(news: OperationNews): string {
  if (!news.running) return ADMIN_TEXT.noYear;
  const remarks = [
    ...(news.stuck > 0 ? [`${counted(news.stuck, 'knapptryck', 'knapptryck', 'ett')} väntar på svar`] : []),
    ...(news.unreached > 0 ? [`${counted(news.unreached, 'adress', 'adresser')} studsar`] : []),
    ...(news.refused > 0 ? [`${counted(news.refused, 'mejl', 'mejl', 'ett')} har avvisats eller kommit tillbaka`] : []),
    ...(news.unnamed > 0 ? [`${counted(news.unnamed, 'granskare', 'granskare')} ska utses`] : []),
  ];
  if (news.stuck > 0) return capitalised(remarks.join(', '));
  return ['Driften är i ordning', ...remarks].join(', ');
}

export function definitionLede(year: string, name: string, version: string): string {
  return `Årscykel ${year} körs enligt ${name}, version ${version}. Den ligger fast tills cykeln är slut.`;
}
export function counterLabels(counts: {
  readonly plans: number;
  readonly late: number;
  readonly unreached: number;
  readonly sent: number;
  readonly planned: number;
}) {
  return [
    { count: grouped(counts.plans), label: 'planer igång' },
    { count: grouped(counts.late), label: counts.late === 1 ? 'sen enhet' : 'sena enheter' },
    {
      count: grouped(counts.unreached),
      label: counts.unreached === 1 ? 'adress som studsar' : 'adresser som studsar',
    },
    { count: grouped(counts.sent), label: 'meddelanden skickade' },
    { count: grouped(counts.planned), label: 'planerade' },
  ];
}
export function unreachedHeading(name: string): string {
  return `${name}: e-posten kommer inte fram`;
}
export function unreachedBody(address: string, since: string): string {
  return `Adressen ${address} tar inte emot sedan ${since}. Personen räknas inte som sen så länge, och chefen ovanför får veta det som kunde inte nås. Rätta adressen i organisationsfilen och läs in den igen.`;
}
export function doneOf(done: number, of: number): string {
  return `${String(done)} av ${String(of)}`;
}
export function remarksLine(remarks: {
  readonly late: number;
  readonly extended: number;
  readonly unreached: number;
  readonly returned: number;
}): string {
  const parts = [
    ...(remarks.late > 0 ? [counted(remarks.late, 'sen', 'sena')] : []),
    ...(remarks.extended > 0 ? [counted(remarks.extended, 'med ny tid', 'med ny tid')] : []),
    ...(remarks.unreached > 0 ? [counted(remarks.unreached, 'kunde inte nås', 'kunde inte nås')] : []),
    ...(remarks.returned > 0 ? [counted(remarks.returned, 'återlämnad', 'återlämnade')] : []),
  ];
  return capitalised(parts.join(', '));
}
export function plansHeading(plans: number, late: number): string {
  const all = `${capitalised(counted(plans, 'plan', 'planer'))} igång`;
  return late === 0 ? `${all}, ingen är sen` : `${all}, ${counted(late, 'är sen', 'är sena')}`;
}
