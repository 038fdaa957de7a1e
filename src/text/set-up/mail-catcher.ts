/** The pages of the mail catcher. */
export const MAIL_CATCHER_TEXT = {
  title: 'Fångad e-post',
  lead: 'Allt som Årshjul skickar stannar här. Inget går ut på nätet.',
  count: (shown: number, all: number) =>
    all === 0
      ? 'Inget har skickats än.'
      : shown === all
        ? `${all} brev, det senaste först.`
        : `${shown} av ${all} brev, det senaste först.`,
  search: 'Sök på mottagare eller ämne',
  searchButton: 'Sök',
  received: 'Kom',
  to: 'Till',
  from: 'Från',
  subject: 'Ämne',
  noSubject: '(utan ämne)',
  older: 'Äldre brev',
  back: 'Alla brev',
  headers: 'Brevhuvud',
  asHtml: 'Så här ser det ut',
  asText: 'Som ren text',
  attachments: 'Bilagor',
  source: 'Källtext',
  notFound: 'Det brevet finns inte.',
} as const;
