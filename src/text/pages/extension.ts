export const EXTENSION_TEXT = {
  heading: 'Hinner du inte?',
  introduction: 'Säg till så snart du vet det. Att fråga stoppar ingenting, men ett anstånd flyttar hela trappan.',
  due: 'Vilken dag kan ni lämna in?',
  reason: 'Varför?',
  reasonHint: 'Den som svarar får läsa det. Skriv inget om enskilda personer.',
} as const;

/** The button: whom one asks. */
export function askButton(name: string): string {
  return `Be ${name} om anstånd`;
}
export function whichTask(title: string): string {
  return `Det gäller ${title}.`;
}
export function dueHint(example: string): string {
  return `En arbetsdag efter den nuvarande sista dagen, till exempel ${example}`;
}
