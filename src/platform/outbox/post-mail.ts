import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { describeFault } from '../log/index.ts';
import type { ClaimedLetter, Outcome } from './letter-store.ts';

/** A mail server and the sender, of SMTP_URL and MAIL_FROM. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS when the server offers it. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly from: { readonly name: string; readonly address: string };
}

const CONNECT_MS = 10_000;
/** Silence after which an answer is no longer waited for. */
const SILENCE_MS = 30_000;

/** Gives one letter to a mail server and tells what it said. */
export async function postMail(
  server: MailServer,
  letter: ClaimedLetter,
  signal: AbortSignal,
): Promise<Outcome> {
  const message = await composeMail(server, letter);
  let begun = false;
  const text = new Readable({
    // Asked for only after the server said that it is ready for the message.
    read() {
      begun = true;
      this.push(message);
      this.push(null);
    },
  });
  try {
    await talk(server, { from: server.from.address, to: [letter.address] }, text, signal);
    return { is: 'sent' };
  } catch (fault) {
    return outcomeOf(fault as SmtpFault, begun);
  }
}

/** The message as it travels. Its Message-ID is made of the letter's id, the same at each attempt. */
export async function composeMail(
  server: Pick<MailServer, 'from'>,
  letter: Pick<ClaimedLetter, 'id' | 'address' | 'subject' | 'body'>,
): Promise<Buffer> {
  const host = server.from.address.slice(server.from.address.lastIndexOf('@') + 1);
  return new MailComposer({
    from: { name: server.from.name, address: server.from.address },
    to: { name: '', address: letter.address },
    subject: letter.subject ?? '',
    text: letter.body,
    messageId: `<${letter.id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

interface Envelope {
  readonly from: string;
  readonly to: string[];
}

function talk(
  server: MailServer,
  envelope: Envelope,
  text: Readable,
  signal: AbortSignal,
): Promise<void> {
  const { host, port, secure, user, password } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  return new Promise<void>((resolve, reject) => {
    const end = (fault?: Error | null): void => {
      signal.removeEventListener('abort', stop);
      connection.close();
      if (fault === undefined || fault === null) resolve();
      else reject(fault);
    };
    const stop = (): void => end(new Error('no answer in time'));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) return stop();
    connection.on('error', end); // may come again after the end: nobody listens then
    const send = () => connection.send(envelope, text, (fault) => end(fault));
    connection.connect((fault) => {
      if (fault !== undefined && fault !== null) return end(fault);
      if (user === '') return send();
      connection.login({ user, credentials: { user, pass: password } }, (refused) => {
        if (refused === undefined || refused === null) send();
        else end(refused);
      });
    });
  });
}

type SmtpFault = Error & { readonly responseCode?: number; readonly command?: string };

/** Steps at which a refusal for good is about this letter, not about us or our settings. */
const ABOUT_THE_LETTER = /^(?:RCPT TO|DATA)/;

/**
 * An answer is an answer: 5xx to the recipient or the text is for good, everything else for later.
 * Without an answer the letter is known not to be sent only when its text was never asked for.
 */
function outcomeOf(fault: SmtpFault, begun: boolean): Outcome {
  const { responseCode = 0, command = '' } = fault;
  const words = describeFault(fault).message.split('\n')[0] ?? '';
  const kept = { fault: words.slice(0, 300) };
  if (responseCode >= 500 && ABOUT_THE_LETTER.test(command)) return { is: 'refused', ...kept };
  if (responseCode >= 400 || !begun) return { is: 'later', ...kept };
  return { is: 'unknown', ...kept };
}
