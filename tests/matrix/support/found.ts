import { reads, TASKS, type Matter, type Viewer } from '../expected.ts';
import type { Expected } from '../pages.ts';
import type { Answer } from './visitors.ts';

const LATE = /Försenad|sen inlämning|"late":true/i;

/** What of Oxbacken's plan stands in a text, by its markers; its lateness by the words for it. */
function markersIn(text: string): readonly string[] {
  const markers = text.match(/\b[a-z]+-i-[a-z]+\b/g) ?? [];
  const known = markers.filter((one) => TASKS.some((task) => one.endsWith(`-i-${task}`)));
  // Elsewhere than where Oxbacken is named, lateness is another's.
  const late = LATE.test(text) && text.includes('Oxbackens skola') ? ['forsening'] : [];
  return [...new Set([...known, ...late])];
}

/** What differs between an answer and what was expected of it, a line each. */
export function differences(
  name: string,
  viewer: Viewer,
  { answer, expected }: { answer: Answer; expected: Expected },
): readonly string[] {
  const there = markersIn(answer.text);
  const tooMuch = there.filter((marker) => !reads(viewer, marker.split('-i-')[0] as Matter));
  const tooLittle = (expected.shows ?? []).filter((marker) => !there.includes(marker));
  return [
    ...(answer.status === expected.status ? [] : [`${name}: ${answer.status}, expected ${expected.status}`]),
    ...(tooMuch.length === 0 ? [] : [`${name}: shows ${tooMuch.join(' ')}`]),
    ...(tooLittle.length === 0 ? [] : [`${name}: lacks ${tooLittle.join(' ')}`]),
  ];
}
