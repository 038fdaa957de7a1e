/** The system cannot be started as asked; the lines say why and what to do. */
export class StartRefused extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'StartRefused';
    this.lines = lines;
  }
}
