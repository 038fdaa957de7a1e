// `npm test`: the check, then every test. The last line counts both.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check } from './check.mjs';
import { PROJECT, prepare, say } from './prepare.mjs';
import { runNode } from './run-node.mjs';
import { obtainTemporalCli } from './temporal-cli.mjs';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

await prepare();
const temporal = await obtainTemporalCli({ say });
const browser = process.env.CHROMIUM_PATH || BROWSERS.find((file) => existsSync(file));
if (browser === undefined && !process.env.CI) {
  say('Webbläsartesterna hoppas över: ingen Chromium finns. Installera den, eller ange den i CHROMIUM_PATH.');
}

const checked = await check();
const tested = await vitest(process.argv.slice(2));
const passed = checked.passed + tested.passed;
const failed = checked.failed + tested.failed;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

/** Runs the tests and counts them by Vitest's own report; a file that could not be run is one failure. */
async function vitest(args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-test-'));
  const report = path.join(folder, 'report.json');
  const projects = browser === undefined && !process.env.CI ? ['--project=domain', '--project=server'] : [];
  const code = await runNode(
    [
      path.join(PROJECT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...projects,
      ...args,
    ],
    {
      cwd: PROJECT,
      env: { ...process.env, TEMPORAL_CLI_PATH: temporal, ...(browser && { CHROMIUM_PATH: browser }) },
    },
  );
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unrunnable = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
    ).length;
    const counted = numFailedTests + unrunnable;
    return { passed: numPassedTests, failed: code !== 0 && counted === 0 ? 1 : counted };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
