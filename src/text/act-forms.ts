import type { ActKind } from '../domain/intent.ts';

/** The page that asks again for what an act needs. */
export const ACT_FORM_TEXT = {
  heading: {
    'hand-in': 'Lämna in',
    withdraw: 'Ta tillbaka inlämningen',
    'begin-review': 'Börja granska',
    approve: 'Godkänn',
    return: 'Återlämna för komplettering',
    reopen: 'Öppna igen',
    except: 'Undanta',
    'ask-extension': 'Be om anstånd',
    extend: 'Ge anstånd',
    'refuse-extension': 'Svara nej på begäran om anstånd',
    'name-reviewer': 'Utse en granskare',
  } satisfies Readonly<Record<ActKind, string>>,
  label: {
    hash: 'Kontrollsumma',
    reason: 'Skäl',
    due: 'Nytt datum',
    reviewer: 'Granskare',
  },
  fault: {
    hash: 'Sidan säger inte vilken version det gäller. Öppna uppgiften igen och läs den först.',
    reason: 'Skriv ett skäl, högst 10 000 tecken. Den som får beskedet behöver veta varför.',
    due: 'Skriv ett datum som finns, som 2026-11-13.',
    reviewer: 'Välj en person i organisationen.',
  },
  nothingDone: 'Inget är ändrat än. Det du skrev står kvar nedan.',
  back: 'Tillbaka till uppgiften',
} as const;
