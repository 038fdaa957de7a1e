import { describe, expect, test } from 'vitest';
import { renderMorningMail } from '../../src/email/render-morning-mail.ts';
import { COMBINED_MAILS } from './combined-mails.ts';
import { KIND_MAILS } from './sample-mails.ts';
import { CALENDAR, item, mailTo, RAKEL } from './sample-items.ts';

describe('the calendar file', () => {
  const calendar = renderMorningMail(KIND_MAILS.task).calendar ?? '';

  test('is a published whole day with the task\u2019s own UID and sequence', () => {
    expect(calendar).toContain('\r\nMETHOD:PUBLISH\r\n');
    expect(calendar).toContain('\r\nDTSTART;VALUE=DATE:20261106\r\n');
    expect(calendar).toContain('\r\nDTEND;VALUE=DATE:20261107\r\n');
    expect(unfolded(calendar)).toContain(`\r\nUID:${CALENDAR.uid}\r\n`);
    expect(calendar).toContain('\r\nSEQUENCE:0\r\n');
  });

  test('ends its last line, breaks every line with CRLF and folds at 75 octets', () => {
    expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('invites nobody and names nobody', () => {
    for (const mail of Object.values({ ...KIND_MAILS, ...COMBINED_MAILS })) {
      const file = renderMorningMail(mail).calendar ?? '';
      expect(file).not.toMatch(/ORGANIZER|ATTENDEE/);
      const names = mail.items.flatMap(({ holders, approver }) => [...holders, ...(approver ? [approver] : [])]);
      for (const { name } of names) expect(unfolded(file)).not.toContain(name.split(' ')[1]);
    }
  });

  test('an exception cancels the day instead of leaving it there', () => {
    expect(renderMorningMail(KIND_MAILS.excepted).calendar).toContain('\r\nSTATUS:CANCELLED\r\n');
  });

  test('two units\u2019 tasks are two events of one file', () => {
    const file = renderMorningMail(COMBINED_MAILS['rektor-two-units'] ?? KIND_MAILS.task).calendar ?? '';
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(file.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
  });

  test('the same task told twice is one event with the later sequence', () => {
    const twice = [
      item('task', { calendar: CALENDAR }),
      item('extended', { calendar: { ...CALENDAR, sequence: 1 }, due: '2026-11-20' }),
    ];
    const file = renderMorningMail(mailTo(RAKEL, '2026-10-09', twice)).calendar ?? '';
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(file).toContain('SEQUENCE:1\r\n');
    expect(file).toContain('VALUE=DATE:20261120\r\n');
  });

  test('who is told without having to do anything gets no file', () => {
    expect(renderMorningMail(KIND_MAILS['overdue-copy']).calendar).toBeUndefined();
    expect(renderMorningMail(KIND_MAILS.overdue).calendar).toBeUndefined();
  });

  test('a review and its task are different days in the calendar', () => {
    const review = renderMorningMail(KIND_MAILS.review).calendar ?? '';
    expect(unfolded(review)).toContain(`UID:granskning-${CALENDAR.uid}`);
    expect(review).toContain('VALUE=DATE:20261120\r\n');
  });
});

function unfolded(file: string): string {
  return file.replaceAll('\r\n ', '');
}
