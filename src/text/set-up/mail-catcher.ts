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
  otherHost:
    'Den här sidan svarar bara på den egna datorns namn, till exempel 127.0.0.1 eller localhost, och anropet gällde ett annat.',
  otherPage: 'Knapptryckningen kom inte från en av de här sidorna och har inte gjort något.',
  notFound: 'Det brevet finns inte.',
  comeBack: 'Låt mejlet komma tillbaka',
  comeBackHint:
    'Som om mottagarens e-postserver först tog emot det och sedan svarade att adressen inte finns. Årshjul läser rapporten inom några sekunder.',
  report: {
    subject: 'Mejlet kom inte fram',
    text: (to: string) => `Mejlet till ${to} kunde inte lämnas. Adressen finns inte.`,
    diagnostic: 'adressen finns inte (prov)',
  },
} as const;
