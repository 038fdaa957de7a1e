import type { Refusal } from '../domain/refusal.ts';

/** What a person is told when a click is refused: what is in the way and, where there is one, the way on. */
export const REFUSAL_SENTENCES: Readonly<Record<Refusal, string>> = {
  'unknown-task': 'Uppgiften finns inte i den här planen.',
  'plan-closed': 'Årscykeln är avslutad, så planen går inte längre att ändra.',
  'not-open-yet': 'Steget har inte öppnat än. Det går att lämna in från och med den dag det öppnar.',
  'already-handed-in': 'Uppgiften är redan inlämnad.',
  'not-handed-in': 'Uppgiften är inte inlämnad, så det finns inget att granska eller ta tillbaka.',
  'already-approved': 'Uppgiften är redan godkänd. Den som har godkänt kan öppna den igen, med skäl.',
  'not-approved': 'Uppgiften är inte godkänd, så den behöver inte öppnas igen.',
  excepted: 'Uppgiften är undantagen och ska inte lämnas in.',
  'not-responsible': 'Du är inte den som ansvarar för uppgiften i dag.',
  'not-reviewer': 'Du är inte den som granskar uppgiften i dag.',
  'not-approver': 'Det avgör den som granskar uppgiften. Anstånd kan också ges av en chef högre upp.',
  'not-administrator': 'Det kan bara en administratör göra.',
  'reviewer-in-line': 'Det finns redan någon i linjen som granskar, så ingen annan behöver utses.',
  'own-work':
    'Ingen godkänner sitt eget arbete. Granskningen går till den närmast ovanför som inte har haft del i inlämningen.',
  'deadline-passed': 'Sista dagen har passerat, så det går inte längre att göra.',
  'review-begun': 'Granskningen har börjat, så inlämningen går inte att ta tillbaka. Be granskaren att återlämna den.',
  'other-version': 'Det finns en annan version än den du såg. Öppna sidan igen och läs den innan du går vidare.',
  'reason-missing': 'Skriv ett skäl. Den som får beskedet behöver veta varför.',
  'date-not-ahead': 'Det nya datumet måste ligga efter dagens datum och efter den nuvarande sista dagen.',
  'date-before-told':
    'Beskedet går med nästa morgonmejl. Sista dagen kan tidigast vara den dagen, så att ingen är sen innan den har fått veta det.',
  'date-outside-cycle': 'Datumet ligger utanför årscykeln eller efter ett steg ovanför som behöver uppgiften.',
  'no-request': 'Det finns ingen begäran om anstånd att svara på.',
  'section-missing': 'Ett eller flera obligatoriska avsnitt är tomma. Fyll i dem innan du lämnar in.',
  'requirement-missing': 'Något som uppgiften kräver är inte klart än. Det måste vara inlämnat eller godkänt först.',
  'child-reopened': 'En plan under den här är öppnad igen. Den måste vara godkänd på nytt först.',
  'unknown-person': 'Personen har inget uppdrag i organisationen i dag.',
  'unknown-intent': 'Klicket är inte känt. Öppna sidan igen och tryck en gång till.',
  'foreign-intent': 'Klicket hör till en annan uppgift, plan eller person.',
  'already-answered': 'Klicket är redan besvarat. Öppna sidan igen så ser du svaret.',
};
