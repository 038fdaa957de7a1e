import { expect, test } from 'vitest';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import type { Step } from '../../src/domain/cycle-definition.ts';
import { simulate } from '../../src/domain/simulate/simulate.ts';
import { factsOf, openWorld } from '../../src/domain/simulate/world.ts';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import { composeMailItem } from '../../src/outbox/compose-mail-item.ts';
import { DEFINITION, REPORT, smallOrganisation, smallYear } from '../domain/support/small-municipality.ts';

const ON = '2026-10-09';
const baseUrl = 'https://arshjul.kommun.example';
const { review: _, ...PLAIN } = REPORT;
const LIGHTS: Step = { ...PLAIN, key: 'lights', title: 'Skattning 1', level: 'operation', perChild: true };

test('a step with a task for each of ten plans below is one section of the morning, its dates told once', () => {
  const definition = {
    ...DEFINITION,
    steps: [LIGHTS, { ...PLAIN, key: 'own', title: 'Nulägesrapport', level: 'operation' }],
  };
  const startedAt = instantAt('Europe/Stockholm', '2026-10-08', '16:00');
  const world = openWorld(smallYear({ definition, organisation: smallOrganisation(9), startedAt }));
  const { mail } = simulate(world, { clicks: () => [] }, { from: '2026-10-08', to: ON, startedAt });
  const items = mail
    .filter(({ entry }) => entry.receiver === 'vera')
    .flatMap(({ entry: notice }) => {
      const plan = world.plans.get(notice.plan);
      if (!plan) return [];
      const source = { notice, state: plan.state, facts: factsOf(world, plan), on: ON, baseUrl };
      return composeMailItem(source) ?? [];
    });
  expect(items).toHaveLength(11);
  const { subject, text } = renderMorningMail({
    receiver: { name: 'vera', email: 'vera@kommun.example' },
    municipality: { title: 'Lilla kommun', contact: 'post@kommun.example' },
    baseUrl,
    timezone: 'Europe/Stockholm',
    on: ON,
    items,
  });
  expect(subject).toContain('Två saker att göra');
  expect(text.match(/skola-\d/g)?.length).toBeGreaterThanOrEqual(9);
  expect(text.match(/har\s+öppnat\s+för/g)).toHaveLength(2);
  expect(text.match(/Om\s+inget\s+händer/g)?.length).toBeLessThanOrEqual(2);
});
