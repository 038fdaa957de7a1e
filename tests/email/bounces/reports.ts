/** Reports in the shapes that mail servers write them; every person and host is invented. */
export const SENDER = 'retur@kommun.example';
export const MESSAGE_ID = '<4f0c1d2e3a@kommun.example>';
export const RAKEL = 'rakel@skolan.example';

type Report = {
  readonly to: string;
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly recipient?: string;
};

function lines(text: string): Buffer {
  return Buffer.from(text.replaceAll('\n', '\r\n'));
}

/** Postfix: `Auto-Submitted: auto-replied` as an out-of-office answer has, folded diagnostic, the message's head given back. */
export function postfixReport({
  to,
  action = 'failed',
  status = '5.1.1',
  diagnostic = `smtp; 550 5.1.1 <${RAKEL}>: Recipient address
    rejected: User unknown in local recipient table`,
  recipient = RAKEL,
}: Report): Buffer {
  return lines(`Return-Path: <>
X-Original-To: ${to}
Delivered-To: returer@kommun.example
Received: by mx.kommun.example (Postfix)
	id 4XYZ; Fri,  9 Oct 2026 08:00:07 +0200 (CEST)
Date: Fri,  9 Oct 2026 08:00:07 +0200 (CEST)
From: MAILER-DAEMON@mx.kommun.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4XYZ.1760/mx.kommun.example"
Message-Id: <20261009060007.4XYZ@mx.kommun.example>

This is a MIME-encapsulated message.

--4XYZ.1760/mx.kommun.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

--4XYZ.1760/mx.kommun.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kommun.example
X-Postfix-Queue-ID: 4XYZ
Arrival-Date: Fri,  9 Oct 2026 08:00:01 +0200 (CEST)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.skolan.example
Diagnostic-Code: ${diagnostic}

--4XYZ.1760/mx.kommun.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <${to}>
From: =?utf-8?q?=C3=85rshjul?= <${SENDER}>
To: ${RAKEL}
Subject: =?utf-8?q?Resultatredovisning_1?=
Message-ID: ${MESSAGE_ID}

--4XYZ.1760/mx.kommun.example--
`);
}

/** Office 365: HTML beside the text, no Original-Recipient, the whole message given back, To another than the Return-Path. */
export function exchangeReport({ to, status = '5.1.10', recipient = 'Rakel@Skolan.example' }: Report): Buffer {
  return lines(`Received: from PR3.prod.exchange.example by GV1.prod.exchange.example
Delivered-To: ${to}
From: "Microsoft Outlook" <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kommun.example>
To: <${SENDER}>
Subject: Undeliverable: Resultatredovisning 1
Date: Fri, 9 Oct 2026 06:00:09 +0000
Content-Type: multipart/report; report-type=delivery-status; boundary="_78b8_"
Content-Language: sv-SE
X-MS-Exchange-Message-Is-Ndr:
Auto-Submitted: auto-replied
MIME-Version: 1.0

--_78b8_
Content-Type: multipart/alternative; differences=Content-Type; boundary="_alt_"

--_alt_
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Det gick inte att leverera till Rakel=40Skolan.example. Anv=E4ndaren finns inte.

--_alt_
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Anv=E4ndaren finns inte.</p></body></html>

--_alt_--

--_78b8_
Content-Type: message/delivery-status

Reporting-MTA: dns;PR3.prod.exchange.example
Received-From-MTA: dns;mx.kommun.example
Arrival-Date: Fri, 9 Oct 2026 06:00:02 +0000

Final-Recipient: rfc822;${recipient}
Action: failed
Status: ${status}
Diagnostic-Code: smtp;550 ${status} RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
X-Display-Name: Rakel Vinterdal

--_78b8_
Content-Type: message/rfc822

From: =?utf-8?q?=C3=85rshjul?= <${SENDER}>
To: ${RAKEL}
Subject: Resultatredovisning 1
Message-ID:
 ${MESSAGE_ID}
MIME-Version: 1.0
Content-Type: text/plain

Hej Rakel

--_78b8_--
`);
}

/** Gmail: a picture beside the text, status and diagnostic in several lines, base64 where nobody else has it. */
export function gmailReport({ to, recipient = RAKEL }: Report): Buffer {
  const status = Buffer.from(
    `Reporting-MTA: dns; googlemail.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: Failed\r\nStatus: 5.1.1 (bad)\r\n` +
      `Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n 550-5.1.1 double-checking the recipient's email address\r\n 550 5.1.1 gsmtp\r\n`,
  ).toString('base64');
  return lines(`Delivered-To: ${SENDER}
Received: by 2002:a05:6402 with SMTP id x; Thu, 8 Oct 2026 23:00:08 -0700 (PDT)
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: ${to}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="000000000000a5"; report-type=delivery-status

--000000000000a5
Content-Type: multipart/related; boundary="000000000000b6"

--000000000000b6
Content-Type: text/plain; charset="UTF-8"

** Address not found **

--000000000000b6
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=
--000000000000b6--

--000000000000a5
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${status}
--000000000000a5--
`);
}

/** A report whose parts are in base64, and so hold whatever its writer wants. */
export function hostileReport({
  to,
  messageId,
  recipient = RAKEL,
}: {
  to: string;
  messageId: string;
  recipient?: string;
}): Buffer {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const status = `Final-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n`;
  return lines(`To: ${to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${base64(`Reporting-MTA: dns; x.example\r\n\r\n${status}`)}
--x
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: base64

${base64(`Message-ID: ${messageId}\r\n`)}
--x--
`);
}

/** Somebody is away; their program answers by itself, to the Return-Path. */
export function outOfOffice(to: string): Buffer {
  return lines(`Return-Path: <>
Delivered-To: ${to}
From: Rakel Vinterdal <${RAKEL}>
To: ${to}
Subject: =?iso-8859-1?Q?Autosvar:_Jag_=E4r_ledig?=
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Jag =E4r ledig till m=E5ndag. Status: 5.1.1, Action: failed.
`);
}

/** A bounce as some wrote them before there was a standard (qmail's). */
export function unstandardReport(to: string): Buffer {
  return lines(`Return-Path: <>
Delivered-To: ${to}
From: MAILER-DAEMON@gammal.example
To: ${to}
Subject: failure notice

Hi. This is the qmail-send program at gammal.example.
<${RAKEL}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: ${MESSAGE_ID}
`);
}
