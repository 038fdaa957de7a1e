export function obtainTemporalCli(options: { say: (line: string) => void }): Promise<string>;
export function findTemporalCli(): string | undefined;
