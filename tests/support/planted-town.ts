/** Found nowhere by chance. Names, addresses and texts of the planted town all hold it. */
export const PLANT = 'qvxplanta';

/** A small town's organisation file: the plant stands in every person's key, name and address. */
export const ORGANISATION = `typ;nyckel;namn;e-post;nivå;under;person;roll;plats
kommun;9901;Norrvik;kvalitet@norrvik.example;;;;;
plats;kommunen;Norrvik;;municipality;;;;
plats;grundskola;Grundskola;;operation;kommunen;;;
plats;ekbacken;Ekbacken;;unit;grundskola;;;
plats;almen;Almen;;unit;grundskola;;;
nämnd;namnden;Nämnden;;;;;;
person;${PLANT}-dag;Dag ${PLANT};dag.${PLANT}@norrvik.example;;;;;
person;${PLANT}-vera;Vera ${PLANT};vera.${PLANT}@norrvik.example;;;;;
person;${PLANT}-eka;Eka ${PLANT};eka.${PLANT}@norrvik.example;;;;;
person;${PLANT}-alma;Alma ${PLANT};alma.${PLANT}@norrvik.example;;;;;
person;${PLANT}-adam;Adam ${PLANT};adam.${PLANT}@norrvik.example;;;;;
uppdrag;;;;;;${PLANT}-dag;utbildningsdirektör;kommunen
uppdrag;;;;;;${PLANT}-vera;verksamhetschef;grundskola
uppdrag;;;;;;${PLANT}-eka;rektor;ekbacken
uppdrag;;;;;;${PLANT}-alma;rektor;almen
uppdrag;;;;;;${PLANT}-adam;administratör;
`;

/** Its year: a report that is open on 8 October 2026, and one that opens the day after. */
export const DEFINITION = `
format: 1
name: Norrviks årscykel
version: "1"
municipality: "9901"
basis: school-year
timezone: Europe/Stockholm
sendAt: "08:00"
calendar: { breaks: [] }
levels:
  - { key: municipality, title: Kommunnivå, responsible: director, approver: board }
  - { key: operation, title: Verksamhetsnivå, responsible: operationHead, approver: municipality }
  - { key: unit, title: Enhetsnivå, responsible: unitHead, approver: operation }
boards:
  - { key: namnden, title: Nämnden, operations: [grundskola], meeting: { month: 10, day: 20, in: end } }
ladders:
  standard: { reminders: [{ days: 7 }], overdue: { workingDays: 1 }, escalations: [{ workingDays: 3, to: approver }] }
  review: { due: { workingDays: 10 }, reminders: [], escalations: [] }
forms:
  rapport:
    sections:
      - { key: analys, heading: Analys, fields: [{ key: text, label: Hur har ni arbetat med detta? }] }
steps:
  - { key: rapport, title: Redovisning, level: unit, opens: { month: 10, day: 1, in: start },
      due: { isoWeek: 45, in: start }, ladder: standard, form: rapport, review: { by: approver, ladder: review } }
  - { key: senare, title: Senare, level: unit, opens: { month: 10, day: 9, in: start },
      due: { isoWeek: 46, in: start }, ladder: standard, form: rapport, review: { by: approver, ladder: review } }
`;
