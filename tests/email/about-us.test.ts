import { expect, test } from 'vitest';
import { isAboutUs } from '../../src/email/about-us.ts';

test.each([
  ['550 5.1.1 no such user', false],
  ['550 5.2.1 mailbox disabled', false],
  ['550 no such user', false],
  ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [HE1EUR01FT045.eop-EUR01.prod.example]', false],
  ['550 5.5.0 Requested action not taken: Mailbox Unavailable', false],
  ['550 #5.1.0 Address rejected.', false],
  ['550 5.4.1 Relay access denied', true],
  ['550-5.7.1 Our system has detected\n550 5.7.1 that this message is unsolicited', true],
  ['554 5.7.1 <rakel@skolan.example>: Recipient address rejected: Access denied', true],
  ['553 5.1.8 Bad sender address', true],
])('a mail server’s “%s” is about us: %s', (said, aboutUs) => {
  expect(isAboutUs(said)).toBe(aboutUs);
});

test.each([
  '550 5.1.1 [192.5.5.241] no such user',
  '550 no such user [5.7.1.241]',
  '550 5.1.1 no such user; the mail before it was 550 5.7.1',
  '550 no such user (host 10.5.4.1 said 5.7.1)',
  '550 5.7.1.241 says no such user',
])('digits further on, as in an address of the net, say nothing: “%s”', (said) => {
  expect(isAboutUs(said)).toBe(false);
});

test.each([
  ['5.1.1 550 5.7.1 no such user here', false],
  ['5.2.1 550 5.4.1 mailbox disabled', false],
  ['5.4.1 550 5.1.1 no such user', false],
  ['5.4.1 550 5.4.1 Recipient address rejected: Access denied', false],
  ['5.4.4 Host not found', true],
  ['5.0.0 550 5.7.26 unauthenticated mail is prohibited', true],
  ['5.7.1 550 5.0.0 blocked', true],
  ['5.7.1 550 blocked', true],
  ['5.0.0 550 no such user', false],
])(
  'a report’s status decides where it speaks of the address, else what the server said: “%s” is about us: %s',
  (said, aboutUs) => {
    expect(isAboutUs(said)).toBe(aboutUs);
  },
);
