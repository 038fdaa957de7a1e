import { expect, test } from 'vitest';
import type { MailItem } from '../../src/domain/mail-item.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { factsOf } from '../../src/domain/simulate/world.ts';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import { composeMailItem } from '../../src/outbox/compose-mail-item.ts';
import { changed, post, smallOrganisation, smallYear } from '../domain/support/small-municipality.ts';
import { playYear } from '../domain/support/played-year.ts';

const ON = '2026-11-18';
const baseUrl = 'https://arshjul.kommun.example';

/** Eight working days after the last day: two are late, one has handed in, the others have their reasons. */
function directorsMorning(on: LocalDate): readonly MailItem[] {
  const organisation = smallOrganisation(8);
  const left = { ...post('rektor-skola-4', 'unitHead', 'skola-4'), to: '2026-11-10' };
  const later = changed(organisation, {
    without: ['rektor-skola-4@skola-4', 'rektor-skola-5@skola-5'],
    posts: [left, { ...post('nya', 'unitHead', 'skola-4'), from: '2026-11-11' }],
  });
  const year = playYear({
    input: smallYear({ organisation }),
    organisations: [{ at: '2026-11-10 12:00', organisation: later }],
    smtp: (_, receiver) => (receiver === 'rektor-skola-6' ? 'refused' : 'accepted'),
    deeds: [
      { at: '2026-11-04 10:00', by: 'asta', on: 'asp', act: 'hand-in' },
      { at: '2026-11-05 10:00', by: 'vera', on: 'skola-3', act: 'extend', due: '2026-11-20' },
      { at: '2026-11-05 10:00', by: 'vera', on: 'skola-2', act: 'extend', due: '2026-11-09' },
      { at: '2026-11-05 10:00', by: 'rektor-skola-7', on: 'skola-7', act: 'hand-in' },
      { at: '2026-11-17 10:00', by: 'vera', on: 'skola-7', act: 'return', due: '2026-11-24' },
      { at: '2026-11-05 10:00', by: 'vera', on: 'skola-8', act: 'except' },
    ],
    to: on,
  });
  const plans = [...year.world.plans.values()];
  const siblings = plans.filter(({ id }) => /\/(asp|skola-\d)\//.test(id)).map(({ id, state }) => ({ id, state }));
  return plans.flatMap((plan) =>
    plan.ledger
      .filter((entry) => entry.kind === 'escalation' && entry.receiver === 'dag' && entry.morning === on)
      .flatMap(
        (notice) =>
          composeMailItem({
            notice,
            state: plan.state,
            facts: factsOf(year.world, plan),
            on,
            baseUrl,
            siblings,
          }) ?? [],
      ),
  );
}

test('the director hears who is not late and why, how many have handed in, and what the late have been told', () => {
  const items = directorsMorning(ON);
  expect(items.map(({ place }) => place)).toEqual(['skola-1']);
  expect(items[0]).toMatchObject({
    peers: {
      asked: 8,
      handedIn: 1,
      notLate: [
        { place: 'skola-3', because: 'extended', until: '2026-11-20', isUnreachable: false },
        { place: 'skola-4', because: 'taken-over', until: '2026-11-18', isUnreachable: false },
        { place: 'skola-5', because: 'vacant', isUnreachable: false },
        { place: 'skola-6', because: 'unreachable', isUnreachable: true },
        { place: 'skola-7', because: 'returned', until: '2026-11-24', isUnreachable: false },
      ],
    },
    toldBefore: { reminders: ['2026-10-23', '2026-11-05'], overdue: '2026-11-09' },
  });
  const { text } = renderMorningMail({
    receiver: { name: 'dag', email: 'dag@kommun.example' },
    municipality: { title: 'Lilla kommun', contact: 'post@kommun.example' },
    baseUrl,
    timezone: 'Europe/Stockholm',
    on: ON,
    items,
  });
  const flowing = text.replaceAll(/\s+/g, ' ');
  expect(flowing).toContain('En av åtta enheter har lämnat in.');
  expect(flowing).toContain(
    'Inte sena: skola-3 har anstånd till 20 november. Skola-4 har bytt ansvarig och har tid till 18 november. ' +
      'För skola-5 är tjänsten vakant. Skola-6 har inte kunnat nås; administratören söker rätt adress. ' +
      'Skola-7 kompletterar sin inlämning och har tid till 24 november.',
  );
  expect(flowing).toContain(
    'Skola-1 har fått påminnelser 23 oktober och 5 november och besked om förseningen 9 november, och mejlen har kommit fram.',
  );
});

test('who is late after an extension is told as such', () => {
  const items = directorsMorning('2026-11-19');
  expect(items.map(({ place, hadExtension }) => [place, hadExtension])).toEqual([['skola-2', true]]);
});
