/** Where to go when nothing better is known. */
const HOME = '/';

/** The local path to go to after signing in; anything that could lead elsewhere, or in a circle, is `/`. */
export function safeNext(asked: string | undefined): string {
  // Browsers read a backslash as a slash, and drop tabs and line ends.
  if (asked === undefined || asked.length > 500 || !/^\/[\x21-\x7e]*$/.test(asked)) return HOME;
  if (asked.startsWith('//') || asked.includes('\\')) return HOME;
  const base = 'http://local.invalid';
  if (!URL.canParse(asked, base)) return HOME;
  const { origin, pathname, search } = new URL(asked, base);
  if (origin !== base || pathname.startsWith('//')) return HOME;
  return /^\/(logga-in|logga-ut|api|health|metrics)(\/|$)/.test(pathname) ? HOME : pathname + search;
}
