import path from 'node:path';
import { startMailCatcher } from './catcher/start-mail-catcher.ts';
import { readSettings } from './contract/settings.ts';

const { dataDirectory, ports } = readSettings();
// Every accepted message is on disk before the sender is told so: it may be ended at any moment.
await startMailCatcher({
  directory: path.join(dataDirectory, 'mail'),
  smtpPort: ports.smtp,
  pagePort: ports.mailPage,
});
