export const FIRST_START_TEXT = {
  heading: 'Välj hur du vill börja',
  lede: 'Här finns ingen organisation än. Årshjul behöver veta vilka enheter som finns, vem som ansvarar för dem och vem som är administratör.',
  try: 'Prova med Södertälje',
  tryBody: 'Kommunens egna 37 enheter med påhittade personer. Alla mejl fångas på den här datorn och når ingen.',
  tryButton: 'Prova med Södertälje',
  own: 'Läs in er egen fil',
  ownBody: 'En CSV- eller JSON-fil med nivåer, enheter, personer och uppdrag. Minst en person ska vara administratör.',
  ownButton: 'Läs in filen',
  notOffered: 'Första filen läses in från kommandoraden: arshjul import organisation FIL.',
  loaded: 'Organisationen är inläst',
  next: 'Så går du vidare',
  signIn: 'Logga in',
  steps: {
    catcher: 'Inloggningslänken kommer i mejlfångaren:',
    mail: 'Inloggningslänken kommer med e-post.',
    year: 'Starta sedan ett läsår under Starta läsår.',
    persons: 'Därefter kan du logga in som vem som helst i organisationen på samma sätt, med personens adress.',
  },
  noAdministrator: 'Filen har ingen administratör. Lägg till ett uppdrag med rollen administratör och läs in den igen.',
} as const;

export function signInAs(administrators: readonly { readonly name: string; readonly email: string }[]): string {
  const who = administrators.map(({ name, email }) => `${name} (${email})`);
  return `Logga in som ${who.length === 1 ? 'administratören' : 'en av administratörerna'}: ${who.join(' eller ')}.`;
}
