import { describe, expect, test } from 'vitest';
import { smtpSettings } from '../../src/email/smtp-settings.ts';

describe('the mail server\u2019s address', () => {
  test('gives host, port and whether TLS is there from the start', () => {
    expect(smtpSettings('smtp://127.0.0.1:1025')).toMatchObject({
      host: '127.0.0.1',
      port: 1025,
      secure: false,
      requireTLS: false,
    });
    expect(smtpSettings('smtps://post.sodertalje.example')).toMatchObject({
      port: 465,
      secure: true,
    });
    expect(smtpSettings('smtp://[::1]:25')).toMatchObject({ host: '::1', port: 25 });
  });
  test('a password is sent over TLS alone, unless it is said that it may go in the open', () => {
    const { auth, requireTLS } = smtpSettings('smtp://arshjul:hemligt%40ord@post.sodertalje.example:587');
    expect(auth).toEqual({ user: 'arshjul', pass: 'hemligt@ord' });
    expect(requireTLS).toBe(true);
    expect(smtpSettings('smtp://a:b@127.0.0.1:25?requireTLS=false').requireTLS).toBe(false);
  });
  test('anything else is refused without repeating it, for it may hold a password', () => {
    for (const wrong of [
      '',
      'post.example:25',
      'http://a:hemligt@post.example',
      'smtp://',
      'smtp://x?socketTimeout=snart',
      'smtp://a:hemligt%@post.example',
    ]) {
      expect(() => smtpSettings(wrong)).toThrow(RangeError);
    }
    expect(() => smtpSettings('http://a:hemligt@post.example')).not.toThrow(/hemligt/);
    expect(() => smtpSettings('smtp://a:hemligt%@post.example')).not.toThrow(/hemligt/);
  });
});
