import type { WebSettings } from '../../web-services.ts';

/** Where Temporal's own pages show a process. */
export function temporalLink({ temporalUiAddress, temporalNamespace }: WebSettings, workflow: string): string {
  return `${temporalUiAddress}/namespaces/${encodeURIComponent(temporalNamespace)}/workflows/${encodeURIComponent(workflow)}`;
}

/** Where Temporal lists every process. */
export function temporalList({ temporalUiAddress, temporalNamespace }: WebSettings): string {
  return `${temporalUiAddress}/namespaces/${encodeURIComponent(temporalNamespace)}/workflows`;
}
