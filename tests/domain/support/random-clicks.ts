import { addDays, instantAt } from '../../../src/domain/calendar/local-time.ts';
import type { Act, ActKind, Intent } from '../../../src/domain/intent.ts';
import type { SimulatedPlan, World } from '../../../src/domain/simulate/world.ts';
import type { TaskState } from '../../../src/domain/plan-state.ts';
import type { Instant, LocalDate } from '../../../src/domain/time.ts';
import { ZONE } from './played-year.ts';
import { dateOf, type Life } from './random-municipality.ts';
import { above, answering, reviewing } from './who-answers.ts';

type Click = Life['clicks'][number];

function clicker(
  world: World,
  { click, place, task, on }: { click: Click; place: string; task: TaskState; on: LocalDate },
): string {
  const { organisation } = world;
  const persons = organisation.persons;
  const anybody = persons[click.person % persons.length]?.id ?? '';
  const late = answering(organisation, place, on);
  const found: Record<Click['by'], () => string | undefined> = {
    actor: () => late[click.person % Math.max(late.length, 1)],
    reviewer: () => reviewing(organisation, { place, barred: task.handedIn?.barred ?? [], on })[0],
    above: () => above(organisation, { place, role: 'approver', late, on })[0],
    anybody: () => anybody,
  };
  return found[click.by]() ?? anybody;
}

function actOf(
  plan: SimulatedPlan,
  { click, task, on, reviewer }: { click: Click; task: TaskState; on: LocalDate; reviewer: string },
): Act {
  const hash = click.flaw === 'other-version' ? 'another' : (task.handedIn?.hash ?? 'none');
  const reason = click.flaw === 'empty' ? '' : 'Därför.';
  const due = addDays(on, click.days);
  const again = click.days % 2 === 0 ? { reason } : { reason, due };
  const version = plan.versions.filter((one) => one.task === task.key).length + 1;
  const acts: Readonly<Record<ActKind, () => Act>> = {
    'hand-in': () => {
      plan.versions.push({
        task: task.key,
        version,
        hash: `${task.key}-${version}`,
        missing: click.flaw === 'empty' ? ['analys'] : [],
      });
      return { kind: 'hand-in', version, hash: click.flaw === 'other-version' ? 'another' : `${task.key}-${version}` };
    },
    withdraw: () => ({ kind: 'withdraw' }),
    'begin-review': () => ({ kind: 'begin-review', hash }),
    approve: () => ({ kind: 'approve', hash }),
    return: () => ({ kind: 'return', hash, ...again }),
    reopen: () => ({ kind: 'reopen', ...again }),
    except: () => ({ kind: 'except', reason }),
    'ask-extension': () => ({ kind: 'ask-extension', due, reason }),
    extend: () => ({ kind: 'extend', due, reason }),
    'refuse-extension': () => ({ kind: 'refuse-extension', reason }),
    'name-reviewer': () => ({ kind: 'name-reviewer', reviewer }),
  };
  return acts[click.act]();
}

/** The clicks of a part of a day, in order, as the world stands when it begins. */
export function intentsOf(
  world: World,
  life: Life,
  part: { offset: number; from: Instant; until: Instant },
): { plan: string; intent: Intent }[] {
  if (!life.clicks.some(({ on }) => on === part.offset)) return [];
  const on = dateOf(part.offset);
  const plans = [...world.plans.values()];
  return life.clicks
    .flatMap((click, index) => {
      if (click.on !== part.offset) return [];
      const clickedAt = instantAt(
        ZONE,
        on,
        `${String(Math.floor(click.minute / 60)).padStart(2, '0')}:${String(click.minute % 60).padStart(2, '0')}`,
      );
      return part.from <= clickedAt && clickedAt < part.until ? [{ click, index, clickedAt }] : [];
    })
    .sort((a, b) => a.clickedAt - b.clickedAt || a.index - b.index)
    .flatMap(({ click, index, clickedAt }) => {
      const plan = plans[click.plan % plans.length];
      const tasks = Object.values(plan?.state.tasks ?? {});
      const task = tasks[click.task % Math.max(tasks.length, 1)];
      if (!plan || !task) return [];
      const place = plan.id.split('/')[2] ?? '';
      const by = clicker(world, { click, place, task, on });
      const persons = world.organisation.persons;
      const reviewer = persons[(click.person + 1) % persons.length]?.id ?? '';
      return [
        {
          plan: plan.id,
          intent: {
            id: `click-${String(index).padStart(3, '0')}`,
            task: task.key,
            by,
            clickedAt,
            act: actOf(plan, { click, task, on, reviewer }),
          },
        },
      ];
    });
}
