import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { Button, formatInstant, Now, Row, TextField, useText } from '../../../ui/index.ts';
import type { renewLink } from '../contract/index.ts';
import { accessScreenMessages } from './messages.ts';

export interface LinkShownProps {
  readonly login: string;
  readonly link: ReplyOf<typeof renewLink>['link'];
}

/** The one-time link, shown once, to be handed over. */
export function LinkShown({ login, link }: LinkShownProps) {
  const text = useText(accessScreenMessages);
  const [copied, setCopied] = useState(false);
  const address = new URL(link.path, window.location.origin).href;
  const copy = () => {
    void navigator.clipboard.writeText(address).then(() => setCopied(true));
  };
  return (
    <Now actions={<Button onClick={copy}>{text(copied ? 'link.copied' : 'link.copy')}</Button>}>
      <strong>{text('link.title', { login })}.</strong>{' '}
      {text('link.text', { time: formatInstant(link.expires) })}
      <Row style={{ marginTop: 4 }}>
        <TextField
          label={text('link.label')}
          hideLabel
          value={address}
          onChange={() => {}}
          width={520}
        />
      </Row>
    </Now>
  );
}
