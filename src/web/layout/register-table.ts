import { html } from 'hono/html';
import type { Html } from '../page-context.ts';

export type Column<Row> = {
  readonly heading: string;
  readonly cell: (row: Row) => Html | string | number;
  /** Right-aligned figures. */
  readonly figures?: boolean;
};

/** One thing per row; where the screen is narrow each row becomes a card. The first column names the row. */
export function registerTable<Row>(
  caption: string,
  {
    columns,
    rows,
    visibleCaption = false,
  }: { columns: readonly Column<Row>[]; rows: readonly Row[]; visibleCaption?: boolean },
): Html {
  return html`<div class="scroll">
    <table class="register">
      <caption>
        ${visibleCaption ? caption : html`<span class="hide">${caption}</span>`}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" ${column.figures ? html` class="num"` : ''}>${column.heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, index) => tableCell(column, { row, first: index === 0 }))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function tableCell<Row>(column: Column<Row>, { row, first }: { row: Row; first: boolean }): Html {
  const content = column.cell(row);
  if (first) return html`<th scope="row">${content}</th>`;
  if (content === '') return html`<td></td>`;
  return html`<td${column.figures ? html` class="num"` : ''} data-label="${column.heading}">${content}</td>`;
}
