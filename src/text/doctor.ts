import { capitalised, counted } from './numbers.ts';

/** So many stand in a line; all of them with --json. */
const SHOWN = 3;

type Listed = { readonly ids: readonly string[] };
type Counted = { readonly count: number };
type Shift = { readonly seconds: number };

function named({ ids }: Listed): string {
  const rest = ids.length - SHOWN;
  return `${ids.slice(0, SHOWN).join(', ')}${rest > 0 ? ` och ${rest} till` : ''}`;
}

const plans = ({ ids }: Listed): string => capitalised(counted(ids.length, 'plan', 'planer'));
const processes = ({ ids }: Listed): string => capitalised(counted(ids.length, 'process', 'processer'));

function shift({ seconds }: Shift): string {
  const size = Math.abs(seconds);
  const words = size < 120 ? counted(size, 'sekund', 'sekunder') : `${Math.round(size / 60)} minuter`;
  return `${words} ${seconds > 0 ? 'före' : 'efter'}`;
}

function age(minutes: number): string {
  if (minutes < 120) return counted(minutes, 'minut', 'minuter');
  return minutes < 2_880 ? `${Math.round(minutes / 60)} timmar` : `${Math.round(minutes / 1_440)} dygn`;
}

/** What `arshjul doctor` says of each finding: what is wrong, then what to do. */
export const DOCTOR_TEXT = {
  usage:
    'Användning: npx arshjul doctor [--addresses] [--json]\n' +
    'Ser efter vad som är fel och säger vad som kan göras. Ändrar inget. --addresses skriver ut adresserna som inte tar emot e-post.',
  working: 'Undersöker systemet …',
  well: 'Allt är som det ska.',
  findings: {
    'database-unreachable': ({ reason }: { reason: string }) => reason,
    'temporal-unreachable': ({ place }: { place: string }) =>
      `Temporal på ${place} svarar inte. Klick tas emot men avgörs inte förrän det svarar. Starta systemet med npm start, eller se efter TEMPORAL_ADDRESS och TEMPORAL_NAMESPACE.`,
    'mail-unreachable': ({ place, answer, embedded }: { place: string; answer: string; embedded: boolean }) =>
      embedded
        ? `E-postfångaren på ${place} går inte att nå (${answer}). Mejlen väntar, inget tappas. Se npx arshjul status och logs/mail.log.`
        : `E-postservern på ${place} går inte att nå (${answer}). Mejlen väntar, inget tappas. Se efter SMTP_URL och att servern är igång.`,
    'bounces-unreachable': ({ place, answer }: { place: string; answer: string }) =>
      `Brevlådan på ${place}, dit mejl som inte kommer fram ska komma tillbaka, går inte att läsa (${answer}). Under tiden märks inga adresser av sig själva. Se efter BOUNCE_IMAP_URL och lösenordet.`,
    'clock-database': (finding: Shift) =>
      `Databasens klocka går ${shift(finding)} den här datorns. Ställ båda efter en tidsserver (NTP); klickens tid avgör vad som är i tid.`,
    'clock-temporal': (finding: Shift) =>
      `Temporals klocka går ${shift(finding)} den här datorns. Ställ båda efter en tidsserver (NTP); annars avgörs planer vid fel tid.`,
    'migrations-missing': (finding: Listed) =>
      `Databasen saknar ${named(finding)}. Kör npm start, eller node prisma/apply-migrations.ts, innan något annat.`,
    'migrations-edited': (finding: Listed) =>
      `${named(finding)} har ändrats i prisma/migrations efter att databasen fick den. Ta tillbaka filen som den var; nya ändringar görs i en ny migrering.`,
    'migrations-failed': (finding: Listed) =>
      `${named(finding)} började läggas in i databasen men blev inte klar. Lägg tillbaka en säkerhetskopia från tiden före, eller rätta för hand enligt Prismas anvisningar.`,
    'migrations-newer': (finding: Listed) =>
      `Databasen har ${named(finding)}, som den här versionen av programmet inte känner till. Kör den nyare versionen.`,
    'audit-unguarded': (finding: Listed) =>
      `Loggen över vem som gjort vad är oskyddad: ${named(finding)} är borta i databasen, avslaget eller går att gå förbi. Slå på det igen (ALTER TABLE "Audit" ENABLE ALWAYS TRIGGER …), och pröva loggen med npx arshjul verify audit.`,
    'tables-owned': (finding: Listed) =>
      `Databasanvändaren i DATABASE_URL (${named(finding)}) äger databasens tabeller. Då hindras den från att ändra loggen över vem som gjort vad bara av triggers, som den själv kan slå av. Låt den stå i MIGRATION_DATABASE_URL i stället, sätt en annan användare i DATABASE_URL, och kör npm start eller node prisma/apply-migrations.ts, som ger den andra de rättigheter den behöver.`,
    'worker-missing': (finding: Listed) =>
      `Ingen arbetare hämtar arbete från ${named(finding)}. Inget avgörs och inget skickas. Se npx arshjul status och logs/worker.log.`,
    'attributes-missing': (finding: Listed) =>
      `Temporal saknar sökfälten ${named(finding)}, och planer kan inte startas. Kör npm start, eller temporal operator search-attribute create för vart och ett.`,
    'intents-unanswered': ({ count, minutes }: { count: number; minutes: number }) =>
      `${capitalised(counted(count, 'klick väntar', 'klick väntar', 'ett'))} på svar, det äldsta sedan ${age(minutes)}. Inget är tappat och klickets tid gäller. Svarar Temporal, och är arbetaren igång? Se npx arshjul status.`,
    'plans-overdue': (finding: Listed) =>
      `${plans(finding)} skulle ha avgjorts för mer än en timme sedan: ${named(finding)}. Kör npx arshjul reconcile, och se logs/worker.log.`,
    'looks-waiting': ({ count }: Counted) =>
      `${capitalised(counted(count, 'process', 'processer'))} har blivit ombedda att se efter på nytt men har inte gjort det. Är webben och arbetaren igång? Se npx arshjul status.`,
    'addresses-refused': ({ count, addresses }: { count: number; addresses?: readonly string[] }) =>
      `${capitalised(counted(count, 'adress tar', 'adresser tar'))} inte emot e-post${addresses ? `: ${addresses.join(', ')}` : ''}. Rätta i organisationsfilen och läs in den${addresses ? '' : '; npx arshjul doctor --addresses visar vilka'}.`,
    'notices-still': ({ count }: Counted) =>
      `${capitalised(counted(count, 'sak', 'saker'))} skulle ha stått i ett mejl vars morgon har passerat, och inget mejl är skrivet. Kör npx arshjul reconcile; går de inte nästa sändningsmorgon, se logs/worker.log.`,
    'emails-still': ({ count }: Counted) =>
      `${capitalised(counted(count, 'skrivet mejl', 'skrivna mejl', 'ett'))} har legat i mer än en kvart utan att någon lämnar dem till e-postservern. Är webben och arbetaren igång? Kör npx arshjul reconcile.`,
    'emails-postponed': ({ count }: Counted) =>
      `E-postservern säger ”inte nu” om ${counted(count, 'mejl', 'mejl', 'ett')}. Nya försök görs av sig själva till kl. 16. Varför står under Mejl.`,
    'emails-returned': ({ count }: Counted) =>
      `${capitalised(counted(count, 'mejl', 'mejl', 'ett'))} har kommit tillbaka den senaste veckan av skäl som gäller vår avsändare eller vägen dit, inte adressen. Det som stod i dem prövas på nytt varje morgon. Skälen står under Mejl; se efter SPF, DKIM och namnservern.`,
    'plans-without-process': (finding: Listed) =>
      `${plans(finding)} har ingen som väntar åt sig i Temporal: ${named(finding)}. Kör npx arshjul reconcile --yes.`,
    'processes-missing': (finding: Listed) =>
      `${processes(finding)} saknas i Temporal: ${named(finding)}. Kör npx arshjul reconcile --yes.`,
    'processes-silent': (finding: Listed) =>
      `${plans(finding)} svarar inte i Temporal: ${named(finding)}. Är arbetaren igång? Står processen still visar Temporals sida varför.`,
    'processes-apart': (finding: Listed) =>
      `${plans(finding)} i Temporal vet något annat än databasen: ${named(finding)}. Kör npx arshjul reconcile --yes.`,
    'processes-closed': (finding: Listed) =>
      `${processes(finding)} väntar i Temporal på något som är stängt: ${named(finding)}. Kör npx arshjul reconcile --yes.`,
    'processes-unknown': (finding: Listed) =>
      `${processes(finding)} i Temporal finns inte i databasen: ${named(finding)}. Är det rätt databas? Då avslutar npx arshjul reconcile --yes dem.`,
    'processes-foreign': (finding: Listed) =>
      `${processes(finding)} i Temporal hör till en kommun som inte finns i databasen: ${named(finding)}. Se efter DATABASE_URL och TEMPORAL_NAMESPACE.`,
  },
} as const;
