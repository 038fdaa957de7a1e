export const ACCESSIBILITY_TEXT = {
  heading: 'Tillgänglighet',
  paragraphs: [
    'Årshjul ska gå att använda av alla, med tangentbord, skärmläsare, förstoring och på en smal skärm. Målet är WCAG 2.2 på nivå AA, som standarden EN 301 549 hänvisar till.',
    'Sidorna fungerar utan skript, från 320 bildpunkters bredd och i ljust och mörkt läge. Varje läge har en form och ett ord, aldrig bara en färg. Knappar stängs aldrig av: går något inte säger sidan vad som är i vägen och länkar dit.',
    'Sidorna är provade i webbläsare med tangentbord och med automatisk granskning. De är inte provade med skärmläsare än.',
  ],
  contact: 'Hittar du något som hindrar dig, skriv till',
} as const;

export const PRIVACY_TEXT = {
  heading: 'Personuppgifter',
  paragraphs: [
    'Årshjul sparar namn, e-postadress i tjänsten, uppdrag och frånvaro för dem som ansvarar för en plan, och vad de har lämnat in, granskat och beslutat.',
    'Utkast ses bara av dem som skriver dem. Det som är inlämnat ses av enhetens egna chefer, den som granskar och de som leder verksamheten. Ingen ser om någon annan har öppnat en sida eller sparat ett utkast.',
    'Mejl sparas så som de skickades, med vem som fick dem och varför. Siffror står aldrig i mejl. Inloggningslänkens text sparas inte i loggen.',
    'Inga uppgifter om enskilda elever ska skrivas här. Det som har lämnats in, godkänts eller skickats gallras inte; utkast kan tas bort.',
  ],
  contact: 'Frågor om uppgifterna besvaras av',
} as const;
