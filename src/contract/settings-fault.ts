/** What a variable should have held; in Swedish in src/text. */
type SettingsExpectation =
  | 'port'
  | 'postgres-url'
  | 'postgres-tls'
  | 'host-and-port'
  | 'smtp-url'
  | 'imap-url'
  | 'web-url'
  | 'email'
  | 'set-with-smtp-url'
  | 'loopback-with-embedded'
  | 'readable-file'
  | 'pem-file'
  | 'certificate-and-key'
  | 'true-or-false'
  | 'tls-with-temporal'
  | 'only-with-address'
  | 'user-with-password';

/** One variable that cannot be used: which, what it says (of a secret nothing), and what was expected. */
export type SettingsFault = {
  readonly variable: string;
  readonly value: string;
  readonly expected: SettingsExpectation;
};
