import path from 'node:path';
import { startMailCatcher } from './catcher/start-mail-catcher.ts';
import { PORTS, type Settings } from './contract/settings.ts';
import { runEntry } from './run-entry.ts';

async function main({ dataDirectory, ports }: Settings): Promise<void> {
  // Every accepted message is on disk before the sender is told so: it may be ended at any moment.
  await startMailCatcher({
    directory: path.join(dataDirectory, 'mail'),
    smtpPort: ports.smtp,
    pagePort: ports.mailPage,
  });
}

await runEntry(main, {
  listens: ({ ports }) => [
    { use: 'smtp', port: ports.smtp, variable: PORTS.smtp.variable },
    { use: 'mailPage', port: ports.mailPage, variable: PORTS.mailPage.variable },
  ],
});
