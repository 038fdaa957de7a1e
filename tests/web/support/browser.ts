import type { WebForTests } from './web-for-tests.ts';

export type SignedIn = {
  readonly cookie: string;
  get(path: string): Promise<Response>;
  /** Posts as a browser does from a page of ours, with the session's token. */
  post(path: string, form: Record<string, string>): Promise<Response>;
};

/** The cookie a response sets, as a browser sends it back; undefined when it sets none. */
export function cookieOf(response: Response): string | undefined {
  return response.headers.get('set-cookie')?.split(';')[0];
}

/** What is left in the event loop after an answer: the link is mailed after the page is drawn. */
export async function settled(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !condition(); round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Asks for a link, follows it and presses the button, as a person does. */
export async function signIn(web: WebForTests, email: string): Promise<SignedIn> {
  const before = web.mails.length;
  await web.post('/logga-in', { epost: email, next: '/' });
  await settled(() => web.mails.length > before);
  const link = new URL(web.mails.at(-1)?.url ?? '').pathname;
  const cookie = cookieOf(await web.post(link, {})) ?? '';
  const get = async (path: string) => await web.get(path, { cookie });
  const { csrf } = await web.services.database.session.findFirstOrThrow({
    orderBy: { createdAt: 'desc' },
    where: { person: { email } },
  });
  return {
    cookie,
    get,
    post: async (path, form) => await web.post(path, { csrf, ...form }, { cookie, 'sec-fetch-site': 'same-origin' }),
  };
}
