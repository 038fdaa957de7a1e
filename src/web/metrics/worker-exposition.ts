const PATIENCE = 2_000;

/**
 * What the worker of this machine tells of workflows and activities, in Prometheus' text form, as it tells it; undefined when it
 * does not answer within two seconds.
 */
export async function workerExposition(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return undefined;
    const text = await answer.text();
    return text === '' || text.endsWith('\n') ? text : `${text}\n`;
  } catch {
    return undefined;
  }
}
